using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.Plans;
using Text = LuchengEco.Services.Resources.SummaryText;

namespace LuchengEco.Services.Reporting;

/// <summary>The sentences and table rows of a summary, made from the report's numbers.</summary>
internal static class SummarySentences
{
    /// <summary>Name, value and change in a clause: PM2.5浓度26微克/立方米，与上年同期持平.</summary>
    public static LivingText Result(IndicatorReport indicator)
    {
        var change = Change(indicator, YearOnYear.Change(indicator));
        return indicator.ShortName + ValueOf(indicator) + (change.IsEmpty ? change : Text.Comma + change);
    }

    /// <summary>The reason of the status, the change against last year, what is remarkable about it, and the published number where it says something else.</summary>
    public static LivingText Progress(IndicatorReport indicator, FactView? published, IReadOnlyList<EarlierYear> earlier)
    {
        var sentences = new List<LivingText> { Reason(indicator) };
        if (Change(indicator, YearOnYear.Change(indicator)) is { IsEmpty: false } change)
            sentences.Add(Say(Text.ChangeSentence, change));
        sentences.AddRange(SummaryRemarks.Of(indicator, earlier));
        sentences.AddRange(YearOnYear.Within(indicator).Select(line => LivingText.FromString(AsSentence(line))));
        // What was published is a number of the whole year.
        if (published is not null && indicator.Progress.ThroughMonth == 12)
        {
            var agrees = published.Value == indicator.Progress.Rounded && published.Qualifier == Qualifier.Exact && Prose(published.Unit) == Prose(indicator.Traits.Unit);
            sentences.Add(agrees ? Text.PublishedAgrees : Say(Text.PublishedSentence, LivingText.Slot(SlotKeys.Fact(published.Code), Prose(published.Wording))));
        }
        return LivingText.Join("", sentences);
    }

    /// <summary>The sentence of the status; for an indicator without target the plain result.</summary>
    public static LivingText Reason(IndicatorReport indicator)
    {
        if (indicator.Progress is not { Target: null, Rounded: not null })
            return indicator.Progress.Reasoning.Reworded(Prose).Renamed(part => part == SlotKeys.Through ? part : SlotKeys.Indicator(indicator.Code, part));
        var template = (indicator.Progress.ThroughMonth, indicator.Traits.Accumulation) switch
        {
            (12, Accumulation.Sum) => Text.ResultSumYear,
            (12, Accumulation.WeightedMean) => Text.ResultMeanYear,
            (12, Accumulation.Ratio) => Text.ResultRatioYear,
            (12, Accumulation.Latest) => Text.ResultLatestYear,
            (_, Accumulation.Sum) => Text.ResultSum,
            (_, Accumulation.WeightedMean) => Text.ResultMean,
            (_, Accumulation.Ratio) => Text.ResultRatio,
            (_, Accumulation.Latest) => Text.ResultLatest,
        };
        return Say(template, Through(indicator.Progress.ThroughMonth), ValueOf(indicator));
    }

    /// <summary>The indicators without target that have a figure, in one sentence.</summary>
    public static IEnumerable<LivingText> Statistics(IReadOnlyList<IndicatorReport> indicators)
    {
        var counted = indicators.Where(indicator => indicator.Progress is { Target: null, Rounded: not null }).ToList();
        if (counted.Count == 0)
            yield break;
        var clauses = counted.Select(indicator =>
        {
            var change = YearOnYear.Brief(indicator);
            return indicator.Name + ValueOf(indicator) + (change.Length == 0 || change == Text.Unchanged || change == Text.UnchangedYear ? LivingText.Empty : Say(Text.InBrackets, Change(indicator, change)));
        });
        var month = counted[0].Progress.ThroughMonth;
        yield return Say(month == 12 ? Text.StatisticsYear : Text.StatisticsToDate, Through(month), LivingText.Join(Text.Semicolon, clauses));
    }

    public static TargetLine Line(IndicatorReport indicator)
    {
        var progress = indicator.Progress;
        var target = progress.Target is null ? Text.Dash : indicator.WriteTarget();
        return new TargetLine(indicator.Code, indicator.Name, indicator.Traits.Unit, indicator.Traits.Decimals, target, indicator.Write(progress.Rounded),
            progress.Status, RequirementText.Brief(progress, indicator.Traits) is { Length: > 0 } needed ? needed : Text.Dash, YearOnYear.SameMonths(indicator), progress.Target?.Value, progress.Rounded,
            indicator.ComparisonBreak is null && indicator.LastYearTraits == indicator.Traits ? indicator.LastYear : null, progress.Reason, indicator.Direction, indicator.TargetNote ?? "")
        {
            UnapprovedMonths = indicator.CountedUnapproved,
        };
    }

    public static ProjectLine Line(ProjectReport project, IReadOnlyList<AreaView> areas)
    {
        var count = (project.ItemCount, project.ItemDone) switch
        {
            ({ } all, { } done) when all == done => NumberText.Plain(all) + project.CountUnit,
            ({ } all, { } done) => Write(Text.CountDone, NumberText.Plain(done), NumberText.Plain(all), project.CountUnit),
            ({ } all, null) => NumberText.Plain(all) + project.CountUnit,
            _ => Text.Dash,
        };
        var investment = project.InvestmentText.Length > 0 ? project.InvestmentText
            : (project.InvestmentDone ?? project.InvestmentPlanned) is { } amount ? Write(Text.TenThousandYuan, NumberText.Plain(amount))
            : Text.Dash;
        return new ProjectLine(project.Name, areas.FirstOrDefault(area => area.Code == project.AreaCode)?.ShortName ?? "",
            project.Place.Length == 0 ? Text.Dash : project.Place, investment, count, project.State,
            project.Percent is { } percent ? NumberText.Plain(percent) + "%" : Text.Dash, project.InvestmentPlanned, project.InvestmentDone,
            project.ItemCount, project.ItemDone)
        {
            Code = project.Code,
            CountUnit = project.CountUnit,
            Due = Day(project.DueOn),
            Completed = Day(project.CompletedOn),
        };

        static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Text.Dash;
    }

    /// <summary>The day on which the figures were read, with the past moment they show, if any.</summary>
    public static string DatedOn(YearReport report)
    {
        var local = Clock.ToLocal(report.ComputedAt);
        return report.AsOf is { } asOf
            ? Write(Text.DateAsOf, local.Year, local.Month, local.Day, Clock.ToLocal(asOf).ToString("yyyy'年'M'月'd'日'HH':'mm", CultureInfo.InvariantCulture))
            : Write(Text.Date, local.Year, local.Month, local.Day);
    }

    public static LivingText Gap(IndicatorReport indicator) => Say(Text.Gap, indicator.Name,
        LivingText.Slot(SlotKeys.Indicator(indicator.Code, "missing"), string.Join(Text.EnumerationComma, indicator.Progress.MissingMonths.Select(SlotKeys.Number))));

    public static string Word(ProgressStatus status) => status switch
    {
        ProgressStatus.NoTarget => Text.StatusNoTarget,
        ProgressStatus.NoData => Text.StatusNoData,
        ProgressStatus.Secured => Text.StatusSecured,
        ProgressStatus.OnTrack => Text.StatusOnTrack,
        ProgressStatus.AtRisk => Text.StatusAtRisk,
        ProgressStatus.Unreachable => Text.StatusUnreachable,
    };

    /// <summary>Prose spells the unit out that tables abbreviate (methods §8).</summary>
    public static string Prose(string text) => text.Replace("µg/m³", Text.MicrogramsInProse, StringComparison.Ordinal);

    /// <summary>Ends with exactly one full stop.</summary>
    public static string AsSentence(string text) => IsSentence(text) ? text : text + Text.FullStop;

    /// <inheritdoc cref="AsSentence(string)"/>
    public static LivingText AsSentence(LivingText text) => IsSentence(text.ToString()) ? text : text + Text.FullStop;

    /// <summary>Without the full stop at its end.</summary>
    public static string AsClause(string text) => text.TrimEnd('。');

    public static LivingText Say(string template, params ReadOnlySpan<object?> values) => LivingText.Format(template, values);

    /// <summary>As a part of a line of a table, where nothing is a slot.</summary>
    public static string Write(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);

    /// <summary>The month through which the summary speaks.</summary>
    public static LivingText Through(int month) => LivingText.Slot(SlotKeys.Through, SlotKeys.Number(month));

    /// <summary>The number with its unit as prose writes it.</summary>
    public static LivingText ValueOf(IndicatorReport indicator)
    {
        var number = indicator.Write(indicator.Progress.Rounded);
        return LivingText.Slot(SlotKeys.Indicator(indicator.Code, "value"), indicator.Traits.IsRank ? Write(Text.Rank, number) : number + Prose(indicator.Traits.Unit));
    }

    private static LivingText Change(IndicatorReport indicator, string change) => change.Length == 0 ? LivingText.Empty : LivingText.Slot(SlotKeys.Indicator(indicator.Code, "change"), change);

    private static bool IsSentence(string text) => text is [.., '。' or '！' or '？' or '；'];
}
