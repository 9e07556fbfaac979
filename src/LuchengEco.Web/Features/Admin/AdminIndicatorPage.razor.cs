using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Indicators;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Everything that an administrator decides about one indicator, with the history of its definition.</summary>
public sealed partial class AdminIndicatorPage
{
    private (IndicatorSheet Sheet, IReadOnlyList<DefinitionBreak> Breaks)? _bridged;

    [Inject] public required IndicatorService Indicators { get; init; }

    [Inject] public required BridgeService Bridges { get; init; }

    [Parameter] public string Code { get; set; } = "";

    protected override EcoOperation Operation => EcoOperation.EditCatalogue;

    protected override AdminIndicatorAddress Address => new(Code);

    /// <summary>Read again since a note was written, or as loaded; what is typed above stays.</summary>
    private IReadOnlyList<DefinitionBreak> BreaksNow => _bridged is { } again && ReferenceEquals(again.Sheet, View) ? again.Breaks : View?.Breaks ?? [];

    private string? Lead => View is null ? null : Phrase.Of(IndicatorAdminText.SheetLead, View.Code, IndicatorDutyList.StateWord(View.State), View.Description.DefinitionVersion);

    protected override Task<IndicatorSheet?> ReadAsync(Actor actor, AdminIndicatorAddress asked, CancellationToken cancellationToken) =>
        Indicators.GetAsync(actor, asked.Code, cancellationToken);

    private async Task<string?> WriteBridgeAsync(YearMonth from, string note, bool isComparable)
    {
        var actor = await Current.GetAsync();
        var result = await Bridges.WriteAsync(actor, Code, from, note, isComparable);
        if (!result.Succeeded)
            return result.Message;
        if (View is { } sheet && await Indicators.GetAsync(actor, Code) is { } again)
            _bridged = (sheet, again.Breaks);
        Snackbar.Add(result.Outcome == ChangeOutcome.Unchanged ? AdminFormText.Unchanged : MaturityText.Saved, Severity.Success);
        return null;
    }

    private async Task<ChangeResult> SaveAsync(IndicatorChange change)
    {
        var result = await Indicators.EditAsync(await Current.GetAsync(), Code, change);
        if (result.Outcome == ChangeOutcome.Unconfirmed)
        {
            if (await AskAsync(IndicatorAdminText.ConfirmTitle, IndicatorAdminText.ConfirmSave, [IndicatorAdminText.ConfirmText], result.Consequences) is null)
                return ChangeResult.Unchanged;
            result = await Indicators.EditAsync(await Current.GetAsync(), Code, change with { IsConfirmed = true });
        }
        if (result.Succeeded)
        {
            Snackbar.Add(result.Outcome == ChangeOutcome.Unchanged ? AdminFormText.Unchanged : IndicatorAdminText.Saved, Severity.Success);
            await ReloadAsync();
        }
        return result;
    }
}

/// <summary>Which indicator the address names.</summary>
public readonly record struct AdminIndicatorAddress(string Code);
