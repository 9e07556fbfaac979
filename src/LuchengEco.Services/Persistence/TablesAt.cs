using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Persistence;

/// <summary>The tables that reports are computed from, as they stand or as they stood at a past moment. Queries are composed upon them alike; navigations lead to what stands now, so join instead.</summary>
/// <param name="context">Where they are.</param>
/// <param name="moment">Null for now.</param>
/// <remarks>A save counts from the time that it carries, a change of the catalogue from the time at which PostgreSQL wrote it: both lie milliseconds before their commit.</remarks>
internal sealed class TablesAt(EcoDbContext context, DateTimeOffset? moment)
{
    // PostgreSQL takes no other offset.
    private readonly DateTimeOffset? _moment = moment?.ToUniversalTime();

    public EcoDbContext Context => context;

    public IQueryable<PlanYear> Years => Rows(context.Years, "plan_years");

    public IQueryable<ActionArea> Areas => Rows(context.Areas, "action_areas");

    public IQueryable<OrganisationUnit> Units => Rows(context.Units, "organisation_units");

    public IQueryable<Indicator> Indicators => Rows(context.Indicators, "indicators");

    public IQueryable<IndicatorLink> IndicatorLinks => Rows(context.IndicatorLinks, "indicator_links");

    public IQueryable<Target> Targets => Rows(context.Targets, "targets");

    public IQueryable<PlanItem> PlanItems => Rows(context.PlanItems, "plan_items");

    public IQueryable<Project> Projects => Rows(context.Projects, "projects");

    public IQueryable<ProjectMilestone> Milestones => Rows(context.Milestones, "project_milestones");

    public IQueryable<IndicatorDefinition> Definitions =>
        _moment is { } at ? context.Definitions.AsNoTracking().Where(definition => definition.At <= at) : context.Definitions.AsNoTracking();

    public IQueryable<DefinitionBridge> Bridges =>
        _moment is { } at ? context.Bridges.AsNoTracking().Where(bridge => bridge.At <= at) : context.Bridges.AsNoTracking();

    /// <summary>Those that stand, or stood.</summary>
    public IQueryable<MonthEvent> Events => _moment is { } at
        ? context.MonthEvents.AsNoTracking().Where(noted => noted.At <= at && (noted.RemovedAt == null || noted.RemovedAt > at))
        : context.MonthEvents.AsNoTracking().Where(noted => noted.RemovedAt == null);

    /// <summary>Rebuilt from their revisions; a cell that nobody had written yet is not there.</summary>
    public IQueryable<MonthlyFigure> Figures => _moment is not { } at
        ? context.Figures.AsNoTracking()
        : context.Figures.FromSql(
            $"""
            SELECT figure.id, figure.indicator_id, figure.year, figure.month_number, state.value, state.numerator, state.denominator, state.weight, state.mark, state.note,
                state.reason, state.version, state.at AS changed_at, state.user_name AS changed_by,
                NOT EXISTS (SELECT 1 FROM figure_revisions earlier WHERE earlier.figure_id = figure.id AND earlier.version <= state.version AND earlier.door <> 'Demonstration') AS is_demonstration
            FROM monthly_figures figure
            CROSS JOIN LATERAL (SELECT * FROM figure_revisions revision WHERE revision.figure_id = figure.id AND revision.at <= {at} ORDER BY revision.version DESC LIMIT 1) state
            """).AsNoTracking();

    /// <summary>Rebuilt from their steps; one without a step yet is not there.</summary>
    public IQueryable<Submission> Submissions => _moment is not { } at
        ? context.Submissions.AsNoTracking()
        : context.Submissions.FromSql(
            $"""
            SELECT submission.id, submission.unit_code, submission.year, submission.month_number, step.state, step.version, step.user_id IS NULL AS is_demonstration
            FROM submissions submission
            CROSS JOIN LATERAL (SELECT taken.state, taken.user_id, (count(*) OVER ())::integer AS version FROM submission_events taken
                WHERE taken.submission_id = submission.id AND taken.at <= {at} ORDER BY taken.id DESC LIMIT 1) step
            """).AsNoTracking();

    private IQueryable<T> Rows<T>(DbSet<T> live, string table)
        where T : class =>
        _moment is not { } at
            ? live.AsNoTracking()
            : live.FromSqlRaw(Past.Replace("[table]", table, StringComparison.Ordinal), at).AsNoTracking();

    /// <summary>The name of the table is one of those above, no text of a user. What a later migration adds to a table it must add to the states as well.</summary>
    private const string Past =
        """
        SELECT stood.* FROM (
            SELECT DISTINCT ON (state.key) state.row FROM catalogue_states state WHERE state.source = '[table]' AND state.at <= {0}
            ORDER BY state.key, state.id DESC) past
        CROSS JOIN LATERAL jsonb_populate_record(NULL::[table], past.row) stood
        WHERE past.row IS NOT NULL
        """;
}
