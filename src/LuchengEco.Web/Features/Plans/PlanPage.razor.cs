using LuchengEco.Domain;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Plans;

/// <summary>The year that an address asks for; null asks for the newest.</summary>
public readonly record struct PlanPeriod(int? Year, ReportView Reading);

/// <summary>What the page of a plan shows.</summary>
/// <param name="Year">The year asked for; null when no year has a plan.</param>
/// <param name="Years">Every year with a plan.</param>
/// <param name="Tree">Null when <paramref name="Year"/> has no plan.</param>
/// <param name="Through">The month through which its indicators are shown.</param>
public sealed record PlanModel(int? Year, IReadOnlyList<int> Years, PlanTree? Tree, YearMonth Through)
{
    /// <summary>The year's indicators through <see cref="Through"/>.</summary>
    public IReadOnlyList<IndicatorReport> Indicators { get; init; } = [];
}

/// <summary>The plan of a year with every published number.</summary>
public sealed partial class PlanPage
{
    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter] public int? Year { get; set; }

    [SupplyParameterFromQuery(Name = "area")] private string? Area { get; set; }

    [SupplyParameterFromQuery(Name = "view")] private string? ViewName { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    private PlanView View => PlanView.Parse(Area, ViewName, Sort);

    private string? Target => Navigation.Uri.Split('#', 2) is [_, { Length: > 0 } fragment] ? Uri.UnescapeDataString(fragment) : null;

    protected override PlanPeriod Asked => new(Year, Reading);

    protected override async Task<PlanModel> LoadAsync(PlanPeriod asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        int[] years = [.. (await Plans.GetYearsAsync(actor, asked.Reading.AsOf, cancellationToken)).Select(row => row.Year)];
        if (asked.Year is null && years is [var newest, ..])
            Navigation.NavigateTo(Reading.Keep(EcoUrls.Plan(newest, View)), replace: true);
        var year = asked.Year ?? (years.Length > 0 ? years[0] : null);
        var tree = year is { } known ? await Plans.GetPlanAsync(actor, known, asked.Reading.AsOf, cancellationToken) : null;
        var latest = await Reporting.GetDefaultMonthAsync(actor, asked.Reading.Basis, asked.Reading.AsOf, cancellationToken);
        // A year that is over is shown whole, the running one through its last month with data.
        var through = tree is null || latest?.Year == tree.Year ? latest ?? default : new YearMonth(tree.Year, 12);
        var report = tree is null ? null
            : await Reporting.GetYearReportAsync(actor, new ReportRequest(tree.Year, through.Month, asked.Reading.Basis, asked.Reading.AsOf), cancellationToken);
        return new PlanModel(year, years, tree, through) { Indicators = report?.Indicators ?? [] };
    }
}
