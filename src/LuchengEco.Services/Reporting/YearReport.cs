using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Events;

namespace LuchengEco.Services.Reporting;

/// <summary>The immutable result of one computation “year, through month”: pages, REST, PDF, Word and Excel read their numbers here and nowhere else.</summary>
public sealed record YearReport
{
    public required int Year { get; init; }

    public required YearMonth Through { get; init; }

    public required string Framework { get; init; }

    /// <summary>The moment at which the figures were read.</summary>
    public required DateTimeOffset ComputedAt { get; init; }

    /// <summary>Which figures counted.</summary>
    public ReportBasis Basis { get; init; }

    /// <summary>The past moment that was rebuilt; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Figures of the year through <see cref="Through"/> whose month is not approved, whether they counted or not.</summary>
    public int UnapprovedFigures => Indicators.Sum(indicator => indicator.UnapprovedMonths.Count);

    /// <summary>True when at least one target or figure, of the year or of the one before, is a demonstration.</summary>
    public required bool HasDemonstration { get; init; }

    /// <summary>Headline goals first in their order, then the catalogue's order.</summary>
    public required IReadOnlyList<IndicatorReport> Indicators { get; init; }

    public required IReadOnlyList<AreaReport> Areas { get; init; }

    public required IReadOnlyList<ProjectReport> Projects { get; init; }

    /// <summary>What happened in the months of the whole year, by month.</summary>
    public IReadOnlyList<EventLine> Events { get; init; } = [];

    public IEnumerable<IndicatorReport> Headlines => Indicators.Where(indicator => indicator.HeadlineOrder is not null);
}

/// <summary>One indicator in the report.</summary>
public sealed record IndicatorReport
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string ShortName { get; init; }
    public required IndicatorTraits Traits { get; init; }

    /// <summary>The direction of the target, or of the indicator when the year sets none.</summary>
    public required Direction Direction { get; init; }

    public required string AreaCode { get; init; }
    public required string UnitCode { get; init; }
    public required string UnitName { get; init; }
    public required string Definition { get; init; }
    public required int DefinitionVersion { get; init; }
    public string? NumeratorName { get; init; }
    public string? DenominatorName { get; init; }
    public int? HeadlineOrder { get; init; }
    public string? TargetNote { get; init; }
    public bool TargetIsDemonstration { get; init; }

    /// <summary>Status, value to date and what is still needed.</summary>
    public required IndicatorProgress Progress { get; init; }

    /// <summary>Value to date of the same months a year earlier by the definition of then, rounded; null where the indicator itself was not reported.</summary>
    public decimal? LastYear { get; init; }

    /// <summary>The whole of the year before, rounded.</summary>
    public decimal? LastYearFull { get; init; }

    /// <summary>January to December, always twelve.</summary>
    public required IReadOnlyList<MonthPoint> Months { get; init; }

    public required IReadOnlyList<MonthPoint> LastYearMonths { get; init; }

    /// <summary>Months through the report's that have a figure and are not approved.</summary>
    public IReadOnlyList<int> UnapprovedMonths => [.. Months.Where(point => point.Month <= Progress.ThroughMonth && point.Stored.HasFigure && !point.IsApproved).Select(point => point.Month)];

    /// <summary>From where on the indicator means something else, over all years, oldest first.</summary>
    public IReadOnlyList<DefinitionBreak> Breaks { get; init; } = [];

    /// <summary>Months through the report's whose figure counted and is not approved; none of a report of approved figures.</summary>
    public IReadOnlyList<int> CountedUnapproved => [.. Months.Where(point => point.Month <= Progress.ThroughMonth && point.Entry.HasFigure && !point.IsApproved).Select(point => point.Month)];

    /// <summary>Breaks between February and the report's month: the months of the year do not all mean the same.</summary>
    public IEnumerable<DefinitionBreak> BreaksWithin => Breaks.Where(found => found.From.Year == Progress.Year && found.From.Month > 1 && found.From.Month <= Progress.ThroughMonth);

    /// <summary>The first break that a comparison with the same months of last year would cross and that no note bridges; null where both may be compared.</summary>
    public DefinitionBreak? ComparisonBreak => Breaks.FirstOrDefault(found => !found.IsComparable && found.LiesBetween(new YearMonth(Progress.Year, Progress.ThroughMonth)));

    /// <summary>How <see cref="LastYear"/> or <see cref="PredecessorLastYear"/> was counted.</summary>
    public IndicatorTraits LastYearTraits { get => field ?? Traits; init; }

    /// <summary>How <see cref="LastYearFull"/> or <see cref="PredecessorLastYearFull"/> was counted.</summary>
    public IndicatorTraits LastYearFullTraits { get => field ?? Traits; init; }

    /// <summary>The indicator that was reported in this one's place a year earlier; null without one.</summary>
    public string? PredecessorCode { get; init; }

    public string? PredecessorName { get; init; }

    /// <summary>Its value to date of the same months a year earlier, rounded with its own decimals.</summary>
    public decimal? PredecessorLastYear { get; init; }

    /// <summary>Its whole year before, rounded with its own decimals.</summary>
    public decimal? PredecessorLastYearFull { get; init; }

    public bool PredecessorIsDemonstration { get; init; }

    /// <summary>What last year's values, its own or its predecessor's, were computed from; null where neither was reported then.</summary>
    public YearBefore? Before { get; init; }

    /// <summary>What happened in the months of the whole year and stands on it, its area's and the bureau's events among them, by month.</summary>
    public IReadOnlyList<EventLine> Events { get; init; } = [];

    /// <summary>Those of the months through the report's.</summary>
    public IEnumerable<EventLine> EventsThrough => Events.Where(line => line.Month.Month <= Progress.ThroughMonth);

    /// <summary>Edition of the standard by which the report's month is judged, such as <c>2012</c>; null where none matters.</summary>
    public string? StandardVersion { get; init; }

    /// <summary>What the year asks at the end of each month, January first; null without a curve.</summary>
    public IReadOnlyList<decimal>? Phased { get; init; }

    public string PhasedNote { get; init; } = "";

    /// <summary>The number with the indicator's decimals, or an em dash.</summary>
    public string Write(decimal? rounded) => rounded is { } value ? NumberText.Of(value, Traits.Decimals) : "—";

    /// <summary>≤26 or ≥97.5, as it was set; empty without one.</summary>
    public string WriteTarget() => Progress.Target is { } target ? (target.Direction == Direction.AtMost ? "≤" : "≥") + NumberText.Plain(target.Value) : "";
}

/// <summary>The year before of an indicator, or of the one in whose place it stands, with all that its values are explained from.</summary>
public sealed record YearBefore
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string UnitCode { get; init; }
    public required string UnitName { get; init; }

    /// <summary>What that year asked; null where it set no target.</summary>
    public TargetGoal? Goal { get; init; }

    public string? TargetNote { get; init; }

    /// <summary>January to December, always twelve; the predecessor's own where there is one.</summary>
    public required IReadOnlyList<MonthPoint> Months { get; init; }

    /// <summary>What it meant in the report's month a year earlier.</summary>
    public required MeaningThen SameMonths { get; init; }

    /// <summary>What it meant in December.</summary>
    public required MeaningThen WholeYear { get; init; }
}

/// <summary>What an indicator meant in a month, by the definition in force then.</summary>
public sealed record MeaningThen(YearMonth Through, IndicatorTraits Traits, string Definition, int DefinitionVersion, string? NumeratorName, string? StandardVersion);

/// <summary>One month of one indicator as stored, and the value to date that it leads to.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Entry">As it counts; blank when nobody wrote the cell or the report leaves it out.</param>
/// <param name="Value">The month's own value, unrounded: as typed, or the percentage of its fraction.</param>
/// <param name="ToDate">Value to date through this month, rounded; null after the report's month.</param>
/// <param name="Version">0 when nobody wrote the cell.</param>
/// <param name="IsDemonstration">Whether it is a demonstration figure.</param>
/// <param name="ChangedBy">Who wrote it last.</param>
public sealed record MonthPoint(int Month, FigureEntry Entry, decimal? Value, decimal? ToDate, int Version, bool IsDemonstration, string? ChangedBy)
{
    /// <summary>As typed, also where it does not count: equal to <see cref="Entry"/> where it does.</summary>
    public FigureEntry Stored { get; init; } = Entry;

    /// <summary>Where the month of the owning unit is on its way.</summary>
    public SubmissionState State { get; init; }

    /// <summary>When it was written last; null when nobody wrote the cell.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public bool IsApproved => State == SubmissionState.Approved;
}

/// <summary>One of the eight areas with its indicators; every count of them is the length of a list that can be shown.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Name">In full.</param>
/// <param name="ShortName">For narrow places.</param>
/// <param name="Indicators">In the report's order.</param>
/// <param name="Projects">How many projects of the year belong to it.</param>
public sealed record AreaReport(string Code, string Name, string ShortName, IReadOnlyList<IndicatorReport> Indicators, int Projects)
{
    public int Total => Indicators.Count;

    /// <summary>Only what occurs.</summary>
    public IReadOnlyDictionary<ProgressStatus, int> Counts => Indicators.CountBy(indicator => indicator.Progress.Status).ToDictionary();

    public IReadOnlyList<IndicatorReport> Of(ProgressStatus status) => [.. Indicators.Where(indicator => indicator.Progress.Status == status)];
}

/// <summary>A project of the year; amounts in 万元.</summary>
public sealed record ProjectReport(string Code, string Name, string AreaCode, string PlanItemCode, string Place, decimal? InvestmentPlanned,
    decimal? InvestmentDone, string InvestmentText, decimal? ItemCount, decimal? ItemDone, string CountUnit, ProjectState State, decimal? Percent)
{
    /// <summary>First day of the planned work; null where nobody set it.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day in time; null where nobody set it.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Only of a completed project, where the day is known.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>In their order.</summary>
    public IReadOnlyList<MilestoneReport> Milestones { get; init; } = [];

    /// <summary>The 科室 that answers for it; null for none.</summary>
    public string? UnitCode { get; init; }

    public string? UnitName { get; init; }

    /// <summary>To be given back with a change.</summary>
    public int Version { get; init; }

    /// <summary>What was said of its progress; empty without.</summary>
    public string Note { get; init; } = "";

    /// <summary>Its dates and milestones are a demonstration's.</summary>
    public bool IsDemonstration { get; init; }
}

/// <summary>A milestone of a project; <see cref="DoneOn"/> is null while it is open.</summary>
public sealed record MilestoneReport(string Name, DateOnly DueOn, DateOnly? DoneOn)
{
    /// <summary>Under which it is marked.</summary>
    public int Id { get; init; }
}
