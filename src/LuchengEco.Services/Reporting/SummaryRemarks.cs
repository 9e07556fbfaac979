using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Projects;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.Plans;
using Text = LuchengEco.Services.Resources.SummaryText;

namespace LuchengEco.Services.Reporting;

/// <summary>The same months of an earlier year, for an indicator that means the same since then.</summary>
/// <param name="Year">Before the summary's.</param>
/// <param name="Value">Value to date through the summary's month, rounded.</param>
public sealed record EarlierYear(int Year, decimal Value);

/// <summary>What a writer would say beyond the bare result: a record, a goal reached for the first time, why a goal is red and what is done about it.</summary>
internal static class SummaryRemarks
{
    /// <summary>So many names are told; the rest is counted.</summary>
    private const int Told = 3;

    /// <summary>With one earlier year a change says it all: a record needs two.</summary>
    private const int YearsOfARecord = 2;

    /// <summary>Best or worst of all years, and a goal that no earlier year would have met.</summary>
    public static IEnumerable<LivingText> Of(IndicatorReport indicator, IReadOnlyList<EarlierYear> earlier)
    {
        // With a month missing nobody knows what the year will have been.
        if (indicator.Progress is not { Rounded: { } now, MissingMonths.Count: 0 } || earlier.Count == 0)
            yield break;
        var isWholeYear = indicator.Progress.ThroughMonth == 12;
        var since = LivingText.Slot(SlotKeys.Indicator(indicator.Code, "since"), SlotKeys.Number(earlier.Min(year => year.Year)));
        if (earlier.Count >= YearsOfARecord)
        {
            if (earlier.All(year => IsBetter(indicator, now, year.Value)))
                yield return SummarySentences.Say(isWholeYear ? Text.RemarkBestYear : Text.RemarkBest, since);
            else if (earlier.All(year => IsBetter(indicator, year.Value, now)))
                yield return SummarySentences.Say(isWholeYear ? Text.RemarkWorstYear : Text.RemarkWorst, since);
        }
        if (indicator.Progress is { Target: { } target, ThroughMonth: 12 } && ProgressCalculator.Meets(indicator.Traits, target, now)
            && earlier.All(year => !ProgressCalculator.Meets(indicator.Traits, target, year.Value)))
            yield return SummarySentences.Say(Text.RemarkFirst, since);
    }

    /// <summary>Why a goal is red: the events noted on it, or else the months that missed it.</summary>
    public static IEnumerable<LivingText> Causes(IndicatorReport indicator)
    {
        var events = indicator.EventsThrough.ToList();
        if (events.Count > 0)
        {
            var told = events.TakeLast(Told).Select(line => SummarySentences.Say(Text.CauseEvent, line.Month.Month, SummarySentences.AsClause(line.Text)));
            yield return SummarySentences.Say(Text.CauseEvents, LivingText.Join(Text.Semicolon, told));
        }
        if (indicator.Progress.Target is not { } target || indicator.Traits.Accumulation is not (Accumulation.WeightedMean or Accumulation.Ratio))
            yield break;
        var missed = indicator.Months.Where(point => point.Month <= indicator.Progress.ThroughMonth && point.Value is { } value && !ProgressCalculator.Meets(indicator.Traits, target, value)).ToList();
        if (missed.Count > 0 && missed.Count < indicator.Progress.ThroughMonth)
        {
            yield return SummarySentences.Say(Text.CauseMonths,
                LivingText.Slot(SlotKeys.Indicator(indicator.Code, "missed-months"), string.Join(Text.EnumerationComma, missed.Select(point => SlotKeys.Number(point.Month)))));
        }
    }

    /// <summary>What is done about it: the year's work of its area and the projects there that are not finished.</summary>
    public static IEnumerable<LivingText> Remedies(IndicatorReport indicator, IReadOnlyList<PlanNode> work, IReadOnlyList<ProjectReport> projects)
    {
        if (work.Count > 0)
            yield return SummarySentences.Say(Text.RemedyWork, Names(work.Select(node => SummarySentences.AsClause(node.Name)), work.Count));
        var open = projects.Where(project => project.AreaCode == indicator.AreaCode && project.State != ProjectState.Completed).ToList();
        if (open.Count > 0)
        {
            yield return SummarySentences.Say(Text.RemedyProjects, LivingText.Slot(SlotKeys.Indicator(indicator.Code, "open-projects"), SummarySentences.Write(Text.Projects, open.Count)),
                Names(open.Select(project => project.Name), open.Count));
        }
    }

    private static string Names(IEnumerable<string> names, int count) => string.Join(Text.EnumerationComma, names.Take(Told)) + (count > Told ? Text.AndOthers : "");

    private static bool IsBetter(IndicatorReport indicator, decimal one, decimal other) => indicator.Direction == Direction.AtMost ? one < other : one > other;
}
