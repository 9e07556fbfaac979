using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Services.Forecasts;

namespace LuchengEco.Web.Hosting;

/// <summary>Prints how the estimates of past years would have fared: coverage of the interval, mean absolute error, number of cases.</summary>
internal static class ForecastBacktestCommand
{
    public const string Name = "forecast-backtest";

    public static async Task<int> RunAsync(IServiceProvider services, string[] options, TextWriter output)
    {
        int? year = null;
        if (options is ["--year", var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is >= YearMonth.MinYear and <= YearMonth.MaxYear)
            year = asked;
        else if (options.Length > 0)
        {
            await Console.Error.WriteLineAsync("Usage: LuchengEco.Web forecast-backtest [--year 2024]");
            return 2;
        }
        if (await services.GetRequiredService<ForecastService>().BacktestAsync(year) is not { } results)
        {
            await Console.Error.WriteLineAsync("There is no such year of the plan.");
            return 1;
        }
        await output.WriteLineAsync("indicator                          cases  inside 80 %  mean absolute error");
        foreach (var result in results)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{result.Code,-34} {result.Cases,5}  {100m * result.Inside / result.Cases,9:F1} %  {result.MeanAbsoluteError:F2} {result.Unit}"));
        }
        if (results.Count == 0)
            await output.WriteLineAsync("No year has three complete years before it.");
        return 0;
    }
}
