using LuchengEco.Domain.Indicators;
using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Indicators;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>What a year asks of its indicators; year and search stand in the URL.</summary>
public sealed partial class AdminTargetsPage
{
    [Inject] public required TargetService Targets { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "year")] private int? Year { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Text { get; set; }

    protected override EcoOperation Operation => EcoOperation.SetTargets;

    protected override AdminYear Address => new(Year);

    protected override Task<YearTargets?> ReadAsync(Actor actor, AdminYear asked, CancellationToken cancellationToken) => Targets.GetAsync(actor, asked.Year, cancellationToken);

    private void KeepSearch(string? text) => Navigation.NavigateTo(EcoUrls.AdminTargetsOf(View!.Year, text), replace: true);

    private Task<string?> SetAsync(TargetLine line, Direction direction, decimal value, string note)
    {
        var year = View!.Year;
        return ChangeAsync(async actor =>
        {
            var result = await Targets.SetAsync(actor, line.Indicator, year, direction, value, note);
            if (result.EndedCurve)
                Snackbar.Add(PhasedText.EndedCurve, MudBlazor.Severity.Warning);
            return result.Outcome == TargetOutcome.Saved ? ChangeResult.Done : new ChangeResult(ChangeOutcome.Refused, result.Code, result.Message);
        }, Phrase.Of(TargetAdminText.Saved, year, line.Name));
    }

    private async Task<PhasedSheet?> ReadPhasedAsync(TargetLine line) => await Targets.GetPhasedAsync(await Current.GetAsync(), line.Indicator, View!.Year);

    private Task<string?> PhaseAsync(TargetLine line, IReadOnlyList<decimal>? months, string note, PhasedSeen seen)
    {
        var year = View!.Year;
        return ChangeAsync(actor => Targets.PhaseAsync(actor, line.Indicator, year, months, note, seen), Phrase.Of(months is null ? PhasedText.Cleared : PhasedText.Saved, year, line.Name));
    }

    private async Task RemoveAsync(TargetLine line)
    {
        var year = View!.Year;
        if (await AskAsync(Phrase.Of(TargetAdminText.RemoveTitle, year, line.Name), AdminFormText.Delete, [TargetAdminText.RemoveText], asksReason: true) is { } reason)
            await ChangeAtOnceAsync(actor => Targets.RemoveAsync(actor, line.Indicator, year, reason), Phrase.Of(TargetAdminText.Removed, year, line.Name));
    }
}

/// <summary>The year in the address; null for the newest.</summary>
public readonly record struct AdminYear(int? Year);
