using System.Globalization;
using LuchengEco.Services.Auditing;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Which entries of the audit a page or file shows; all of it stands in the URL.</summary>
public readonly record struct AuditAsked(DateOnly? From, DateOnly? To, string? Person, string? Action, AuditOutcome? Outcome, int Page)
{
    private const string Day = "yyyy-MM-dd";

    public static IReadOnlyList<AuditOutcome> Outcomes { get; } = Enum.GetValues<AuditOutcome>();

    /// <summary>What is not understood counts as not given.</summary>
    public static AuditAsked Parse(string? from, string? to, string? person, string? action, string? outcome, int? page) => new(
        DayOf(from), DayOf(to), Given(person), Given(action), Outcomes.Select(known => (AuditOutcome?)known).FirstOrDefault(known => WordOf(known!.Value) == outcome),
        Math.Max(page ?? 1, 1));

    public AuditFilter Filter => new(From, To, Person, Action, Outcome, Page);

    public bool IsEmpty => From is null && To is null && Person is null && Action is null && Outcome is null;

    public static string WordOf(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Done => "done",
        AuditOutcome.Denied => "denied",
        AuditOutcome.Failed => "failed",
    };

    public string Url(string root) => EcoUrls.WithQuery(root, ("from", Text(From)), ("to", Text(To)), ("person", Person), ("action", Action),
        ("outcome", Outcome is { } outcome ? WordOf(outcome) : null), ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null));

    public static string? Text(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture);

    public static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
