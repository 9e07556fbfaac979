using LuchengEco.Services.Briefs;
using LuchengEco.Services.Forecasts;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Home;

/// <summary>What an address asks of the home page.</summary>
public readonly record struct HomeAsked(Period Period, BriefSpan Span);

/// <summary>What the home page shows.</summary>
/// <param name="Period">The year with its report.</param>
/// <param name="Brief">Null without a report.</param>
/// <param name="Reviews">Whether the person reviews submissions of any unit.</param>
public sealed record HomeModel(PeriodReport Period, LeaderBrief? Brief, bool Reviews);

/// <summary>Where the year stands: the headline goals, what to decide, what changed, the eight areas, what is due. Year, month and span live in the URL.</summary>
public sealed partial class Home
{
    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required ForecastService Forecasts { get; init; }

    [Inject] public required LeaderBriefService Briefs { get; init; }

    [SupplyParameterFromQuery(Name = "year")] private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "month")] private string? Month { get; set; }

    [SupplyParameterFromQuery(Name = EcoUrls.SinceParameter)] private string? Since { get; set; }

    protected override HomeAsked Asked => new(Period.Parse(Year, Month, Reading), BriefSpans.Parse(Since));

    protected override async Task<HomeModel> LoadAsync(HomeAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        var period = await PeriodReport.LoadAsync(actor, Plans, Reporting, asked.Period, cancellationToken);
        var reviews = actor.Reviews.Any(actor.MayReview);
        if (period.Report is not { } report)
            return new HomeModel(period, null, reviews);
        var estimates = (await Forecasts.GetAsync(actor, report, [.. report.Headlines], cancellationToken)).ToDictionary(estimate => estimate.Code, estimate => estimate.Forecast);
        return new HomeModel(period with { Forecasts = estimates }, await Briefs.GetAsync(actor, report, estimates, asked.Span, cancellationToken), reviews);
    }
}
