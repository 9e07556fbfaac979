using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Areas;

/// <summary>What an address asks of an area; the same model serves all areas of a period.</summary>
public readonly record struct AreaAsked(Period Period);

/// <summary>What the page of an area shows.</summary>
public sealed record AreaModel(PeriodReport Period, PlanTree? Plan);

/// <summary>One of the eight areas in a year through a month.</summary>
public sealed partial class AreaPage
{
    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required ReportingService Reporting { get; init; }

    [Parameter] public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "year")] private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "month")] private string? Month { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    protected override AreaAsked Asked => new(Period.Parse(Year, Month, Reading));

    protected override async Task<AreaModel> LoadAsync(AreaAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        var period = await PeriodReport.LoadAsync(actor, Plans, Reporting, asked.Period, cancellationToken);
        return new AreaModel(period, period.Report is { } report ? await Plans.GetPlanAsync(actor, report.Year, asked.Period.Reading.AsOf, cancellationToken) : null);
    }
}
