using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Indicators;

/// <summary>Says how the two sides of a break relate, and whether they may be compared.</summary>
public sealed class BridgeService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <summary>Appends a note; the newest of a break counts.</summary>
    /// <param name="actor">Who says it.</param>
    /// <param name="code">Of which indicator.</param>
    /// <param name="from">The month of one of its breaks.</param>
    /// <param name="note">How they relate; empty takes the note before away.</param>
    /// <param name="isComparable">Sentences may compare across the break; needs a note.</param>
    /// <param name="cancellationToken">Stops the change.</param>
    public async Task<ChangeResult> WriteAsync(Actor actor, string code, YearMonth from, string? note, bool isComparable, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!await audit.AllowsAsync(actor, EcoOperation.EditCatalogue, $"bridge {code} {from}", cancellationToken))
            return ChangeResult.Forbidden;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Indicators.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellationToken) is not { } indicator)
            return ChangeResult.Unknown("indicator-unknown", IndicatorText.IndicatorUnknown);
        var there = (await DefinitionBreaks.ReadAsync(context, indicator, cancellationToken)).Where(found => found.From == from).ToList();
        if (there.Count == 0)
            return ChangeResult.Refused("break-unknown", BreakText.BreakUnknown, from.Year, from.Month);
        try
        {
            var bridge = new DefinitionBridge(indicator.Id, from, note, isComparable, actor.UserId, actor.DisplayName, clock.GetUtcNow());
            var before = there[0].Bridge;
            if ((before?.Note ?? "", before?.IsComparable ?? false) == (bridge.Note, bridge.IsComparable))
                return ChangeResult.Unchanged;
            context.Bridges.Add(bridge);
            audit.Add(context, actor, "definition-bridge", AuditOutcome.Done, $"{code} {from}", bridge.Note.Length == 0
                ? BreakText.AuditRemoved
                : string.Format(CultureInfo.InvariantCulture, bridge.IsComparable ? BreakText.AuditComparable : BreakText.AuditIncomparable, bridge.Note));
            await context.SaveChangesAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DomainException refusal)
        {
            return ChangeResult.Refused(refusal);
        }
    }
}
