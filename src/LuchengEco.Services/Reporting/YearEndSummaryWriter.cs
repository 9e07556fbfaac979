using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Plans;
using Text = LuchengEco.Services.Resources.SummaryText;

namespace LuchengEco.Services.Reporting;

/// <summary>Writes the summary from the year's report and plan: pure, so the same data always give the same document.</summary>
public static class YearEndSummaryWriter
{
    /// <param name="report">Where every computed number comes from.</param>
    /// <param name="plan">The year's tree with its published facts and paragraphs.</param>
    /// <param name="next">The tree of the year after, whose work is announced; null when there is none yet.</param>
    public static YearEndSummary Write(YearReport report, PlanTree plan, PlanTree? next = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(plan);
        var nodes = plan.Roots.SelectMany(root => root.SelfAndBelow()).ToList();
        var facts = nodes.SelectMany(node => node.Facts).ToList();
        var annexes = new SummaryAnnexes(Annex(1, Text.AnnexTargets), Annex(2, Text.AnnexCharts), Annex(3, Text.AnnexMonths),
            Annex(4, Text.AnnexProjects), Annex(5, Text.AnnexFacts), Annex(6, Text.AnnexExplanations))
        {
            Events = report.Events.Any(line => line.Month <= report.Through) ? Annex(7, Text.AnnexEvents) : null,
        };
        var headlines = report.Headlines.ToList();
        var others = report.Indicators.Where(indicator => indicator.HeadlineOrder is null).ToList();
        var local = Clock.ToLocal(report.ComputedAt);
        return new YearEndSummary
        {
            Year = report.Year,
            Through = report.Through,
            Bureau = Text.Bureau,
            Title = Say(Text.Title, report.Year),
            Period = report.Through.Month == 12 ? "" : Say(Text.Period, report.Through.Month),
            FileName = Say(Text.FileName, report.Year),
            Framework = plan.Framework,
            HasDemonstration = report.HasDemonstration,
            ComputedAt = report.ComputedAt,
            DatedOn = report.AsOf is { } asOf
                ? Say(Text.DateAsOf, local.Year, local.Month, local.Day, Clock.ToLocal(asOf).ToString("yyyy'年'M'月'd'日'HH':'mm", System.Globalization.CultureInfo.InvariantCulture))
                : Say(Text.Date, local.Year, local.Month, local.Day),
            Basis = MaturityWords.Basis(report),
            Opening = Opening(report, plan, nodes, headlines),
            Chapters = Numbered(
            [
                Goals(headlines, facts),
                Areas(report, plan, nodes),
                PlanOf(plan, Say(Text.PlanTitle, plan.Year)),
                Problems(report),
                next is null ? null : PlanOf(next, Say(Text.NextPlanTitle, next.Year)),
            ]),
            Targets = [.. headlines.Concat(others.Where(indicator => indicator.Progress.Target is not null)).Select(SummarySentences.Line)],
            Headlines = headlines,
            Explanations = [.. headlines.Select(indicator => new ExplainedGoal(IndicatorExplanation.Of(indicator), indicator.Progress.Status))],
            Events = [.. report.Events.Where(line => line.Month <= report.Through)],
            Indicators = report.Indicators,
            Projects = [.. report.Projects.Select(project => SummarySentences.Line(project, plan.Areas))],
            Facts =
            [
                .. nodes.Where(node => node.Facts.Count > 0).Select(node => new FactGroup(node.Name,
                [
                    .. node.Facts.Select(fact => new FactLine(fact.Name, fact.Wording, fact.Value, fact.Unit, fact.Qualifier,
                        report.Indicators.FirstOrDefault(indicator => indicator.Code == fact.Indicator)?.ShortName ?? "")),
                ])),
            ],
            Others = [.. others.Select(SummarySentences.Line)],
            Annexes = annexes,
        };
    }

    private static List<string> Opening(YearReport report, PlanTree plan, List<PlanNode> nodes, List<IndicatorReport> headlines)
    {
        var paragraphs = new List<string>
        {
            Say(report.Through.Month == 12 ? Text.OpeningFramework : Text.OpeningFrameworkToDate,
                report.Year, Text.Bureau, SummarySentences.AsClause(plan.Framework), report.Through.Month),
        };
        if (plan.Statement is { Length: > 0 } statement)
            paragraphs.Add(SummarySentences.AsSentence(statement));
        var told = nodes.Where(node => node.AreaCode is null).SelectMany(node => node.Paragraphs).Select(SummarySentences.AsSentence).ToList();
        paragraphs.AddRange(told);
        var results = headlines.Where(indicator => indicator.Progress.Rounded is not null).Select(SummarySentences.Result).ToList();
        // The catalogue's own paragraph of a published year already states the results.
        if (told.Count == 0 && results.Count > 0)
            paragraphs.Add(Say(report.Through.Month == 12 ? Text.OpeningYear : Text.OpeningToDate, report.Through.Month, string.Join(Text.Semicolon, results)));
        var withTarget = report.Indicators.Where(indicator => indicator.Progress.Target is not null).ToList();
        if (withTarget.Count > 0)
        {
            var counts = new[] { ProgressStatus.Secured, ProgressStatus.OnTrack, ProgressStatus.AtRisk, ProgressStatus.Unreachable, ProgressStatus.NoData }
                .Select(status => (Word: SummarySentences.Word(status), Count: withTarget.Count(indicator => indicator.Progress.Status == status)))
                .Where(pair => pair.Count > 0)
                .Select(pair => Say(Text.StatusCount, pair.Word, pair.Count));
            paragraphs.Add(Say(Text.OpeningStatus, withTarget.Count, string.Join(Text.EnumerationComma, counts)));
        }
        return paragraphs;
    }

    private static SummaryChapter? Goals(List<IndicatorReport> headlines, List<FactView> facts) => headlines.Count == 0 ? null
        : new SummaryChapter("", Text.GoalsTitle,
            Runs(headlines.Select(indicator => (indicator.Name, SummarySentences.Progress(indicator, facts.FirstOrDefault(fact => fact.Indicator == indicator.Code))))), []);

    private static SummaryChapter Areas(YearReport report, PlanTree plan, List<PlanNode> nodes)
    {
        var sections = plan.Areas.Select((area, index) =>
        {
            var narrated = nodes.Where(node => node.AreaCode == area.Code && !IsPlanned(node) && node.Paragraphs.Count > 0)
                .SelectMany(node => node.Paragraphs.Select((text, part) => (part == 0 ? node.Name : "", SummarySentences.AsSentence(text)))).ToList();
            var indicators = report.Indicators.Where(indicator => indicator.AreaCode == area.Code).ToList();
            // Without a paragraph of its own the area speaks through its indicators; with one, only its targets are added.
            var runs = narrated
                .Concat(indicators.Where(indicator => indicator.HeadlineOrder is null && indicator.Progress.Target is not null)
                    .Select(indicator => (indicator.Name, SummarySentences.Progress(indicator, null))))
                .ToList();
            var paragraphs = Runs(runs);
            if (narrated.Count == 0)
                paragraphs.AddRange(SummarySentences.Statistics(indicators).Select(text => new SummaryParagraph("", text)));
            var undertakings = nodes.Where(node => node.AreaCode == area.Code && IsPlanned(node) && node.Children.Count == 0).Select(node => node.Name).ToList();
            if (undertakings.Count > 0)
                paragraphs.Add(new SummaryParagraph("", Say(Text.AreaUndertakings, string.Join(Text.Semicolon, undertakings))));
            if (paragraphs.Count == 0)
                paragraphs.Add(new SummaryParagraph("", Text.AreaEmpty));
            return new SummarySection(Section(index + 1), area.Name, paragraphs);
        });
        return new SummaryChapter("", Text.AreasTitle, [], [.. sections]);
    }

    /// <summary>Goals, focuses, treatments and demonstrations; null for a year whose plan is told by its areas alone.</summary>
    private static SummaryChapter? PlanOf(PlanTree plan, string title)
    {
        var roots = plan.Roots.SelectMany(root => root.Kind == PlanItemKind.Framework ? root.Children : [root]).Where(IsPlanned).ToList();
        if (roots.Count == 0)
            return null;
        var sections = roots.Select((node, index) =>
        {
            var paragraphs = new List<SummaryParagraph>();
            var text = Told(node);
            if (text.Length > 0)
                paragraphs.Add(new SummaryParagraph("", text));
            paragraphs.AddRange(Runs(node.Children.SelectMany(child => child.SelfAndBelow()).Select(child => (child.Name, Told(child)))));
            return new SummarySection(Section(index + 1), node.Name, paragraphs);
        });
        return new SummaryChapter("", title, [new SummaryParagraph("", Say(Text.PlanFramework, plan.Year, SummarySentences.AsClause(plan.Framework)))], [.. sections]);

        static string Told(PlanNode node) => node.Paragraphs.Count > 0 ? string.Concat(node.Paragraphs.Select(SummarySentences.AsSentence))
            : node.Description.Length > 0 && node.Description != node.Name ? SummarySentences.AsSentence(node.Description)
            : "";
    }

    private static SummaryChapter Problems(YearReport report)
    {
        var sections = new List<(string Title, List<SummaryParagraph> Paragraphs)>();
        Add(Text.ProblemsLost, indicator => indicator.Progress.Status == ProgressStatus.Unreachable);
        Add(Text.ProblemsAtRisk, indicator => indicator.Progress.Status == ProgressStatus.AtRisk);
        Add(Text.ProblemsNoData, indicator => indicator.Progress.Status == ProgressStatus.NoData);
        var gaps = report.Indicators.Where(indicator => indicator.Progress.Status != ProgressStatus.NoData
            && indicator.Progress.Rounded is not null && indicator.Progress.MissingMonths.Count > 0).ToList();
        if (gaps.Count > 0)
            sections.Add((Text.ProblemsGaps, [new SummaryParagraph("", string.Join(Text.Semicolon, gaps.Select(SummarySentences.Gap)) + Text.FullStop)]));

        var opening = new List<SummaryParagraph>();
        var whole = report.Indicators.Where(indicator => indicator.Progress.Target is { } target && TargetEdge.IsWhole(target, indicator.Traits)).ToList();
        var broken = whole.Where(indicator => indicator.Progress.Rounded < 100m).Select(indicator => indicator.Name).ToList();
        if (broken.Count > 0)
            opening.Add(new SummaryParagraph("", Say(Text.ProblemsWhole, whole.Count, broken.Count, string.Join(Text.EnumerationComma, broken))));
        if (report.Indicators.All(indicator => indicator.Progress.Target is null))
            opening.Add(new SummaryParagraph("", Say(Text.ProblemsNoTargets, report.Year)));
        else if (sections.Count == 0 && opening.Count == 0)
            opening.Add(new SummaryParagraph("", Text.ProblemsNone));
        return new SummaryChapter("", Text.ProblemsTitle, opening,
            [.. sections.Select((section, index) => new SummarySection(Section(index + 1), section.Title, section.Paragraphs))]);

        void Add(string title, Func<IndicatorReport, bool> chosen)
        {
            var found = report.Indicators.Where(chosen).ToList();
            if (found.Count > 0)
                sections.Add((title, Runs(found.Select(indicator => (indicator.Name, SummarySentences.Reason(indicator))))));
        }
    }

    private static bool IsPlanned(PlanNode node) => node.Kind switch
    {
        PlanItemKind.Goal or PlanItemKind.Focus or PlanItemKind.Treatment or PlanItemKind.Demonstration or PlanItemKind.Undertaking or PlanItemKind.KeyTask => true,
        PlanItemKind.Framework or PlanItemKind.Action or PlanItemKind.Measure => false,
    };

    /// <summary>Level 3: each lead becomes “1.lead。” before its text; a paragraph without lead continues the one before it.</summary>
    private static List<SummaryParagraph> Runs(IEnumerable<(string Lead, string Text)> runs)
    {
        var number = 0;
        return [.. runs.Select(run => new SummaryParagraph(run.Lead.Length == 0 ? "" : Say(Text.Run, ++number, SummarySentences.AsClause(run.Lead)), run.Text))];
    }

    private static List<SummaryChapter> Numbered(IEnumerable<SummaryChapter?> chapters) =>
        [.. chapters.OfType<SummaryChapter>().Select((chapter, index) => chapter with { Number = Say(Text.ChapterNumber, ChineseNumerals.Of(index + 1)) })];

    private static string Section(int number) => Say(Text.SectionNumber, ChineseNumerals.Of(number));

    private static SummaryAnnex Annex(int number, string title) => new(Say(Text.AnnexNumber, number), title);

    private static string Say(string template, params object?[] values) => SummarySentences.Say(template, values);
}
