using LuchengEco.Domain;

namespace LuchengEco.Services.Changes;

/// <summary>What one person did to one kind of thing on one day, told as one line.</summary>
/// <param name="Kind">What kind of thing changed.</param>
/// <param name="At">Moment of the newest of the changes.</param>
/// <param name="UserName">Empty where nobody is recorded.</param>
/// <param name="Month">The month that they concern; null without one.</param>
/// <param name="Year">The year where no month is concerned; null for what belongs to none.</param>
/// <param name="After">What it became, where all became the same, such as 已审核; empty otherwise.</param>
/// <param name="Subjects">What changed, each once, newest first.</param>
/// <param name="Count">How many changes.</param>
public sealed record ChangeGroup(ChangeKind Kind, DateTimeOffset At, string UserName, YearMonth? Month, int? Year, string After, IReadOnlyList<string> Subjects, int Count)
{
    /// <summary>The one indicator that changed; null where there are several or none.</summary>
    public string? IndicatorCode { get; init; }
}

/// <summary>What changed from a moment until now, in few lines.</summary>
/// <param name="From">Changes at this very moment are over.</param>
/// <param name="Total">How many changes.</param>
/// <param name="Told">How many of them, the newest, are told by <paramref name="Groups"/>.</param>
/// <param name="Headlines">Headline goals of the report's year whose value or status moved.</param>
/// <param name="Groups">Newest first.</param>
public sealed record ChangeDigest(DateTimeOffset From, int Total, int Told, IReadOnlyList<HeadlineMove> Headlines, IReadOnlyList<ChangeGroup> Groups)
{
    /// <summary>Groups lines that follow <see cref="ChangeReader"/>'s order, newest first.</summary>
    internal static IReadOnlyList<ChangeGroup> GroupsOf(IEnumerable<ChangeLine> lines) =>
    [
        .. lines.GroupBy(line => (line.Kind, line.UserName, Day: DateOnly.FromDateTime(Clock.ToLocal(line.At).DateTime), line.Month, Year: line.Month is null ? line.Year : null,
                After: line.Kind == ChangeKind.Submission ? line.After : ""))
            .Select(group =>
            {
                var codes = group.Select(line => line.IndicatorCode).Distinct().ToList();
                return new ChangeGroup(group.Key.Kind, group.Max(line => line.At), group.Key.UserName, group.Key.Month, group.Key.Year, group.Key.After,
                    [.. group.Select(line => line.Subject).Distinct()], group.Count()) { IndicatorCode = codes is [var only] ? only : null };
            }).OrderByDescending(group => group.At),
    ];
}
