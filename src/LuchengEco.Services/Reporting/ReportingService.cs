using System.Data;
using LuchengEco.Domain;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Reporting;

/// <summary>Computes <see cref="YearReport"/>s from the figures as they stand, for everybody who may read; nobody else gets anything.</summary>
public sealed class ReportingService(IDbContextFactory<EcoDbContext> contexts, TimeProvider clock)
{
    /// <inheritdoc cref="GetDefaultMonthAsync(Actor, ReportBasis, DateTimeOffset?, CancellationToken)"/>
    public Task<YearMonth?> GetDefaultMonthAsync(Actor actor, CancellationToken cancellationToken = default) => GetDefaultMonthAsync(actor, ReportBasis.All, null, cancellationToken);

    /// <summary>The default year, and its last month that has a figure that counts (without any, December of a year that is over and January of another).</summary>
    public async Task<YearMonth?> GetDefaultMonthAsync(Actor actor, ReportBasis basis, DateTimeOffset? asOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tables = new TablesAt(context, asOf);
        if (DefaultYear(await tables.Years.Select(row => row.Year).ToListAsync(cancellationToken), asOf) is not { } year)
            return null;
        if (basis != ReportBasis.All)
            return (await GetYearReportAsync(actor, new ReportRequest(year, null, basis, asOf), cancellationToken))?.Through;
        var month = await tables.Figures.Where(figure => figure.Year == year && (figure.Value != null || figure.Numerator != null))
            .MaxAsync(figure => (int?)figure.MonthNumber, cancellationToken);
        return new YearMonth(year, month ?? (year < clock.CurrentMonth().Year ? 12 : 1));
    }

    /// <summary>The newest year that has begun: one that was opened ahead of its time is not where the year stands.</summary>
    /// <param name="years">Those that have a plan.</param>
    /// <param name="asOf">The moment that is looked at; null for now.</param>
    /// <returns>The oldest where none has begun; null without any.</returns>
    public int? DefaultYear(IReadOnlyCollection<int> years, DateTimeOffset? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(years);
        var present = asOf is { } moment ? Clock.ToLocal(moment).Year : clock.CurrentMonth().Year;
        return years.Where(year => year <= present).Select(year => (int?)year).Max() ?? years.Select(year => (int?)year).Min();
    }

    /// <summary>True while any figure or target of any year is a demonstration.</summary>
    public async Task<bool> HasDemonstrationAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return false;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Figures.AnyAsync(figure => figure.IsDemonstration, cancellationToken)
            || await context.Targets.AnyAsync(target => target.IsDemonstration, cancellationToken)
            || await context.Projects.AnyAsync(project => project.IsDemonstration, cancellationToken);
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
        // One snapshot: a report never holds the figure of one moment and the approval of another.
        await using var snapshot = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var tables = new TablesAt(context, request.AsOf);
        return await ReportReader.ReadAsync(tables, request, cancellationToken) is { } rows ? ReportWriter.Write(rows, request, clock) : null;
    }
}
