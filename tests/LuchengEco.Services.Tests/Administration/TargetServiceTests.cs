using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Tests.Hosting;
using Npgsql;

namespace LuchengEco.Services.Tests.Administration;

public sealed class TargetServiceTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private TargetService Targets => services.Get<TargetService>();

    private async Task<TargetLine> LineAsync(string indicator, int year = 2024) =>
        (await Targets.GetAsync(EcoTestServices.Administrator, year, TestContext.Current.CancellationToken))!.Rows.Single(row => row.Indicator == indicator);

    private Task<TargetResult> SetAsync(string indicator, decimal value, string? note = "局务会议定") =>
        Targets.SetAsync(EcoTestServices.Administrator, indicator, 2024, Direction.AtMost, value, note, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Set_TheFirstTime_KeepsWhatTheCatalogueSaidBefore()
    {
        Assert.Equal((26m, TargetOrigin.Catalogue), await LineAsync("air.pm25") is var was ? (was.Value, was.Origin) : default);

        Assert.Equal(TargetOutcome.Saved, (await SetAsync("air.pm25", 25)).Outcome);
        Assert.Equal(TargetOutcome.Saved, (await SetAsync("air.pm25", 24)).Outcome);

        var line = await LineAsync("air.pm25");
        Assert.Equal((24m, TargetOrigin.Person), (line.Value, line.Origin));
        Assert.Equal([("某人", 24m), ("某人", 25m), ("目录", 26m)], line.History.Select(step => (step.UserName, step.Value)));
        Assert.Equal("≤25 → ≤24；局务会议定", await services.ScalarAsync<string>("SELECT detail FROM audit_entries WHERE action = 'target-set' AND subject = 'air.pm25 2024' ORDER BY id DESC LIMIT 1"));
        Assert.Equal("EC002", (await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync("DELETE FROM target_revisions"))).SqlState);
    }

    [Theory]
    [InlineData("\0", "note-invalid")]
    [InlineData("甲\u0001乙", "note-invalid")]
    [InlineData(" ", "note-missing")]
    [InlineData(null, "note-missing")]
    public async Task Set_NoteThatCannotBeStored_IsRefusedAndLeavesNoTrace(string? note, string code)
    {
        var before = await LineAsync("air.good-days");

        Assert.Equal((TargetOutcome.Refused, code), await SetAsync("air.good-days", 90, note) is var result ? (result.Outcome, result.Code) : default);

        Assert.Equal(before.Value, (await LineAsync("air.good-days")).Value);
        Assert.Empty((await LineAsync("air.good-days")).History);
    }

    [Fact]
    public async Task Remove_ATarget_StaysAwayAfterTheNextStartUntilAPersonSetsOne()
    {
        Assert.Equal("reason-missing", (await Targets.RemoveAsync(EcoTestServices.Administrator, "water.county-sections", 2024, " ", TestContext.Current.CancellationToken)).Code);

        Assert.Equal("reason-invalid", (await Targets.RemoveAsync(EcoTestServices.Administrator, "water.county-sections", 2024, "甲\ud800", TestContext.Current.CancellationToken)).Code);

        Assert.Equal(ChangeOutcome.Done, (await Targets.RemoveAsync(EcoTestServices.Administrator, "water.county-sections", 2024, "计划调整", TestContext.Current.CancellationToken)).Outcome);
        await services.PrepareAsync(withDemonstration: true);

        var line = await LineAsync("water.county-sections");
        Assert.Null(line.Value);
        Assert.Equal([(true, "某人"), (false, "目录")], line.History.Select(step => (step.IsRemoved, step.UserName)));
        Assert.Equal("≥100；计划调整", await services.ScalarAsync<string>("SELECT detail FROM audit_entries WHERE action = 'target-remove'"));
        Assert.Equal(ChangeOutcome.Unknown, (await Targets.RemoveAsync(EcoTestServices.Administrator, "water.county-sections", 2024, "再来", TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(TargetOutcome.Saved, (await SetAsync("water.county-sections", 95)).Outcome);
        Assert.Equal(95m, (await LineAsync("water.county-sections")).Value);
    }

    [Fact]
    public async Task Get_AYear_ListsItsIndicatorsOnly_AndNothingForAYearThatIsNotSetUp()
    {
        var year = (await Targets.GetAsync(EcoTestServices.Administrator, 2023, TestContext.Current.CancellationToken))!;

        Assert.Equal([2023, 2024], year.Years);
        Assert.Contains(year.Rows, row => row.Indicator == "water.city-sections");
        Assert.DoesNotContain(year.Rows, row => row.Indicator == "waste.safe-disposal");
        Assert.Equal(2024, (await Targets.GetAsync(EcoTestServices.Administrator, null, TestContext.Current.CancellationToken))!.Year);
        Assert.Null(await Targets.GetAsync(EcoTestServices.Administrator, 2050, TestContext.Current.CancellationToken));
    }
}
