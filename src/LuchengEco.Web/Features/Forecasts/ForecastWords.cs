using LuchengEco.Domain;
using LuchengEco.Domain.Forecasts;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Forecasts;

/// <summary>Says an estimate in words, always as an estimate and with what it rests on.</summary>
public static class ForecastWords
{
    /// <summary>约8成把握（82%）; empty without a target.</summary>
    public static string Chance(Forecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        if (forecast.Probability is not { } chance)
            return "";
        var percent = NumberText.Of(Rounding.HalfToEven(100 * chance, 0), 0);
        return Rounding.HalfToEven(10 * chance, 0) switch
        {
            _ when chance >= 0.995m => ForecastText.ChanceSure,
            _ when chance < 0.005m => ForecastText.ChanceNone,
            10 => Phrase.Of(ForecastText.ChanceHigh, percent),
            0 => Phrase.Of(ForecastText.ChanceLow, percent),
            var tenths => Phrase.Of(ForecastText.ChanceOf, NumberText.Of(tenths, 0), percent),
        };
    }

    /// <summary>以2019—2023年共5年同月数据重抽样4000次.</summary>
    public static string Sample(Forecast forecast, string template)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        var years = forecast.SampleYears;
        var span = years[^1] - years[0] + 1 == years.Count
            ? Phrase.Of(ForecastText.YearSpan, years[0], years[^1])
            : Phrase.Of(ForecastText.YearList, string.Join(ForecastText.Separator, years));
        return Phrase.Of(template, span, years.Count, forecast.Draws);
    }

    /// <summary>One line for a card; empty where there is no estimate or the year is over.</summary>
    public static string Card(Forecast? forecast, IndicatorReport indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        if (forecast is not { Draws: > 0 })
            return "";
        var (median, low, high) = (indicator.Write(forecast.Median), indicator.Write(forecast.Low), indicator.Write(forecast.High) + indicator.Traits.Unit);
        return forecast.Probability is null
            ? Phrase.Of(ForecastText.Card, median, low, high)
            : Phrase.Of(ForecastText.CardChance, median, low, high, Chance(forecast));
    }
}
