using System.Text.Json;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LuchengEco.Services.Tests.Persistence;

/// <summary>A server that people worked on before it kept the states of its catalogue.</summary>
public sealed class ForesightUpgradeTests(RealTimeServices services) : IClassFixture<RealTimeServices>
{
    [Fact]
    public async Task Upgrade_OfADatabaseWithEditedAndRemovedTargets_KnowsWhatStoodBefore()
    {
        var token = TestContext.Current.CancellationToken;
        var targets = services.Get<TargetService>();
        var kept = new List<(DateTimeOffset Moment, string Text)>();
        var years = await services.ScalarAsync<long>("SELECT count(*) FROM plan_years");
        var demonstrated = (await services.ScalarAsync<string>("SELECT i.code FROM targets t JOIN indicators i ON i.id = t.indicator_id WHERE t.year = 2024 AND t.is_demonstration ORDER BY i.code LIMIT 1"))!;

        await KeepAsync();
        await SetAsync("air.pm25", 24);
        await SetAsync("air.pm25", 23);
        await SetAsync(demonstrated, 7);
        await RemoveAsync("water.drinking-sources");
        await RemoveAsync("air.good-days");
        await SetAsync("air.good-days", 91);
        await using (var context = await services.OpenAsync())
        {
            var migrator = context.GetService<IMigrator>();
            await migrator.MigrateAsync("AddReviewAndRights", token);
            Assert.Null(await services.ScalarAsync<string>("SELECT to_regclass('catalogue_states')::text"));
        }
        await services.PrepareAsync(withDemonstration: true);

        Assert.Equal(years, await services.ScalarAsync<long>("SELECT count(*) FROM plan_years"));
        foreach (var (moment, text) in kept)
            Assert.Equal(text, await TextAsync(moment));
        Assert.Equal(kept[^1].Text, await TextAsync(null));
        await SetAsync("air.pm25", 22);
        Assert.Equal(kept[^2].Text, await TextAsync(kept[^2].Moment));

        async Task KeepAsync()
        {
            var text = await TextAsync(null);
            kept.Add((TimeProvider.System.GetUtcNow(), text));
        }

        async Task SetAsync(string code, decimal value)
        {
            Assert.Equal(TargetOutcome.Saved, (await targets.SetAsync(EcoTestServices.Administrator, code, 2024, Direction.AtMost, value, $"改为{value}", token)).Outcome);
            await KeepAsync();
        }

        async Task RemoveAsync(string code)
        {
            Assert.True((await targets.RemoveAsync(EcoTestServices.Administrator, code, 2024, "取消", token)).Succeeded);
            await KeepAsync();
        }

        async Task<string> TextAsync(DateTimeOffset? moment) => JsonSerializer.Serialize(
            (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(2024, 10, AsOf: moment), token))! with { AsOf = null, ComputedAt = default });
    }
}
