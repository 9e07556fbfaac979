using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.Plans;
using Text = LuchengEco.Services.Resources.SummaryText;

namespace LuchengEco.Services.Reporting;

/// <summary>Writes the summary from the year's report and plan: pure, so the same data always give the same document.</summary>
public static class YearEndSummaryWriter
{
    /// <param name="report">Where every computed number comes from.</param>
    /// <param name="plan">The year's tree with its published facts and paragraphs.</param>
    /// <param name="next">The tree of the year after, whose work is announced; null when there is none yet.</param>
    /// <param name="earlier">Earlier years by indicator, for what may be compared with them; nothing where none is known.</param>
    public static YearEndSummary Write(YearReport report, PlanTree plan, PlanTree? next = null, ILookup<string, EarlierYear>? earlier = null)
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
        var history = earlier ?? Enumerable.Empty<(string Code, EarlierYear Year)>().ToLookup(pair => pair.Code, pair => pair.Year);
        var others = report.Indicators.Where(indicator => indicator.HeadlineOrder is null).ToList();
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
            DatedOn = SummarySentences.DatedOn(report),
            Basis = MaturityWords.Basis(report),
            Opening = Opening(report, plan, nodes, headlines),
            Chapters = Numbered(
            [
                Goals(headlines, facts, history),
                Areas(report, plan, nodes, history),
                PlanOf(plan, Say(Text.PlanTitle, plan.Year)),
                Problems(report, nodes),
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
                        report.Indicators.FirstOrDefault(indicator => indicator.Code == fact.Indicator)?.ShortName ?? "") { Code = fact.Code }),
                ])),
            ],
            Others = [.. others.Select(SummarySentences.Line)],
            Annexes = annexes,
        };
    }

    private static List<SummaryParagraph> Opening(YearReport report, PlanTree plan, List<PlanNode> nodes, List<IndicatorReport> headlines)
    {
        var through = SummarySentences.Through(report.Through.Month);
        var paragraphs = new List<SummaryParagraph>
        {
            Plain("opening/framework", Tell(report.Through.Month == 12 ? Text.OpeningFramework : Text.OpeningFrameworkToDate, report.Year, Text.Bureau, Framework(plan), through)),
        };
        if (plan.Statement is { Length: > 0 } statement)
            paragraphs.Add(Plain("opening/statement", SummarySentences.AsSentence(statement)));
        var told = nodes.Where(node => node.AreaCode is null).SelectMany(ToldBy).ToList();
        paragraphs.AddRange(told);
        var results = headlines.Where(indicator => indicator.Progress.Rounded is not null).Select(SummarySentences.Result).ToList();
        // The catalogue's own paragraph of a published year already states the results.
        if (told.Count == 0 && results.Count > 0)
            paragraphs.Add(Plain("opening/results", Tell(report.Through.Month == 12 ? Text.OpeningYear : Text.OpeningToDate, through, LivingText.Join(Text.Semicolon, results))));
        var withTarget = report.Indicators.Where(indicator => indicator.Progress.Target is not null).ToList();
        if (withTarget.Count > 0)
        {
            var counts = new[] { ProgressStatus.Secured, ProgressStatus.OnTrack, ProgressStatus.AtRisk, ProgressStatus.Unreachable, ProgressStatus.NoData }
                .Select(status => (Status: status, Count: withTarget.Count(indicator => indicator.Progress.Status == status)))
                .Where(pair => pair.Count > 0)
                .Select(pair => SummarySentences.Word(pair.Status) + Count(pair.Status.ToString(), pair.Count));
            paragraphs.Add(Plain("opening/status", Tell(Text.OpeningStatus, Count("targets", withTarget.Count), LivingText.Join(Text.EnumerationComma, counts))));
        }
        return paragraphs;
    }

    private static SummaryChapter? Goals(List<IndicatorReport> headlines, List<FactView> facts, ILookup<string, EarlierYear> earlier) => headlines.Count == 0 ? null
        : new SummaryChapter("", Text.GoalsTitle,
            Runs(headlines.Select(indicator => new SummaryParagraph("goal/" + indicator.Code, indicator.Name,
                SummarySentences.Progress(indicator, facts.FirstOrDefault(fact => fact.Indicator == indicator.Code), [.. earlier[indicator.Code]])))), []);

    private static SummaryChapter Areas(YearReport report, PlanTree plan, List<PlanNode> nodes, ILookup<string, EarlierYear> earlier)
    {
        var sections = plan.Areas.Select((area, index) =>
        {
            var key = "area/" + area.Code + "/";
            var narrated = nodes.Where(node => node.AreaCode == area.Code && !IsPlanned(node)).SelectMany(ToldBy).ToList();
            var indicators = report.Indicators.Where(indicator => indicator.AreaCode == area.Code).ToList();
            // Without a paragraph of its own the area speaks through its indicators; with one, only its targets are added.
            var paragraphs = Runs(narrated
                .Concat(indicators.Where(indicator => indicator.HeadlineOrder is null && indicator.Progress.Target is not null)
                    .Select(indicator => new SummaryParagraph(key + indicator.Code, indicator.Name, SummarySentences.Progress(indicator, null, [.. earlier[indicator.Code]])))));
            if (narrated.Count == 0)
                paragraphs.AddRange(SummarySentences.Statistics(indicators).Select(text => Plain(key + "statistics", text)));
            var undertakings = WorkOf(nodes, area.Code);
            if (undertakings.Count > 0)
                paragraphs.Add(Plain(key + "undertakings", Tell(Text.AreaUndertakings, string.Join(Text.Semicolon, undertakings.Select(node => node.Name)))));
            if (paragraphs.Count == 0)
                paragraphs.Add(Plain(key + "empty", Text.AreaEmpty));
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
        var key = "plan/" + SlotKeys.Number(plan.Year);
        var sections = roots.Select((node, index) =>
        {
            var paragraphs = new List<SummaryParagraph>();
            if (Told(node) is { IsEmpty: false } text)
                paragraphs.Add(Plain("plan/" + node.Code, text));
            paragraphs.AddRange(Runs(node.Children.SelectMany(child => child.SelfAndBelow()).Select(child => new SummaryParagraph("plan/" + child.Code, child.Name, Told(child)))));
            return new SummarySection(Section(index + 1), node.Name, paragraphs);
        });
        return new SummaryChapter("", title, [Plain(key, Tell(Text.PlanFramework, plan.Year, Framework(plan)))], [.. sections]);

        static LivingText Told(PlanNode node) => node.Narratives.Count > 0 ? LivingText.Join("", node.Narratives.Select(SummarySentences.AsSentence))
            : node.Description.Length > 0 && node.Description != node.Name ? SummarySentences.AsSentence(node.Description)
            : LivingText.Empty;
    }

    private static SummaryChapter Problems(YearReport report, List<PlanNode> nodes)
    {
        var sections = new List<(string Title, List<SummaryParagraph> Paragraphs)>();
        Add(Text.ProblemsLost, ProgressStatus.Unreachable);
        Add(Text.ProblemsAtRisk, ProgressStatus.AtRisk);
        Add(Text.ProblemsNoData, ProgressStatus.NoData);
        var gaps = report.Indicators.Where(indicator => indicator.Progress.Status != ProgressStatus.NoData
            && indicator.Progress.Rounded is not null && indicator.Progress.MissingMonths.Count > 0).ToList();
        if (gaps.Count > 0)
            sections.Add((Text.ProblemsGaps, [Plain("problems/gaps", LivingText.Join(Text.Semicolon, gaps.Select(SummarySentences.Gap)) + Text.FullStop)]));

        var opening = new List<SummaryParagraph>();
        var whole = report.Indicators.Where(indicator => indicator.Progress.Target is { } target && TargetEdge.IsWhole(target, indicator.Traits)).ToList();
        var broken = whole.Where(indicator => indicator.Progress.Rounded < 100m).Select(indicator => indicator.Name).ToList();
        if (broken.Count > 0)
            opening.Add(Plain("problems/whole", Tell(Text.ProblemsWhole, Count("whole", whole.Count), Count("broken", broken.Count), string.Join(Text.EnumerationComma, broken))));
        if (report.Indicators.All(indicator => indicator.Progress.Target is null))
            opening.Add(Plain("problems/no-targets", Tell(Text.ProblemsNoTargets, report.Year)));
        else if (sections.Count == 0 && opening.Count == 0)
            opening.Add(Plain("problems/none", Text.ProblemsNone));
        return new SummaryChapter("", Text.ProblemsTitle, opening,
            [.. sections.Select((section, index) => new SummarySection(Section(index + 1), section.Title, section.Paragraphs))]);

        void Add(string title, ProgressStatus status)
        {
            var found = report.Indicators.Where(indicator => indicator.Progress.Status == status).ToList();
            if (found.Count > 0)
                sections.Add((title, Runs(found.Select(indicator => new SummaryParagraph("problem/" + indicator.Code, indicator.Name, Red(indicator))))));
        }

        LivingText Red(IndicatorReport indicator) => LivingText.Join("",
        [
            SummarySentences.Reason(indicator), .. SummaryRemarks.Causes(indicator), .. SummaryRemarks.Remedies(indicator, WorkOf(nodes, indicator.AreaCode), report.Projects),
        ]);
    }

    /// <summary>The published paragraphs of a plan item; the first carries its name.</summary>
    private static IEnumerable<SummaryParagraph> ToldBy(PlanNode node) => node.Narratives.Select((text, part) =>
        new SummaryParagraph("told/" + node.Code + "/" + SlotKeys.Number(part + 1), part == 0 && node.AreaCode is not null ? node.Name : "", SummarySentences.AsSentence(text)));

    /// <summary>What the year plans in an area, down to its last parts.</summary>
    private static List<PlanNode> WorkOf(List<PlanNode> nodes, string area) => [.. nodes.Where(node => node.AreaCode == area && IsPlanned(node) && node.Children.Count == 0)];

    private static SummaryParagraph Plain(string key, LivingText text) => new(key, "", text);

    private static LivingText Framework(PlanTree plan) => SummarySentences.AsClause(plan.Framework) is { Length: > 0 } framework ? LivingText.Slot(SlotKeys.Framework + "/" + SlotKeys.Number(plan.Year), framework) : LivingText.Empty;

    private static LivingText Count(string kind, int count) => LivingText.Slot(SlotKeys.Count(kind), SummarySentences.Write(Text.Items, count));

    private static LivingText Tell(string template, params ReadOnlySpan<object?> values) => LivingText.Format(template, values);

    private static bool IsPlanned(PlanNode node) => node.Kind switch
    {
        PlanItemKind.Goal or PlanItemKind.Focus or PlanItemKind.Treatment or PlanItemKind.Demonstration or PlanItemKind.Undertaking or PlanItemKind.KeyTask => true,
        PlanItemKind.Framework or PlanItemKind.Action or PlanItemKind.Measure => false,
    };

    /// <summary>Level 3: each lead becomes “1.lead。” before its text; a paragraph without lead continues the one before it.</summary>
    private static List<SummaryParagraph> Runs(IEnumerable<SummaryParagraph> runs)
    {
        var number = 0;
        return [.. runs.Select(run => run with { Lead = run.Lead.Length == 0 ? "" : Say(Text.Run, ++number, SummarySentences.AsClause(run.Lead)) })];
    }

    private static List<SummaryChapter> Numbered(IEnumerable<SummaryChapter?> chapters) =>
        [.. chapters.OfType<SummaryChapter>().Select((chapter, index) => chapter with { Number = Say(Text.ChapterNumber, ChineseNumerals.Of(index + 1)) })];

    private static string Section(int number) => Say(Text.SectionNumber, ChineseNumerals.Of(number));

    private static SummaryAnnex Annex(int number, string title) => new(Say(Text.AnnexNumber, number), title);

    private static string Say(string template, params object?[] values) => SummarySentences.Write(template, values);
}
