using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Plans;
using Text = LuchengEco.Services.Resources.SummaryText;

namespace LuchengEco.Services.Reporting;

/// <summary>The sentences and table rows of a summary, made from the report's numbers.</summary>
internal static class SummarySentences
{
    /// <summary>Name, value and change in a clause: PM2.5浓度26微克/立方米，与上年同期持平.</summary>
    public static string Result(IndicatorReport indicator)
    {
        var change = YearOnYear.Change(indicator);
        return indicator.ShortName + ValueOf(indicator) + (change.Length == 0 ? "" : Text.Comma + change);
    }

    /// <summary>The reason of the status, the change against last year, and the published number where it says something else.</summary>
    public static string Progress(IndicatorReport indicator, FactView? published)
    {
        var sentence = Reason(indicator);
        if (YearOnYear.Change(indicator) is { Length: > 0 } change)
            sentence += Say(Text.ChangeSentence, change);
        foreach (var line in YearOnYear.Within(indicator))
            sentence += AsSentence(line);
        if (published is not null && published.Value != indicator.Progress.Rounded)
            sentence += Say(Text.PublishedSentence, Prose(published.Wording));
        else if (published is not null)
            sentence += Text.PublishedAgrees;
        return sentence;
    }

    /// <summary>The sentence of the status; for an indicator without target the plain result.</summary>
    public static string Reason(IndicatorReport indicator)
    {
        if (indicator.Progress is not { Target: null, Rounded: not null })
            return Prose(indicator.Progress.Reason);
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
        return Say(template, indicator.Progress.ThroughMonth, ValueOf(indicator));
    }

    /// <summary>The indicators without target that have a figure, in one sentence.</summary>
    public static IEnumerable<string> Statistics(IReadOnlyList<IndicatorReport> indicators)
    {
        var counted = indicators.Where(indicator => indicator.Progress is { Target: null, Rounded: not null }).ToList();
        if (counted.Count == 0)
            yield break;
        var clauses = counted.Select(indicator =>
        {
            var change = YearOnYear.Brief(indicator);
            return indicator.Name + ValueOf(indicator) + (change.Length == 0 || change == Text.Unchanged ? "" : Say(Text.InBrackets, change));
        });
        var month = counted[0].Progress.ThroughMonth;
        yield return Say(month == 12 ? Text.StatisticsYear : Text.StatisticsToDate, month, string.Join(Text.Semicolon, clauses));
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
            ({ } all, { } done) => Say(Text.CountDone, NumberText.Plain(done), NumberText.Plain(all), project.CountUnit),
            ({ } all, null) => NumberText.Plain(all) + project.CountUnit,
            _ => Text.Dash,
        };
        var investment = project.InvestmentText.Length > 0 ? project.InvestmentText
            : (project.InvestmentDone ?? project.InvestmentPlanned) is { } amount ? Say(Text.TenThousandYuan, NumberText.Plain(amount))
            : Text.Dash;
        return new ProjectLine(project.Name, areas.FirstOrDefault(area => area.Code == project.AreaCode)?.ShortName ?? "",
            project.Place.Length == 0 ? Text.Dash : project.Place, investment, count, project.State,
            project.Percent is { } percent ? NumberText.Plain(percent) + "%" : Text.Dash, project.InvestmentPlanned, project.InvestmentDone,
            project.ItemCount, project.ItemDone)
        {
            Due = Day(project.DueOn),
            Completed = Day(project.CompletedOn),
        };

        static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Text.Dash;
    }

    public static string Gap(IndicatorReport indicator) =>
        Say(Text.Gap, indicator.Name, string.Join(Text.EnumerationComma, indicator.Progress.MissingMonths.Select(month => month.ToString(CultureInfo.InvariantCulture))));

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
    public static string AsSentence(string text) => text is [.., '。' or '！' or '？' or '；'] ? text : text + Text.FullStop;

    /// <summary>Without the full stop at its end.</summary>
    public static string AsClause(string text) => text.TrimEnd('。');

    public static string Say(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);

    private static string ValueOf(IndicatorReport indicator)
    {
        var number = indicator.Write(indicator.Progress.Rounded);
        return indicator.Traits.Unit == "名" ? Say(Text.Rank, number) : number + Prose(indicator.Traits.Unit);
    }
}
