using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Reporting;

/// <summary>Computes <see cref="YearReport"/>s from the figures as they stand, for everybody who may read; nobody else gets anything.</summary>
public sealed class ReportingService(IDbContextFactory<EcoDbContext> contexts, TimeProvider clock)
{
    /// <summary>The newest plan year, and its last month that has a figure (without any, December of a year that is over and January of another).</summary>
    public async Task<YearMonth?> GetDefaultMonthAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var year = await context.Years.MaxAsync(row => (int?)row.Year, cancellationToken);
        return year is null ? null : await LastMonthAsync(context, year.Value, cancellationToken);
    }

    /// <summary>True while any figure or target of any year is a demonstration.</summary>
    public async Task<bool> HasDemonstrationAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return false;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Figures.AnyAsync(figure => figure.IsDemonstration, cancellationToken)
            || await context.Targets.AnyAsync(target => target.IsDemonstration, cancellationToken);
    }

    /// <param name="actor">Who asks.</param>
    /// <param name="year">A year of the plan.</param>
    /// <param name="through">1 to 12; null takes the last month that has a figure.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Null when the year has no plan or <paramref name="actor"/> may not read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The month is not 1 to 12.</exception>
    public async Task<YearReport?> GetYearReportAsync(Actor actor, int year, int? through = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (through is { } month)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(month, 1, nameof(through));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12, nameof(through));
        }
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var plan = await context.Years.AsNoTracking().SingleOrDefaultAsync(row => row.Year == year, cancellationToken);
        if (plan is null)
            return null;
        var last = through is null ? await LastMonthAsync(context, year, cancellationToken) : new YearMonth(year, through.Value);
        var indicators = await IndicatorsAsync(context, year, cancellationToken);
        var figures = await FiguresAsync(context, year, cancellationToken);
        var reports = indicators.Select(row => Report(row, last, figures[row.Indicator.Id])).ToList();
        var projects = await ProjectsAsync(context, year, cancellationToken);
        var areas = await context.Areas.AsNoTracking().OrderBy(area => area.SortOrder).ToListAsync(cancellationToken);
        return new YearReport
        {
            Year = year,
            Through = last,
            Framework = plan.Framework,
            ComputedAt = clock.GetUtcNow(),
            HasDemonstration = reports.Any(report => report.TargetIsDemonstration
                || report.Months.Concat(report.LastYearMonths).Any(point => point.IsDemonstration)),
            Indicators = reports,
            Projects = projects,
            Areas =
            [
                .. areas.Select(area => new AreaReport(area.Code, area.Name, area.ShortName,
                    reports.Where(report => report.AreaCode == area.Code).CountBy(report => report.Progress.Status).ToDictionary(),
                    projects.Count(project => project.AreaCode == area.Code))),
            ],
        };
    }

    /// <summary>The last month that has a figure; without any, December of a year that is over and January of another.</summary>
    private async Task<YearMonth> LastMonthAsync(EcoDbContext context, int year, CancellationToken cancellationToken)
    {
        var month = await context.Figures
            .Where(figure => figure.Year == year && (figure.Value != null || figure.Numerator != null))
            .MaxAsync(figure => (int?)figure.MonthNumber, cancellationToken);
        return new YearMonth(year, month ?? (year < clock.CurrentMonth().Year ? 12 : 1));
    }

    private static async Task<List<IndicatorRow>> IndicatorsAsync(EcoDbContext context, int year, CancellationToken cancellationToken) =>
        await context.Indicators.AsNoTracking()
            .Where(indicator => indicator.FirstYear <= year && (indicator.LastYear == null || indicator.LastYear >= year))
            .OrderBy(indicator => indicator.HeadlineOrder == null).ThenBy(indicator => indicator.HeadlineOrder).ThenBy(indicator => indicator.SortOrder)
            .Select(indicator => new IndicatorRow(indicator, indicator.OwningUnit!.Name,
                context.Targets.FirstOrDefault(target => target.IndicatorId == indicator.Id && target.Year == year)))
            .ToListAsync(cancellationToken);

    private static async Task<ILookup<int, FigureRow>> FiguresAsync(EcoDbContext context, int year, CancellationToken cancellationToken)
    {
        var rows = await context.Figures.AsNoTracking()
            .Where(figure => figure.Year == year || figure.Year == year - 1)
            .Select(figure => new FigureRow(figure.IndicatorId, figure.Year, figure.MonthNumber, figure.Value, figure.Numerator, figure.Denominator,
                figure.Weight, figure.Mark, figure.Note, figure.Version, figure.IsDemonstration, figure.ChangedBy))
            .ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.IndicatorId);
    }

    private static async Task<List<ProjectReport>> ProjectsAsync(EcoDbContext context, int year, CancellationToken cancellationToken) =>
        await context.Projects.AsNoTracking()
            .Where(project => project.Year == year)
            .OrderBy(project => project.AreaCode).ThenBy(project => project.Code)
            .Select(project => new ProjectReport(project.Code, project.Name, project.AreaCode, project.PlanItemCode, project.Place,
                project.InvestmentPlanned, project.InvestmentDone, project.InvestmentText, project.ItemCount, project.ItemDone, project.CountUnit,
                project.State, project.Percent))
            .ToListAsync(cancellationToken);

    private static IndicatorReport Report(IndicatorRow row, YearMonth through, IEnumerable<FigureRow> figures)
    {
        var indicator = row.Indicator;
        var traits = IndicatorTraits.Of(indicator);
        var byYear = figures.ToLookup(figure => figure.Year);
        var months = byYear[through.Year].ToDictionary(figure => figure.Month);
        var lastYear = byYear[through.Year - 1].ToDictionary(figure => figure.Month);
        var goal = row.Target is { } target ? new TargetGoal(target.Direction, target.Value) : null;
        return new IndicatorReport
        {
            Code = indicator.Code,
            Name = indicator.Name,
            ShortName = indicator.ShortName,
            Traits = traits,
            Direction = goal?.Direction ?? indicator.Direction,
            AreaCode = indicator.AreaCode,
            UnitCode = indicator.UnitCode,
            UnitName = row.UnitName,
            Definition = indicator.Definition,
            DefinitionVersion = indicator.DefinitionVersion,
            NumeratorName = indicator.NumeratorName,
            DenominatorName = indicator.DenominatorName,
            HeadlineOrder = indicator.HeadlineOrder,
            TargetNote = row.Target?.Note,
            TargetIsDemonstration = row.Target?.IsDemonstration ?? false,
            Progress = ProgressCalculator.Compute(traits, through, Figures(months), goal),
            LastYear = ToDate(traits, new YearMonth(through.Year - 1, through.Month), lastYear),
            LastYearFull = ToDate(traits, new YearMonth(through.Year - 1, 12), lastYear),
            Months = Points(traits, through, months),
            LastYearMonths = Points(traits, new YearMonth(through.Year - 1, 12), lastYear),
        };
    }

    private static List<MonthPoint> Points(IndicatorTraits traits, YearMonth through, Dictionary<int, FigureRow> figures) =>
    [
        .. Enumerable.Range(1, 12).Select(month =>
        {
            var row = figures.GetValueOrDefault(month);
            var toDate = month <= through.Month && figures.Count > 0 ? ToDate(traits, new YearMonth(through.Year, month), figures) : null;
            return new MonthPoint(month, row?.Entry ?? FigureEntry.Blank, SoftChecks.MonthValue(row?.Entry), toDate,
                row?.Version ?? 0, row?.IsDemonstration ?? false, row?.ChangedBy);
        }),
    ];

    private static decimal? ToDate(IndicatorTraits traits, YearMonth through, Dictionary<int, FigureRow> figures) =>
        figures.Count == 0 ? null : ProgressCalculator.RoundedToDate(traits, through, Figures(figures));

    private static IEnumerable<MonthFigure> Figures(Dictionary<int, FigureRow> figures) =>
        figures.Values.Select(row => new MonthFigure(row.Month, row.Value, row.Numerator, row.Denominator, row.Weight, row.Mark));

    private sealed record IndicatorRow(Indicator Indicator, string UnitName, Target? Target);

    private sealed record FigureRow(int IndicatorId, int Year, int Month, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Weight,
        FigureMark Mark, string? Note, int Version, bool IsDemonstration, string ChangedBy)
    {
        public FigureEntry Entry => new(Value, Numerator, Denominator, Weight, Mark, Note);
    }
}
