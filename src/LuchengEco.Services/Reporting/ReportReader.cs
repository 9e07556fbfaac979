using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Reporting;

/// <summary>Everything that one report is computed from.</summary>
internal sealed record ReportRows(
    PlanYear Plan,
    IReadOnlyList<ReportedIndicator> Indicators,
    ILookup<int, FigureRow> Figures,
    IReadOnlyDictionary<(string Unit, int Year), SubmissionState[]> Submissions,
    ILookup<int, IndicatorDefinition> Definitions,
    ILookup<int, DefinitionBridge> Bridges,
    IReadOnlyDictionary<int, Predecessor> Predecessors,
    IReadOnlyList<ActionArea> Areas,
    IReadOnlyList<ProjectReport> Projects,
    IReadOnlyList<MonthEvent> Events)
{
    private static readonly SubmissionState[] Drafts = new SubmissionState[13];

    /// <summary>Where the months of a unit are on their way, by month; 0 is not used.</summary>
    public SubmissionState[] StatesOf(string unit, int year) => Submissions.GetValueOrDefault((unit, year)) ?? Drafts;
}

/// <param name="Indicator">As the catalogue describes it.</param>
/// <param name="UnitName">Of the 科室 that reports it.</param>
/// <param name="Target">Of the year.</param>
/// <param name="TargetBefore">Of the year before.</param>
internal sealed record ReportedIndicator(Indicator Indicator, string UnitName, Target? Target, Target? TargetBefore);

/// <summary>The indicator that another one took the place of.</summary>
internal sealed record Predecessor(Indicator Indicator, int FromYear, bool IsComparable, string Note)
{
    public string UnitName { get; init; } = "";

    /// <summary>Its target of the year before the report's.</summary>
    public Target? TargetBefore { get; init; }
}

internal sealed record FigureRow(int IndicatorId, int Year, int Month, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Weight,
    FigureMark Mark, string? Note, int Version, bool IsDemonstration, string ChangedBy, DateTimeOffset ChangedAt)
{
    public FigureEntry Entry => new(Value, Numerator, Denominator, Weight, Mark, Note);
}

/// <summary>Reads the rows of a report, each table once and all in one round trip.</summary>
internal static class ReportReader
{
    /// <returns>Null when the year has no plan.</returns>
    public static async Task<ReportRows?> ReadAsync(TablesAt tables, ReportRequest request, CancellationToken cancellationToken)
    {
        var year = request.Year;
        var batch = new QueryBatch(tables.Context);
        var years = batch.Add(tables.Years.Where(row => row.Year == year));
        var set = batch.Add(tables.Targets.Where(target => target.Year == year || target.Year == year - 1));
        var indicators = batch.Add(
            from indicator in tables.Indicators
            join unit in tables.Units on indicator.UnitCode equals unit.Code
            where indicator.FirstYear <= year && (indicator.LastYear == null || indicator.LastYear >= year)
            orderby indicator.HeadlineOrder == null, indicator.HeadlineOrder, indicator.SortOrder
            select new { Indicator = indicator, UnitName = unit.Name });
        var figures = batch.Add(tables.Figures.Where(figure => figure.Year == year || figure.Year == year - 1)
            .Select(figure => new FigureRow(figure.IndicatorId, figure.Year, figure.MonthNumber, figure.Value, figure.Numerator, figure.Denominator,
                figure.Weight, figure.Mark, figure.Note, figure.Version, figure.IsDemonstration, figure.ChangedBy, figure.ChangedAt)));
        var submissions = batch.Add(tables.Submissions.Where(row => row.Year == year || row.Year == year - 1)
            .Select(row => new { row.UnitCode, row.Year, row.MonthNumber, row.State }));
        var definitions = batch.Add(tables.Definitions.OrderBy(row => row.Version));
        var bridges = batch.Add(tables.Bridges.OrderBy(row => row.Id));
        var predecessors = batch.Add(
            from link in tables.IndicatorLinks
            join indicator in tables.Indicators on link.PredecessorId equals indicator.Id
            join unit in tables.Units on indicator.UnitCode equals unit.Code
            where link.FromYear <= year
            orderby link.FromYear
            select new { link.SuccessorId, Indicator = indicator, UnitName = unit.Name, link.FromYear, link.IsComparable, link.Note });
        var projects = batch.Add(
            from project in tables.Projects
            join unit in tables.Units on project.UnitCode equals unit.Code into units
            from unit in units.DefaultIfEmpty()
            where project.Year == year
            orderby project.AreaCode, project.Code
            select new ProjectReport(project.Code, project.Name, project.AreaCode, project.PlanItemCode, project.Place,
                project.InvestmentPlanned, project.InvestmentDone, project.InvestmentText, project.ItemCount, project.ItemDone, project.CountUnit,
                project.State, project.Percent)
            {
                StartsOn = project.StartsOn,
                DueOn = project.DueOn,
                CompletedOn = project.CompletedOn,
                UnitCode = project.UnitCode,
                UnitName = unit.Name,
                Version = project.Version,
                Note = project.Note,
                IsDemonstration = project.IsDemonstration,
            });
        var milestones = batch.Add(
            from milestone in tables.Milestones
            join project in tables.Projects on milestone.ProjectCode equals project.Code
            where project.Year == year
            orderby milestone.SortOrder, milestone.Id
            select new { milestone.ProjectCode, Report = new MilestoneReport(milestone.Name, milestone.DueOn, milestone.DoneOn) { Id = milestone.Id } });
        var areas = batch.Add(tables.Areas.OrderBy(area => area.SortOrder));
        var events = batch.Add(tables.Events.Where(row => row.Year == year).OrderBy(row => row.MonthNumber).ThenBy(row => row.Id));
        await batch.ExecuteAsync(cancellationToken);
        if (years.SingleOrDefault() is not { } plan)
            return null;
        var steps = milestones.ToLookup(row => row.ProjectCode, row => row.Report);
        var targets = set.ToDictionary(target => (target.IndicatorId, target.Year));
        return new ReportRows(plan,
            [.. indicators.Select(row => new ReportedIndicator(row.Indicator, row.UnitName, TargetOf(row.Indicator, year), TargetOf(row.Indicator, year - 1)))], figures.ToLookup(row => row.IndicatorId),
            submissions.GroupBy(row => (row.UnitCode, row.Year)).ToDictionary(group => group.Key, group =>
            {
                var states = new SubmissionState[13];
                foreach (var row in group)
                    states[row.MonthNumber] = row.State;
                return states;
            }),
            definitions.ToLookup(row => row.IndicatorId), bridges.ToLookup(row => row.IndicatorId),
            // The newest link of an indicator counts.
            predecessors.GroupBy(row => row.SuccessorId, row => new Predecessor(row.Indicator, row.FromYear, row.IsComparable, row.Note)
            {
                UnitName = row.UnitName,
                TargetBefore = TargetOf(row.Indicator, year - 1),
            }).ToDictionary(group => group.Key, group => group.Last()), areas,
            [.. projects.Select(project => project with { Milestones = [.. steps[project.Code]] })], events);

        Target? TargetOf(Indicator indicator, int of) => targets.GetValueOrDefault((indicator.Id, of));
    }
}
