using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Forecasts;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Resources;
using LuchengEco.Services.Tasks;
using Text = LuchengEco.Services.Resources.PaperText;

namespace LuchengEco.Services.Briefs;

/// <summary>Writes the papers beside the summary from the same report: pure, so the same data always give the same paper.</summary>
internal static class PaperWriter
{
    /// <param name="report">Where every number comes from.</param>
    /// <param name="forecasts">Estimates by code of indicator.</param>
    /// <param name="matrix">Who submitted; null for a report of a past moment.</param>
    public static LeaderPaper Brief(YearReport report, IReadOnlyDictionary<string, Forecast> forecasts, SubmissionMatrix? matrix)
    {
        var decisions = DecisionWriter.Write(report, forecasts, matrix);
        return new LeaderPaper
        {
            Head = Head(report, Say(Text.BriefTitle, report.Year), report.Through.Month == 12 ? Text.WholeYear : Say(Text.ToDate, report.Through.Month),
                Say(Text.BriefFile, report.Year, report.Through.Month)),
            Through = report.Through,
            Verdict = Verdict(report),
            Goals = [.. report.Headlines.Select(Goal)],
            Holding = Holding(report),
            Risks = Risks(report, decisions, forecasts),
            Needs = [.. decisions.Where(decision => !IsRisk(decision.Kind))],
            Deadlines = DeadlineWriter.Write(report, matrix),
            KnowsSubmissions = matrix is not null,
            Projects = Projects(report),
        };
    }

    /// <inheritdoc cref="Brief"/>
    public static MonthlyBulletin Bulletin(YearReport report, IReadOnlyDictionary<string, Forecast> forecasts)
    {
        var decisions = DecisionWriter.Write(report, forecasts, null);
        var month = report.Through.Month;
        var gaps = report.Indicators.Where(indicator => indicator.Progress.MissingMonths.Count > 0).Select(SummarySentences.Gap).ToList();
        return new MonthlyBulletin
        {
            Head = Head(report, Say(Text.BulletinTitle, report.Year), Say(Text.OfMonth, report.Year, month), Say(Text.BulletinFile, report.Year, month)),
            Month = report.Through,
            Overview = [Verdict(report), Reported(report), .. Holding(report) is { Length: > 0 } holding ? [holding] : Array.Empty<string>()],
            Goals = [.. report.Headlines.Select(Goal)],
            Areas =
            [
                .. report.Areas.Select(area => new PaperArea(area.Name, [.. area.Indicators.Where(indicator => indicator.HeadlineOrder is null && IsTold(indicator, month)).Select(Goal)]))
                    .Where(area => area.Goals.Count > 0),
            ],
            Risks = Risks(report, decisions, forecasts),
            Events = [.. report.Events.Where(line => line.Month == report.Through)],
            LateProjects = [.. decisions.Where(decision => decision.Kind == DecisionKind.ProjectOverdue)],
            DueProjects = DeadlineWriter.Write(report, null),
            Projects = Projects(report),
            Gaps = gaps.Count == 0 ? "" : string.Join(SummaryText.Semicolon, gaps) + SummaryText.FullStop,
        };

        static bool IsTold(IndicatorReport indicator, int month) => indicator.Progress.Target is not null || !indicator.Months[month - 1].Stored.IsBlank;
    }

    private static PaperHead Head(YearReport report, string title, string period, string fileName)
    {
        return new PaperHead(SummaryText.Bureau, title, period, fileName, SummarySentences.DatedOn(report), MaturityWords.Basis(report), report.HasDemonstration, report.ComputedAt);
    }

    private static PaperGoal Goal(IndicatorReport indicator)
    {
        var line = SummarySentences.Line(indicator);
        var month = indicator.Progress.ThroughMonth;
        return new PaperGoal(indicator, indicator.ShortName, line.Unit, MonthCells.Own(indicator, indicator.Months[month - 1]), MonthCells.LastYear(indicator, indicator.LastYearMonths[month - 1]),
            line.ToDate, line.LastYear, YearOnYear.Brief(indicator), line.Target, line.Status, line.Needed);
    }

    private static string Verdict(YearReport report)
    {
        var headlines = report.Headlines.ToList();
        return headlines.Count == 0 ? Text.NoGoals
            : Say(report.Through.Month == 12 ? Text.VerdictYear : Text.Verdict, report.Through.Month, headlines.Count, Counts(headlines));
    }

    private static string Counts(IReadOnlyCollection<IndicatorReport> indicators)
    {
        var counts = indicators.CountBy(indicator => indicator.Progress.Status).ToDictionary();
        return string.Join(SummaryText.EnumerationComma, StatusOrder.ByUrgency.Where(counts.ContainsKey).Select(status => SummarySentences.Word(status) + Say(SummaryText.Items, counts[status])));
    }

    /// <summary>The headline goals that hold with their values.</summary>
    private static string Holding(YearReport report)
    {
        var holding = report.Headlines.Where(indicator => indicator.Progress.Status is ProgressStatus.OnTrack or ProgressStatus.Secured).ToList();
        return holding.Count == 0 ? ""
            : Say(Text.Holding, string.Join(SummaryText.Semicolon, holding.Select(indicator =>
                Say(Text.HoldingOne, indicator.ShortName, SummarySentences.ValueOf(indicator) + (indicator.CountedUnapproved.Count > 0 ? UnapprovedMarks.Sign : ""), indicator.WriteTarget(),
                    SummarySentences.Word(indicator.Progress.Status)))));
    }

    private static string Reported(YearReport report)
    {
        var month = report.Through.Month;
        var reported = report.Indicators.Where(indicator => !indicator.Months[month - 1].Stored.IsBlank).ToList();
        var unapproved = reported.Count(indicator => !indicator.Months[month - 1].IsApproved);
        return reported.Count == 0 ? Say(Text.NothingReported, month)
            : unapproved == 0 ? Say(Text.ReportedApproved, month, reported.Count)
            : unapproved == reported.Count ? Say(Text.ReportedUnapproved, month, reported.Count)
            : Say(Text.Reported, month, reported.Count, unapproved);
    }

    private static List<PaperRisk> Risks(YearReport report, IReadOnlyList<Decision> decisions, IReadOnlyDictionary<string, Forecast> forecasts)
    {
        var risks =
            from decision in decisions
            where IsRisk(decision.Kind)
            let indicator = report.Indicators.First(indicator => indicator.Code == decision.IndicatorCode)
            let forecast = forecasts.GetValueOrDefault(indicator.Code)
            // Within a kind the least likely first; without an estimate after those that have one.
            orderby decision.Kind, forecast is { Draws: > 0, Probability: { } chance } ? chance : 2m
            select (decision, indicator, forecast);
        return
        [
            .. risks.Select((risk, index) => new PaperRisk(index + 1, risk.decision with { Sentence = SummarySentences.Prose(risk.decision.Sentence) },
                // The sentence of a doubtful goal says both already.
                risk.decision.Kind == DecisionKind.Doubtful ? SummaryText.Dash : Remedy(risk.indicator), risk.indicator.UnitName,
                risk.decision.Kind == DecisionKind.AtRisk && risk.forecast is { Draws: > 0, Probability: { } chance } ? Chance(chance) : "")
            {
                IsUnapproved = risk.indicator.CountedUnapproved.Count > 0,
            }),
        ];
    }

    /// <summary>In whole percent; neither none nor all of it is ever claimed.</summary>
    private static string Chance(decimal chance) => chance < 0.01m ? Text.ChanceSmall : Say(Text.Chance, NumberText.Of(Rounding.Rate(100 * Math.Min(chance, 0.99m), 0), 0));

    private static string Remedy(IndicatorReport indicator) =>
        SummarySentences.Prose(RequirementText.Brief(indicator.Progress, indicator.Traits) is { Length: > 0 } needed ? needed : SummaryText.Dash);

    private static bool IsRisk(DecisionKind kind) => kind is DecisionKind.Lost or DecisionKind.AtRisk or DecisionKind.Doubtful;

    private static string Projects(YearReport report)
    {
        if (report.Projects.Count == 0)
            return "";
        var late = report.Projects.Count(project => ProjectStandings.StandingOf(report, project).Lateness is Lateness.Overdue or Lateness.MilestoneOverdue);
        var sentence = Say(Text.Projects, report.Projects.Count, Of(ProjectState.Completed), Of(ProjectState.InProgress), Of(ProjectState.Planned));
        return late == 0 ? sentence + SummaryText.FullStop : sentence + Say(Text.ProjectsLate, late);

        int Of(ProjectState state) => report.Projects.Count(project => project.State == state);
    }

    private static string Say(string template, params object?[] values) => SummarySentences.Write(template, values);
}
