using LuchengEco.Services.Accounts;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Projects;

/// <summary>The projects of a year; filters and order stand in the URL.</summary>
public sealed partial class ProjectsPage
{
    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter] public int? Year { get; set; }

    [SupplyParameterFromQuery(Name = "area")] private string? Area { get; set; }

    [SupplyParameterFromQuery(Name = "state")] private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "late")] private string? Late { get; set; }

    [SupplyParameterFromQuery(Name = "view")] private string? View { get; set; }

    private bool _mayAdd;

    private ProjectFilter Filter => ProjectFilter.Parse(Area, State, Sort, Late, View);

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        _mayAdd = Reading.AsOf is null && (await Current.GetAsync()).May(EcoOperation.ReportProjects);
    }

    protected override Period Asked => new(Year, null, Reading);

    protected override async Task<PeriodReport> LoadAsync(Period asked, CancellationToken cancellationToken)
    {
        var period = await PeriodReport.LoadAsync(await Current.GetAsync(cancellationToken), Plans, Reporting, asked, cancellationToken);
        if (asked.Year is null && period.Report is { } report)
            Navigation.NavigateTo(Reading.Keep(EcoUrls.Projects(report.Year, Filter)), replace: true);
        return period;
    }
}
