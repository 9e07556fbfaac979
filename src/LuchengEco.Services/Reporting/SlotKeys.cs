using System.Globalization;

namespace LuchengEco.Services.Reporting;

/// <summary>Names of the numbers that a summary may speak of; they stand in stored wordings and never change their meaning.</summary>
public static class SlotKeys
{
    /// <summary>The month through which the summary speaks.</summary>
    public const string Through = "through";

    /// <summary>The frame of a year's work, such as 1+8+53, under its year.</summary>
    public const string Framework = "framework";

    public const string FactPrefix = "fact/";

    public const string ProjectPrefix = "project/";

    public const string CountPrefix = "count/";

    /// <summary>A published number.</summary>
    public static string Fact(string code) => FactPrefix + code;

    /// <summary>A number of an indicator: <c>air.pm25/value</c>; the parts are those of its reason, and <c>change</c>, <c>last-year</c> …</summary>
    public static string Indicator(string code, string part) => code + "/" + part;

    public static string Project(string code, string part) => ProjectPrefix + code + "/" + part;

    /// <summary>How many of a kind the summary counts: <c>count/targets</c>.</summary>
    public static string Count(string kind) => CountPrefix + kind;

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
