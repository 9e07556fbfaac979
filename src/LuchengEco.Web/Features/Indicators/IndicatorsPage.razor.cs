using LuchengEco.Domain;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Indicators;

/// <summary>All indicators of a year through a month; period, filters and order stand in the URL.</summary>
public sealed partial class IndicatorsPage
{
    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required IndicatorSetService SetService { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "year")] private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "month")] private string? Month { get; set; }

    [SupplyParameterFromQuery(Name = "area")] private string? Area { get; set; }

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "view")] private string? View { get; set; }

    [SupplyParameterFromQuery(Name = "set")] private string? Set { get; set; }

    private IndicatorFilter Filter => IndicatorFilter.Parse(Area, Status, Text, Sort, Set, View);

    protected override Period Asked => Period.Parse(Year, Month, Reading);

    protected override async Task<PeriodReport> LoadAsync(Period asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        return await PeriodReport.LoadAsync(actor, Plans, Reporting, asked, cancellationToken) with { Sets = await SetService.GetAsync(actor, cancellationToken) };
    }

    /// <summary>The month that the address asks, which may still be loading, and not the one that is shown meanwhile.</summary>
    private void KeepSearch(IndicatorFilter filter) => Navigation.NavigateTo(Reading.Keep(EcoUrls.Indicators(
        Asked is { Year: { } year, Month: { } month } ? new YearMonth(year, month) : Model!.Report!.Through, filter)), replace: true);
}
