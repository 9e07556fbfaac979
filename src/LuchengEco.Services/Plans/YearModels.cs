using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;

namespace LuchengEco.Services.Plans;

/// <summary>A year as its administrator sees it.</summary>
/// <param name="Year">The year.</param>
/// <param name="Framework">In one line.</param>
/// <param name="Statement">What it asks for in general; may be empty.</param>
/// <param name="IsOwn">Opened here, not stated by the catalogue.</param>
/// <param name="OpenedFrom">The year before; null for the catalogue's and for an earlier one that was opened alone.</param>
/// <param name="OpenedBy">Empty for the catalogue's.</param>
/// <param name="OpenedAt">Null for the catalogue's.</param>
/// <param name="Items">Plan items.</param>
/// <param name="Indicators">Reported in it.</param>
/// <param name="Targets">Set for it.</param>
/// <param name="Figures">Cells that somebody wrote.</param>
/// <param name="MayChange">Own, without figures and submissions, and no year was opened from it.</param>
public sealed record YearLine(int Year, string Framework, string Statement, bool IsOwn, int? OpenedFrom, string OpenedBy, DateTimeOffset? OpenedAt,
    int Items, int Indicators, int Targets, int Figures, bool MayChange);

/// <summary>The years, newest first, and what can be opened.</summary>
/// <param name="Years">Those that are set up.</param>
/// <param name="Next">What the year after the newest starts from; null where there is none to start from.</param>
/// <param name="Earlier">Indicators that begin later than the year before the oldest, for an earlier year.</param>
public sealed record YearList(IReadOnlyList<YearLine> Years, OpeningDraft? Next, IReadOnlyList<NamedYear> Earlier);

/// <summary>An indicator and the first year in which it is reported.</summary>
public sealed record NamedYear(string Code, string Name, int FirstYear);

/// <summary>What a new year starts from.</summary>
public sealed record OpeningDraft(int From, int Year, string Framework, string Statement, IReadOnlyList<OpeningIndicator> Indicators, IReadOnlyList<OpeningItem> Items);

/// <summary>An indicator that goes on by itself.</summary>
/// <param name="Code">Of the indicator.</param>
/// <param name="Name">Of the indicator.</param>
/// <param name="Measure">Its unit.</param>
/// <param name="IsHeadline">Among the headline goals.</param>
/// <param name="Direction">Of the target, or the indicator's own.</param>
/// <param name="Target">Of the year before; null where it asked nothing.</param>
/// <param name="Note">What the new target's note starts with.</param>
/// <param name="Rules">Consistency rules that use it.</param>
public sealed record OpeningIndicator(string Code, string Name, string Measure, bool IsHeadline, Direction Direction, decimal? Target, string Note, int Rules);

/// <summary>An item of the year before in the order of its tree.</summary>
public sealed record OpeningItem(string Code, string NewCode, string? Parent, PlanItemKind Kind, string Name, int Depth);

/// <summary>A year as somebody wants it opened from the one before.</summary>
/// <param name="From">The newest year.</param>
/// <param name="Framework">In one line.</param>
/// <param name="Statement">May be empty.</param>
/// <param name="Ended">Codes of indicators whose last year is <paramref name="From"/>.</param>
/// <param name="Targets">Carried targets; what is not here is dropped.</param>
/// <param name="Items">Carried items with their names; what is not here is dropped.</param>
public sealed record YearOpening(int From, string? Framework, string? Statement, IReadOnlyCollection<string> Ended, IReadOnlyList<OpeningTarget> Targets, IReadOnlyList<CarriedItem> Items);

public sealed record OpeningTarget(string Indicator, decimal Value, string? Note);

/// <param name="Code">In the year before.</param>
/// <param name="Name">In the new year.</param>
public sealed record CarriedItem(string Code, string? Name);
