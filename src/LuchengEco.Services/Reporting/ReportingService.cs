using LuchengEco.Domain;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Reporting;

/// <summary>Computes <see cref="YearReport"/>s from the figures as they stand, for everybody who may read; nobody else gets anything.</summary>
public sealed class ReportingService(IDbContextFactory<EcoDbContext> contexts, TimeProvider clock)
{
    /// <summary>The newest plan year that has begun, and its last month that has a figure (without any, December of a year that is over and January of another).</summary>
    public async Task<YearMonth?> GetDefaultMonthAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // A year that was opened ahead of its time is not where the year stands.
        var present = clock.CurrentMonth().Year;
        var year = await context.Years.Where(row => row.Year <= present).MaxAsync(row => (int?)row.Year, cancellationToken)
            ?? await context.Years.MinAsync(row => (int?)row.Year, cancellationToken);
        return year is null ? null : await LastMonthAsync(context, year.Value, cancellationToken);
    }

    /// <summary>The same of figures that count in a view: the newest plan year and its last month that has a figure.</summary>
    public async Task<YearMonth?> GetDefaultMonthAsync(Actor actor, ReportBasis basis, DateTimeOffset? asOf, CancellationToken cancellationToken = default)
    {
        if (basis == ReportBasis.All && asOf is null)
            return await GetDefaultMonthAsync(actor, cancellationToken);
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var year = await new TablesAt(context, asOf).Years.MaxAsync(row => (int?)row.Year, cancellationToken);
        return year is null ? null : (await GetYearReportAsync(actor, new ReportRequest(year.Value, null, basis, asOf), cancellationToken))?.Through;
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

    /// <inheritdoc cref="GetYearReportAsync(Actor, ReportRequest, CancellationToken)"/>
    public Task<YearReport?> GetYearReportAsync(Actor actor, int year, int? through = null, CancellationToken cancellationToken = default) =>
        GetYearReportAsync(actor, new ReportRequest(year, through), cancellationToken);

    /// <param name="actor">Who asks.</param>
    /// <param name="request">Year, month, which figures count, and as of when.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Null when the year has no plan (or had none at the moment asked for) or <paramref name="actor"/> may not read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The month is not 1 to 12.</exception>
    public async Task<YearReport?> GetYearReportAsync(Actor actor, ReportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Through is { } month)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(month, 1, nameof(request));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12, nameof(request));
        }
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tables = new TablesAt(context, request.AsOf);
        return await ReportReader.ReadAsync(tables, request, cancellationToken) is { } rows ? ReportWriter.Write(rows, request, clock) : null;
    }

    /// <summary>The last month that has a figure; without any, December of a year that is over and January of another.</summary>
    private async Task<YearMonth> LastMonthAsync(EcoDbContext context, int year, CancellationToken cancellationToken)
    {
        var month = await context.Figures
            .Where(figure => figure.Year == year && (figure.Value != null || figure.Numerator != null))
            .MaxAsync(figure => (int?)figure.MonthNumber, cancellationToken);
        return new YearMonth(year, month ?? (year < clock.CurrentMonth().Year ? 12 : 1));
    }
}
