using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Reporting;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Changes;

/// <summary>Tells everybody who may read what changed between two moments, and what it did to the headline goals.</summary>
public sealed class ChangeService(IDbContextFactory<EcoDbContext> contexts, ReportingService reporting)
{
    public const int PageSize = 50;

    /// <summary>Lines that one file may hold: the newest.</summary>
    public const int MaxExport = 20_000;

    /// <summary>Lines that a digest groups: the newest.</summary>
    public const int MaxDigest = 200;

    /// <param name="actor">Who asks.</param>
    /// <param name="from">Changes at this very moment are over.</param>
    /// <param name="to">The last moment that counts; null for now.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="page">From 1; beyond the last it is the last.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Null when the person may not read.</returns>
    public async Task<ChangePage?> GetAsync(Actor actor, DateTimeOffset from, DateTimeOffset? to, ChangeFilter filter, int page = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var reader = new ChangeReader(context, from, to, filter);
        var counts = await reader.CountAsync(cancellationToken);
        var total = filter.Kind is { } kind ? counts.GetValueOrDefault(kind) : counts.Values.Sum();
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 1, pages);
        var lines = await reader.ReadAsync((shown - 1) * PageSize, PageSize, cancellationToken);
        return new ChangePage(from, to, counts, await HeadlinesAsync(actor, await reader.YearsAsync(cancellationToken), from, to, cancellationToken), lines, total, shown, pages);
    }

    /// <summary>The newest changes in few lines, and what they did to the headline goals of one year.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="from">Changes at this very moment are over.</param>
    /// <param name="year">Whose goals are compared.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Null when the person may not read. Where nothing changed it costs one query.</returns>
    public async Task<ChangeDigest?> DigestAsync(Actor actor, DateTimeOffset from, int year, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var reader = new ChangeReader(context, from, null, new ChangeFilter());
        var total = (await reader.CountAsync(cancellationToken)).Values.Sum();
        if (total == 0)
            return new ChangeDigest(from, 0, 0, [], []);
        var lines = await reader.ReadAsync(0, MaxDigest, cancellationToken);
        int[] touched = (await reader.YearsAsync(cancellationToken)).Contains(year) ? [year] : [];
        return new ChangeDigest(from, total, lines.Count, await HeadlinesAsync(actor, touched, from, null, cancellationToken), ChangeDigest.GroupsOf(lines));
    }

    /// <returns>At most <see cref="MaxExport"/> lines, newest first; null when the person may not read.</returns>
    public async Task<IReadOnlyList<ChangeLine>?> ExportAsync(Actor actor, DateTimeOffset from, DateTimeOffset? to, ChangeFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await new ChangeReader(context, from, to, filter).ReadAsync(0, MaxExport, cancellationToken);
    }

    /// <summary>Code and name of every 科室, to choose from; empty for those who may not read.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> UnitsAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await context.Units.AsNoTracking().OrderBy(row => row.SortOrder).Select(row => new { row.Code, row.Name }).ToListAsync(cancellationToken)).Select(row => (row.Code, row.Name))];
    }

    private async Task<IReadOnlyList<HeadlineMove>> HeadlinesAsync(Actor actor, IReadOnlyList<int> years, DateTimeOffset from, DateTimeOffset? to, CancellationToken cancellationToken)
    {
        var moves = new List<HeadlineMove>();
        foreach (var year in years)
        {
            var before = await reporting.GetYearReportAsync(actor, new ReportRequest(year, AsOf: from), cancellationToken);
            var after = await reporting.GetYearReportAsync(actor, new ReportRequest(year, AsOf: to), cancellationToken);
            var stood = (before?.Headlines ?? []).ToDictionary(row => row.Code);
            var stands = (after?.Headlines ?? []).ToDictionary(row => row.Code);
            foreach (var row in stands.Values.Concat(stood.Values.Where(row => !stands.ContainsKey(row.Code))))
            {
                var move = new HeadlineMove(year, row.Code, row.ShortName, row.Traits.Unit, StateOf(before, stood.GetValueOrDefault(row.Code)), StateOf(after, stands.GetValueOrDefault(row.Code)));
                if ((move.Before?.Value, move.Before?.Status) != (move.After?.Value, move.After?.Status))
                    moves.Add(move);
            }
        }
        return moves;
    }

    private static HeadlineState? StateOf(YearReport? report, IndicatorReport? row) =>
        report is null || row is null ? null : new HeadlineState(report.Through, row.Write(row.Progress.Rounded), row.Progress.Status);
}
