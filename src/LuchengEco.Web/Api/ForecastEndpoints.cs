using System.Text.Json.Serialization;
using LuchengEco.Services.Forecasts;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

internal static class ForecastEndpoints
{
    public static void MapForecasts(this RouteGroupBuilder api) =>
        api.MapGet("/years/{year}/forecasts", GetAsync).WithTags(ApiText.TagReport).Describe("getForecasts", ApiForecastText.GetForecasts, 404, 422);

    private static async Task<Results<Ok<IReadOnlyList<ForecastJson>>, ProblemHttpResult>> GetAsync(ApiActor caller, string year, string? through,
        [AsParameters] ApiView view, ReportingService reporting, ForecastService forecasts, CancellationToken cancellationToken)
    {
        var period = ApiPeriod.Parse(year, through);
        if (period.Problem is { } problem)
            return problem;
        if (await reporting.GetYearReportAsync(caller.Actor, view.Of(period), cancellationToken) is not { } report)
            return ApiProblems.YearUnknown(year);
        var estimates = await forecasts.GetAsync(caller.Actor, report, report.Indicators, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<ForecastJson>>([.. report.Indicators.Zip(estimates, ForecastJson.Of)]);
    }
}

/// <summary>An estimate of an indicator's year.</summary>
internal sealed record ForecastJson
{
    public required string Code { get; init; }

    /// <summary>The last month that counted.</summary>
    public required string Through { get; init; }

    /// <summary>Rounded half to even, with the indicator's decimals, as are the ends of the interval that holds eight of ten draws.</summary>
    [JsonConverter(typeof(ScaledDecimalConverter))]
    public decimal? Median { get; init; }

    [JsonConverter(typeof(ScaledDecimalConverter))]
    public decimal? Low { get; init; }

    [JsonConverter(typeof(ScaledDecimalConverter))]
    public decimal? High { get; init; }

    /// <summary>0 to 1: share of the draws that meet the target.</summary>
    public decimal? Probability { get; init; }

    /// <summary>The complete years that were drawn from.</summary>
    public required IReadOnlyList<int> SampleYears { get; init; }

    /// <summary>0 where the year is over and the estimate is the result.</summary>
    public required int Draws { get; init; }

    /// <summary>Why there is no estimate.</summary>
    public string? Declined { get; init; }

    public static ForecastJson Of(IndicatorReport indicator, IndicatorForecast estimate) => new()
    {
        Code = estimate.Code,
        Through = $"{new Domain.YearMonth(estimate.Forecast.Year, estimate.Forecast.ThroughMonth)}",
        Median = ApiJson.WithDecimals(estimate.Forecast.Median, indicator.Traits.Decimals),
        Low = ApiJson.WithDecimals(estimate.Forecast.Low, indicator.Traits.Decimals),
        High = ApiJson.WithDecimals(estimate.Forecast.High, indicator.Traits.Decimals),
        Probability = estimate.Forecast.Probability,
        SampleYears = estimate.Forecast.SampleYears,
        Draws = estimate.Forecast.Draws,
        Declined = estimate.Forecast.Declined,
    };
}
