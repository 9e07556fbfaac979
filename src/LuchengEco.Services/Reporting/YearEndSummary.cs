using LuchengEco.Domain;
using LuchengEco.Domain.Explanations;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Projects;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.Events;

namespace LuchengEco.Services.Reporting;

/// <summary>The year-end summary as content: page, PDF, Word and Excel lay out the same words and numbers and add none.</summary>
public sealed record YearEndSummary
{
    public required int Year { get; init; }

    public required YearMonth Through { get; init; }

    /// <summary>Full name of the bureau.</summary>
    public required string Bureau { get; init; }

    /// <summary>2023年度工作总结.</summary>
    public required string Title { get; init; }

    /// <summary>（截至10月）; empty when the year is complete.</summary>
    public required string Period { get; init; }

    /// <summary>鹿城分局2023年度总结, without extension.</summary>
    public required string FileName { get; init; }

    public required string Framework { get; init; }

    /// <summary>True when a figure or target behind the numbers is a demonstration: every page must say so.</summary>
    public required bool HasDemonstration { get; init; }

    /// <summary>The moment at which the figures were read.</summary>
    public required DateTimeOffset ComputedAt { get; init; }

    /// <summary>Date of <see cref="ComputedAt"/> in the bureau, such as 2024年1月26日, with the past moment whose data it shows, if any.</summary>
    public required string DatedOn { get; init; }

    /// <summary>Which figures counted and how many of them nobody approved: 数据口径：全部数据（其中未审核4项，涉及9、10月）.</summary>
    public required string Basis { get; init; }

    /// <summary>Paragraphs under the title, before the first chapter.</summary>
    public required IReadOnlyList<SummaryParagraph> Opening { get; init; }

    public required IReadOnlyList<SummaryChapter> Chapters { get; init; }

    /// <summary>附件1: headline indicators and every other one with a target.</summary>
    public required IReadOnlyList<TargetLine> Targets { get; init; }

    /// <summary>附件2 and 附件3: the headline indicators with their twelve months.</summary>
    public required IReadOnlyList<IndicatorReport> Headlines { get; init; }

    /// <summary>附件4.</summary>
    public required IReadOnlyList<ProjectLine> Projects { get; init; }

    /// <summary>At least one project has a day: only then its columns are printed.</summary>
    public bool ProjectsHaveDays => Projects.Any(project => (project.Due, project.Completed) != ("—", "—"));

    /// <summary>附件5: every published number of the year, grouped by the plan item in which it stands.</summary>
    public required IReadOnlyList<FactGroup> Facts { get; init; }

    /// <summary>附件6: how the number of each of <see cref="Headlines"/> was computed, in their order.</summary>
    public required IReadOnlyList<ExplainedGoal> Explanations { get; init; }

    /// <summary>附件7: what happened in the months through the summary's; empty without any, and then there is no such annex.</summary>
    public IReadOnlyList<EventLine> Events { get; init; } = [];

    /// <summary>Every indicator of the year with its months, for the spreadsheet.</summary>
    public required IReadOnlyList<IndicatorReport> Indicators { get; init; }

    /// <summary>Rows of the indicators outside the headlines, for the spreadsheet.</summary>
    public required IReadOnlyList<TargetLine> Others { get; init; }

    /// <summary>Titles of the annexes in their order.</summary>
    public required SummaryAnnexes Annexes { get; init; }

    public bool IsWholeYear => Through.Month == 12;

    /// <summary>Every paragraph in the order of the text.</summary>
    public IEnumerable<SummaryParagraph> Paragraphs => Opening.Concat(Chapters.SelectMany(chapter => chapter.Paragraphs.Concat(chapter.Sections.SelectMany(section => section.Paragraphs))));

    /// <summary>With other paragraphs in their places.</summary>
    public YearEndSummary WithParagraphs(Func<SummaryParagraph, SummaryParagraph> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return this with
        {
            Opening = [.. Opening.Select(change)],
            Chapters =
            [
                .. Chapters.Select(chapter => chapter with
                {
                    Paragraphs = [.. chapter.Paragraphs.Select(change)],
                    Sections = [.. chapter.Sections.Select(section => section with { Paragraphs = [.. section.Paragraphs.Select(change)] })],
                }),
            ],
        };
    }

    /// <summary>What a frozen summary is recognised by; null for a draft, which says on every page that it is one.</summary>
    public SummarySeal? Seal { get; init; }
}

/// <summary>What a frozen summary is recognised by.</summary>
/// <param name="Version">1 for the first, then one more for each correction.</param>
/// <param name="CheckCode">Short code of the content, in groups.</param>
/// <param name="CheckAddress">Page of this server that shows the frozen numbers.</param>
/// <param name="FrozenAt">Moment of the freeze, in UTC.</param>
/// <param name="FrozenBy">Who froze it.</param>
public sealed record SummarySeal(int Version, string CheckCode, string CheckAddress, DateTimeOffset FrozenAt, string FrozenBy);

/// <summary>Level 1 of the text: 一、黑体.</summary>
/// <param name="Number">一、</param>
/// <param name="Title">Without number.</param>
/// <param name="Paragraphs">Before the first section.</param>
/// <param name="Sections">Level 2, may be empty.</param>
public sealed record SummaryChapter(string Number, string Title, IReadOnlyList<SummaryParagraph> Paragraphs, IReadOnlyList<SummarySection> Sections)
{
    public string Heading => Number + Title;
}

/// <summary>Level 2: （一）楷体.</summary>
public sealed record SummarySection(string Number, string Title, IReadOnlyList<SummaryParagraph> Paragraphs)
{
    public string Heading => Number + Title;
}

/// <summary>A paragraph, with a run-in head such as “1.深化美丽鹿城建设。” where it has one.</summary>
/// <param name="Key">What it tells, stable between two computations: <c>goal/air.pm25</c>.</param>
/// <param name="Lead">Run-in head with its number; empty without one.</param>
/// <param name="Body">The text with its numbers as slots.</param>
public sealed record SummaryParagraph(string Key, string Lead, LivingText Body)
{
    /// <summary>What the rules wrote, where staff gave it other words; otherwise null.</summary>
    public LivingText? Draft { get; init; }

    /// <summary>The text as it is printed.</summary>
    public string Text => Body.ToString();
}

/// <summary>One row of a target table; texts as printed, numbers for a spreadsheet beside them.</summary>
/// <param name="Code">Indicator.</param>
/// <param name="Name">Of the indicator.</param>
/// <param name="Unit">As in tables.</param>
/// <param name="Decimals">Places of the numbers.</param>
/// <param name="Target">≤26, ≥97.5, or an em dash.</param>
/// <param name="ToDate">Value to date.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Needed">What is still needed.</param>
/// <param name="LastYear">Same months of last year, the predecessor's where there is one, with ※ where they mean something else.</param>
/// <param name="TargetValue">Number behind <paramref name="Target"/>.</param>
/// <param name="ToDateValue">Number behind <paramref name="ToDate"/>.</param>
/// <param name="LastYearValue">Number behind <paramref name="LastYear"/> where it means the same as this year's.</param>
/// <param name="Reason">The sentence of the status.</param>
/// <param name="Direction">Side of the target that is good.</param>
/// <param name="TargetNote">Where the target comes from.</param>
public sealed record TargetLine(string Code, string Name, string Unit, int Decimals, string Target, string ToDate, ProgressStatus Status, string Needed,
    string LastYear, decimal? TargetValue, decimal? ToDateValue, decimal? LastYearValue, string Reason, Direction Direction, string TargetNote)
{
    /// <summary>Months in the value to date that nobody approved.</summary>
    public IReadOnlyList<int> UnapprovedMonths { get; init; } = [];
}

/// <summary>One project of the year; texts as printed.</summary>
public sealed record ProjectLine(string Name, string Area, string Place, string Investment, string Count, ProjectState State, string Percent,
    decimal? InvestmentPlanned, decimal? InvestmentDone, decimal? ItemCount, decimal? ItemDone)
{
    public string Code { get; init; } = "";

    /// <summary>Of <see cref="ItemCount"/>.</summary>
    public string CountUnit { get; init; } = "";

    /// <summary>The due day, and after a completion its day: 2024-09-30, or an em dash.</summary>
    public string Due { get; init; } = "—";

    /// <inheritdoc cref="Due"/>
    public string Completed { get; init; } = "—";
}

/// <summary>Published numbers that stand in one plan item.</summary>
public sealed record FactGroup(string PlanItem, IReadOnlyList<FactLine> Facts);

/// <summary>One published number with its indicator, if staff count the same thing again.</summary>
public sealed record FactLine(string Name, string Wording, decimal Value, string Unit, Qualifier Qualifier, string Indicator)
{
    public string Code { get; init; } = "";
}

/// <summary>How the number of a headline goal was computed, and where the goal stands.</summary>
public sealed record ExplainedGoal(Explanation Explanation, ProgressStatus Status)
{
    /// <summary>The months behind the number; empty where none of them says anything, for then nothing can be recomputed.</summary>
    public IReadOnlyList<ExplanationCell> Cells => Explanation.Cells.Any(cell => !cell.Entry.IsBlank) ? Explanation.Cells : [];
}

/// <summary>Numbered titles of the six annexes, and of a seventh where something happened.</summary>
public sealed record SummaryAnnexes(SummaryAnnex Targets, SummaryAnnex Charts, SummaryAnnex Months, SummaryAnnex Projects, SummaryAnnex Facts, SummaryAnnex Explanations)
{
    /// <summary>Null where nothing happened that anybody noted.</summary>
    public SummaryAnnex? Events { get; init; }

    public IReadOnlyList<SummaryAnnex> All => Events is null ? [Targets, Charts, Months, Projects, Facts, Explanations] : [Targets, Charts, Months, Projects, Facts, Explanations, Events];
}

/// <summary>附件1 and its title.</summary>
public sealed record SummaryAnnex(string Number, string Title);
