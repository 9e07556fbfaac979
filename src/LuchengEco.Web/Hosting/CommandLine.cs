using LuchengEco.Services.Persistence;
using LuchengEco.Services.Persistence.Seed;

namespace LuchengEco.Web.Hosting;

/// <summary>Commands that do one thing and end: <c>migrate</c>, <c>demo load</c>, <c>demo remove</c>, <c>forecast-backtest</c>.</summary>
internal static class CommandLine
{
    private static readonly string[] Commands = ["migrate", "demo", ForecastBacktestCommand.Name];

    public static bool IsCommand(string[] args) => args is [var first, ..] && Commands.Contains(first);

    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var output = Console.Out;
        switch (args)
        {
            case ["migrate"]:
                await app.PrepareAsync();
                await output.WriteLineAsync("The database is up to date.");
                return 0;
            case ["demo", "load"]:
                await app.PrepareAsync(demonstration: true);
                await output.WriteLineAsync("The demonstration is loaded.");
                return 0;
            case ["demo", "remove"]:
                var removed = await scope.ServiceProvider.GetRequiredService<DemonstrationLoader>().RemoveAsync();
                await output.WriteLineAsync($"Removed: {removed.Figures} figures, {removed.Targets} targets, {removed.Submissions} submissions, "
                    + $"{removed.Users} accounts. Kept: {removed.KeptFigures} figures that people wrote.");
                return 0;
            case [ForecastBacktestCommand.Name, .. var options]:
                return await ForecastBacktestCommand.RunAsync(scope.ServiceProvider, options, output);
            default:
                await Console.Error.WriteLineAsync("Usage: LuchengEco.Web [migrate | demo load | demo remove | forecast-backtest [--year 2024]]");
                return 2;
        }
    }
}
