using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Services.Briefs;

/// <summary>What stands at the head of every paper.</summary>
/// <param name="Bureau">In full.</param>
/// <param name="Title">Without period.</param>
/// <param name="Period">截至10月, 全年 or 2024年10月.</param>
/// <param name="FileName">Without extension.</param>
/// <param name="DatedOn">Day on which the figures were read, with the past moment they show, if any.</param>
/// <param name="Basis">Which figures counted.</param>
/// <param name="HasDemonstration">Every page must say so.</param>
/// <param name="ComputedAt">The moment at which the figures were read.</param>
public sealed record PaperHead(string Bureau, string Title, string Period, string FileName, string DatedOn, string Basis, bool HasDemonstration, DateTimeOffset ComputedAt);

/// <summary>An indicator in a table of a paper; texts as printed.</summary>
/// <param name="Indicator">For its chart.</param>
/// <param name="Name">Short.</param>
/// <param name="Unit">As in tables.</param>
/// <param name="Month">The month's own value, or the sign of why there is none.</param>
/// <param name="MonthLastYear">The same month of last year.</param>
/// <param name="ToDate">Value to date.</param>
/// <param name="LastYear">Same months of last year, with ※ where they mean something else.</param>
/// <param name="Change">Against last year; empty where nothing can be compared.</param>
/// <param name="Target">≤26, or an em dash.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Needed">What is still needed, or an em dash.</param>
public sealed record PaperGoal(IndicatorReport Indicator, string Name, string Unit, string Month, string MonthLastYear, string ToDate, string LastYear, string Change, string Target,
    ProgressStatus Status, string Needed)
{
    /// <summary>Something in the value to date is not approved.</summary>
    public bool IsUnapproved => Indicator.CountedUnapproved.Count > 0;

    /// <summary>The month's own figure counted and is not approved.</summary>
    public bool IsMonthUnapproved => Indicator.CountedUnapproved.Contains(Indicator.Progress.ThroughMonth);
}

/// <summary>A goal that is lost, in danger or doubtful.</summary>
/// <param name="Rank">1 for the most urgent.</param>
/// <param name="Decision">Kind and sentence.</param>
/// <param name="Remedy">What the rest of the year must bring, or what became of it.</param>
/// <param name="Unit">The 科室 that answers for it.</param>
/// <param name="Chance">达标把握35%; empty without an estimate and where the sentence tells it.</param>
public sealed record PaperRisk(int Rank, Decision Decision, string Remedy, string Unit, string Chance)
{
    /// <summary>Something in the numbers of the sentence is not approved.</summary>
    public bool IsUnapproved { get; init; }
}
