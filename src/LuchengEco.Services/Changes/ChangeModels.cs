using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Indicators;

namespace LuchengEco.Services.Changes;

/// <summary>What kind of thing changed; the words are the API's too, in lower case.</summary>
public enum ChangeKind
{
    Figure,
    Submission,
    Target,

    /// <summary>A new version of an indicator's definition.</summary>
    Definition,

    /// <summary>Indicators, units, areas, years, links, plan items and projects.</summary>
    Catalogue,

    /// <summary>A note that bridges a break of a definition.</summary>
    Bridge,
    Evidence,

    /// <summary>What happened in a month, noted and taken away.</summary>
    Event,
}

/// <summary>Which changes are asked for; null filters nothing.</summary>
/// <param name="Kind">Only these.</param>
/// <param name="Unit">Only those of one 科室.</param>
/// <param name="Text">Part of a name, code, person, note or reason.</param>
public sealed record ChangeFilter(ChangeKind? Kind = null, string? Unit = null, string? Text = null);

/// <summary>One change.</summary>
public sealed record ChangeLine
{
    public required ChangeKind Kind { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Empty where nobody is recorded: changes of the catalogue by a start, or by SQL.</summary>
    public required string UserName { get; init; }

    /// <summary>What changed: an indicator, a unit, a project.</summary>
    public required string Subject { get; init; }

    public string? IndicatorCode { get; init; }
    public string? UnitCode { get; init; }

    /// <summary>Of the project that changed, or whose milestone did; null once it is gone.</summary>
    public string? ProjectCode { get; init; }

    public YearMonth? Month { get; init; }
    public int? Year { get; init; }

    /// <summary>In words; a dash where nothing stood.</summary>
    public required string Before { get; init; }

    /// <inheritdoc cref="Before"/>
    public required string After { get; init; }

    public string? Reason { get; init; }

    /// <summary>Null for anything but figures.</summary>
    public Door? Door { get; init; }

    /// <summary>Of the figure or the definition.</summary>
    public int? Version { get; init; }

    /// <summary>Field by field, where there are several.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];
}

/// <summary>A headline goal whose value or status differs between two moments.</summary>
public sealed record HeadlineMove(int Year, string Code, string Name, string Unit, HeadlineState? Before, HeadlineState? After);

/// <param name="Through">Last month of the report.</param>
/// <param name="Value">As printed.</param>
/// <param name="Status">Where the goal stood.</param>
public sealed record HeadlineState(YearMonth Through, string Value, ProgressStatus Status);

/// <summary>One page of what changed after <paramref name="From"/> and not after <paramref name="To"/>.</summary>
/// <param name="From">The moment before the first change.</param>
/// <param name="To">Null for now.</param>
/// <param name="Counts">Of each kind, on all pages and without the filter of the kind.</param>
/// <param name="Headlines">Reports as of both moments compared.</param>
/// <param name="Lines">Newest first.</param>
/// <param name="Total">On all pages.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">At least 1.</param>
public sealed record ChangePage(DateTimeOffset From, DateTimeOffset? To, IReadOnlyDictionary<ChangeKind, int> Counts, IReadOnlyList<HeadlineMove> Headlines,
    IReadOnlyList<ChangeLine> Lines, int Total, int Page, int Pages);
