using System.Globalization;
using LuchengEco.Services;
using LuchengEco.Services.Changes;

namespace LuchengEco.Web.Features.Changes;

/// <summary>Which changes a page, a file or a program asks for; all of it stands in the URL.</summary>
public readonly record struct ChangesAsked(DateTimeOffset? From, DateTimeOffset? To, ChangeKind? Kind, string? Unit, string? Text, int Page)
{
    private const string Minute = "yyyy-MM-dd'T'HH:mm";

    public static IReadOnlyList<ChangeKind> Kinds { get; } = Enum.GetValues<ChangeKind>();

    /// <summary>What is not understood counts as not given.</summary>
    public static ChangesAsked Parse(string? from, string? to, string? kind, string? unit, string? text, int? page) => new(MomentOf(from, isEnd: false), MomentOf(to, isEnd: true),
        Kinds.Select(known => (ChangeKind?)known).FirstOrDefault(known => WordOf(known!.Value) == kind), Given(unit), Given(text), Math.Max(page ?? 1, 1));

    public ChangeFilter Filter => new(Kind, Unit, Text);

    /// <summary>Since the start of yesterday on the bureau's calendar where nothing else is asked.</summary>
    public DateTimeOffset Begin(TimeProvider clock) => From ?? Clock.StartOf(clock.Today().AddDays(-1));

    public static string WordOf(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    public string Url(string root) => EcoUrls.WithQuery(root, ("from", Local(From)), ("to", Local(To)), ("kind", Kind is { } kind ? WordOf(kind) : null), ("unit", Unit), ("q", Text),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null));

    /// <summary>On the bureau's clock, as a field for date and time reads it.</summary>
    public static string? Local(DateTimeOffset? moment) => moment is { } at ? Clock.ToLocal(at).ToString(at.Second == 0 && at.Millisecond == 0 ? Minute : "yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture) : null;

    /// <summary>A day (its beginning, or as an end its last moment), a wall-clock time of the bureau, or a moment with its offset.</summary>
    public static DateTimeOffset? MomentOf(string? text, bool isEnd)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.Year is < 1900 or > 9000 ? null : Clock.StartOf(isEnd ? day.AddDays(1) : day);
        if (DateTime.TryParseExact(text, [Minute, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.fff"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall))
            return wall.Year is < 1900 or > 9000 ? null : new DateTimeOffset(wall, TimeSpan.FromHours(8)).ToUniversalTime();
        return text is { Length: > 10 and < 40 } && text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && moment.Year is >= 1900 and <= 9000 ? moment.ToUniversalTime() : null;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
