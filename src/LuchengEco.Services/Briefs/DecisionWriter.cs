using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Forecasts;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tasks;
using Text = LuchengEco.Services.Resources.BriefText;

namespace LuchengEco.Services.Briefs;

/// <summary>Finds what wants a decision in a report, its estimates and the submissions of its year; computes no number of its own.</summary>
internal static class DecisionWriter
{
    /// <summary>An estimate below it is told even though the goal is met so far.</summary>
    private const decimal DoubtfulBelow = 0.5m;

    private const int NamesShown = 3;

    public static IReadOnlyList<Decision> Write(YearReport report, IReadOnlyDictionary<string, Forecast> forecasts, SubmissionMatrix? matrix) =>
    [
        .. report.Indicators.Select(indicator => OfGoal(indicator, forecasts.GetValueOrDefault(indicator.Code)))
            .Concat(matrix is null ? [] : OfSubmissions(matrix, report.Through)).Concat(OfProjects(report)).OfType<Decision>().OrderBy(decision => decision.Kind),
    ];

    private static Decision? OfGoal(IndicatorReport indicator, Forecast? forecast)
    {
        return indicator.Progress.Status switch
        {
            ProgressStatus.Unreachable => Of(DecisionKind.Lost, indicator.Progress.Reason),
            ProgressStatus.AtRisk => Of(DecisionKind.AtRisk, indicator.Progress.Reason),
            ProgressStatus.NoData => Of(DecisionKind.Silent, Phrase(Text.Silent, indicator.Progress.ThroughMonth, indicator.UnitName)),
            ProgressStatus.OnTrack when forecast is { Draws: > 0, Probability: < DoubtfulBelow and var chance } => Of(DecisionKind.Doubtful,
                Phrase(Text.Doubtful, NumberText.Of(Rounding.HalfToEven(100 * chance, 0), 0), indicator.Write(forecast.Median) + indicator.Traits.Unit, RequirementText.Brief(indicator.Progress, indicator.Traits))),
            ProgressStatus.OnTrack or ProgressStatus.Secured or ProgressStatus.NoTarget => null,
        };

        Decision Of(DecisionKind kind, string sentence) => new(kind, indicator.ShortName, sentence) { IndicatorCode = indicator.Code };
    }

    private static IEnumerable<Decision> OfProjects(YearReport report) =>
        from project in report.Projects
        let standing = ProjectStandings.StandingOf(report, project)
        where standing.Lateness is Lateness.Overdue or Lateness.MilestoneOverdue
        orderby standing.Lateness, standing.Days descending
        select new Decision(DecisionKind.ProjectOverdue, project.Name, standing.Lateness == Lateness.Overdue
            ? Phrase(Text.ProjectOverdue, project.DueOn!.Value.Year, project.DueOn.Value.Month, project.DueOn.Value.Day, standing.Days, Share(project))
            : Phrase(Text.MilestoneOverdue, standing.Milestone!, standing.Days, Share(project)))
        {
            ProjectCode = project.Code,
        };

    private static string Share(ProjectReport project) => project.Percent is { } percent ? Phrase(Text.ProjectPercent, NumberText.Plain(percent)) : Text.ProjectNoPercent;

    private static IEnumerable<Decision?> OfSubmissions(SubmissionMatrix matrix, YearMonth through)
    {
        var cells = matrix.Rows.SelectMany(row => row.Cells.Select(cell => (row.UnitName, Cell: cell))).ToList();
        yield return Group(DecisionKind.Overdue, Text.Overdue, [.. cells.Where(pair => pair.Cell.State == ReportingState.Overdue)]);
        yield return Group(DecisionKind.Waiting, Text.Waiting, [.. cells.Where(pair => pair.Cell.State is ReportingState.Submitted or ReportingState.SubmittedLate && pair.Cell.Month <= through)]);
    }

    private static Decision? Group(DecisionKind kind, string template, List<(string UnitName, MatrixCell Cell)> cells)
    {
        if (cells.Count == 0)
            return null;
        var months = cells.Select(pair => pair.Cell.Month).Distinct().Order().ToList();
        var units = cells.Select(pair => pair.UnitName).Distinct().ToList();
        var names = string.Join('、', units.Take(NamesShown)) + (units.Count > NamesShown ? Phrase(Text.AndMore, units.Count) : "");
        return new Decision(kind, Phrase(Text.UnitMonths, cells.Count), Phrase(template, MaturityWords.Months([.. months.Select(month => month.Month)]), names)) { Month = months is [var only] ? only : null };
    }

    private static string Phrase(string template, params object[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
