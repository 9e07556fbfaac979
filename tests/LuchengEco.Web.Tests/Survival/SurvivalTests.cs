using LuchengEco.Web.Tests.Hosting;

namespace LuchengEco.Web.Tests.Survival;

/// <summary>What was acknowledged is there, once, whatever dies: the site or PostgreSQL, in the middle of two hundred edits.</summary>
public sealed class SurvivalTests
{
    [Fact]
    public async Task Site_KilledWhileEditsStreamIn_LosesNothingAcknowledgedAndStoresNothingTwice()
    {
        await using var database = await TestDatabase.CreateAsync(await DemonstrationTemplate.GetAsync());
        var stream = new EditStream(database.ConnectionString);
        Task running;
        await using (var site = await ServerProcess.StartAsync(database.ConnectionString))
        {
            await using var held = await stream.HoldUpAsync();
            running = stream.RunAsync(site.Address);
            await await Task.WhenAny(stream.Halfway, running);
            await site.KillAsync();
        }
        Assert.InRange(stream.AcknowledgedSoFar, 1, EditStream.Total - 1);
        await stream.VerifyAsync(isComplete: false);

        await using var again = await ServerProcess.StartAsync(database.ConnectionString);
        stream.Mended(again.Address);
        await running;

        Assert.True(stream.Resent > 0, "Nothing was under way when the site was killed.");
        await stream.VerifyAsync(isComplete: true);
    }

    [Fact]
    public async Task Postgres_CrashingWhileEditsStreamIn_LosesNothingAcknowledgedAndStoresNothingTwice()
    {
        await using var postgres = await CrashingPostgres.StartAsync();
        await using var site = await ServerProcess.StartAsync(postgres.ConnectionString.Replace("Database=postgres", "Database=eco_survival", StringComparison.Ordinal));
        var stream = new EditStream(postgres.ConnectionString.Replace("Database=postgres", "Database=eco_survival", StringComparison.Ordinal));
        await using var held = await stream.HoldUpAsync();
        var running = stream.RunAsync(site.Address);
        await await Task.WhenAny(stream.Halfway, running);

        await postgres.CrashAsync();
        Assert.InRange(stream.AcknowledgedSoFar, 1, EditStream.Total - 1);
        await stream.VerifyAsync(isComplete: false);
        stream.Mended(site.Address);
        await running;

        Assert.True(stream.Resent > 0, "Nothing was under way when PostgreSQL crashed.");
        await stream.VerifyAsync(isComplete: true);
    }
}
