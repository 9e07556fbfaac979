using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Indicators;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Every indicator with its state and its people; filters and order stand in the URL.</summary>
public sealed partial class AdminIndicatorsPage
{
    [Inject] public required IndicatorService Indicators { get; init; }

    [Inject] public required DutyService Duties { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "unit")] private string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "area")] private string? Area { get; set; }

    [SupplyParameterFromQuery(Name = "state")] private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    protected override EcoOperation Operation => EcoOperation.EditCatalogue;

    protected override ValueTuple Address => default;

    private AdminIndicatorFilter Filter => AdminIndicatorFilter.Parse(Unit, Area, State, Text, Sort);

    protected override async Task<AdminIndicatorsView?> ReadAsync(Actor actor, ValueTuple asked, CancellationToken cancellationToken)
    {
        if (await Indicators.GetListAsync(actor, cancellationToken) is not { } catalogue || await Duties.GetAsync(actor, cancellationToken) is not { } duties)
            return null;
        var lines = duties.Rows.ToDictionary(row => row.Code);
        return new AdminIndicatorsView([.. catalogue.Rows.Select(row => new IndicatorDutyRow(row, lines.GetValueOrDefault(row.Code)))], catalogue, duties);
    }

    private void KeepSearch(AdminIndicatorFilter filter) => Navigation.NavigateTo(EcoUrls.AdminIndicatorsOf(filter), replace: true);

    /// <returns>True when it was done.</returns>
    private async Task<bool> AssignAsync(IReadOnlyList<IndicatorDutyRow> rows)
    {
        var parameters = new DialogParameters<DutyDialog>
        {
            { dialog => dialog.Rows, rows },
            { dialog => dialog.People, View!.Duties.People },
            { dialog => dialog.Assign, assignment => AssignAsync(rows, assignment) },
        };
        var reference = await Dialogs.ShowAsync<DutyDialog>(Phrase.Of(IndicatorAdminText.AssignTitle, rows.Count), parameters,
            new DialogOptions { CloseOnEscapeKey = true, FullWidth = true, MaxWidth = MaxWidth.Small });
        return await reference.Result is { Canceled: false };
    }

    private Task<string?> AssignAsync(IReadOnlyList<IndicatorDutyRow> rows, DutyAssignment assignment) => ChangeAsync(
        actor => Duties.AssignAsync(actor, [.. rows.Select(row => row.Line.Code)], assignment), Phrase.Of(IndicatorAdminText.Assigned, rows.Count));
}

/// <summary>What the page shows.</summary>
public sealed record AdminIndicatorsView(IReadOnlyList<IndicatorDutyRow> Rows, IndicatorCatalogue Catalogue, DutyOverview Duties);
