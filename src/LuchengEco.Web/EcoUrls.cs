using System.Globalization;
using LuchengEco.Domain;

namespace LuchengEco.Web;

/// <summary>Every address of the product, built in one place.</summary>
public static class EcoUrls
{
    public const string Home = "/";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Password = "/password";
    public const string Forbidden = "/forbidden";
    public const string ReturnParameter = "returnUrl";
    public const string EntryRoot = "/entry";
    public const string IndicatorsRoot = "/indicators";
    public const string PlansRoot = "/plans";
    public const string ProjectsRoot = "/projects";
    public const string SummaryRoot = "/summary";
    public const string ApiReference = "/api-reference";

    /// <summary>Home of a year through a month.</summary>
    public static string HomeOf(YearMonth through) => Format($"/?year={through.Year}&month={through.Month}");

    /// <summary>Home of a year through its last month with figures.</summary>
    public static string HomeOfYear(int year) => Format($"/?year={year}");

    public static string Area(string code, YearMonth through) => Format($"/areas/{code}?year={through.Year}&month={through.Month}");

    public static string Entry(YearMonth month) => Format($"/entry/{month}");

    public static string Indicator(string code, YearMonth through) => Format($"/indicators/{code}?year={through.Year}&month={through.Month}");

    public static string Indicators(YearMonth through) => Format($"/indicators?year={through.Year}&month={through.Month}");

    public static string Plan(int year) => Format($"/plans/{year}");

    public static string Projects(int year) => Format($"/projects/{year}");

    public static string Summary(YearMonth through) => Format($"/summary/{through.Year}?month={through.Month}");

    public static string SummaryFile(YearMonth through, string extension) => Format($"/api/v1/years/{through.Year}/summary.{extension}?through={through}");

    /// <summary>Only addresses of this site are followed after sign-in: a path that starts with exactly one slash.</summary>
    public static string Local(string? returnUrl) =>
        returnUrl is ['/', ..] and not ['/', '/' or '\\', ..] && !returnUrl.Any(char.IsControl) ? returnUrl : Home;

    private static string Format(FormattableString address) => address.ToString(CultureInfo.InvariantCulture);
}
