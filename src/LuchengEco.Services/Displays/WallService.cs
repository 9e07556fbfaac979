using System.Data;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Changes;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tasks;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Displays;

/// <summary>Everything that the wall shows, read in one snapshot.</summary>
/// <param name="Report">The default year through its last month with a figure; null without any plan.</param>
/// <param name="Matrix">How the units report the year; null without any plan.</param>
/// <param name="Changes">The newest figures and steps of the last <see cref="WallService.ChangeDays"/> days.</param>
/// <param name="Stamp">Differs from the one before as soon as something was written.</param>
public sealed record WallPicture(YearReport? Report, SubmissionMatrix? Matrix, IReadOnlyList<ChangeLine> Changes, string Stamp);

/// <summary>Reads the wall for whoever may show it: a screen that an administrator issued, or a person who may read.</summary>
public sealed class WallService(IDbContextFactory<EcoDbContext> contexts, ReportingService reporting, AuditLog audit, TimeProvider clock)
{
    /// <summary>How far back a change is news.</summary>
    public const int ChangeDays = 30;

    private const int MaxChanges = 40;

    /// <returns>Null for those who may not show the wall.</returns>
    public async Task<WallPicture?> GetAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!await audit.AllowsAsync(actor, EcoOperation.ShowWall, "wall", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var stamp = await StampAsync(context, cancellationToken);
        if (reporting.DefaultYear(await context.Years.AsNoTracking().Select(row => row.Year).ToListAsync(cancellationToken)) is not { } year)
            return new WallPicture(null, null, [], stamp);
        var request = new ReportRequest(year);
        var rows = await ReportReader.ReadAsync(new TablesAt(context, null), request, cancellationToken);
        var today = clock.Today();
        var board = await ReportingBoard.ReadAsync(context, today, year, null, _ => true, cancellationToken);
        var changes = await new ChangeReader(context, clock.GetUtcNow().AddDays(-ChangeDays), null, new ChangeFilter()).ReadAsync(0, MaxChanges, cancellationToken);
        return new WallPicture(rows is null ? null : ReportWriter.Write(rows, request, clock), SubmissionMatrix.Of(year, today, clock.GetUtcNow(), board.Cells),
            [.. changes.Where(line => line.Kind is ChangeKind.Figure or ChangeKind.Submission or ChangeKind.Target)], stamp);
    }

    /// <summary>Asked every few seconds by every wall: two look-ups in an index.</summary>
    /// <returns>Null for those who may not show the wall; asking so often, they are not written down here.</returns>
    public async Task<string?> StampAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(EcoOperation.ShowWall))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await StampAsync(context, cancellationToken);
    }

    /// <summary>Whatever changes a report is a revision of a figure or stands in the audit.</summary>
    private static Task<string> StampAsync(EcoDbContext context, CancellationToken cancellationToken) => context.Database.SqlQuery<string>(
        $"SELECT concat((SELECT max(id) FROM figure_revisions), '-', (SELECT max(id) FROM audit_entries)) AS \"Value\"").SingleAsync(cancellationToken);
}
