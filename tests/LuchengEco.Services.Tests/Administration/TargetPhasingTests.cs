using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Administration;

/// <summary>The month-by-month curve of a target.</summary>
public sealed class TargetPhasingTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private TargetService Targets => services.Get<TargetService>();

    private async Task<PhasedSheet> SheetAsync(string indicator) => (await Targets.GetPhasedAsync(EcoTestServices.Administrator, indicator, 2024, TestContext.Current.CancellationToken))!;

    private Task<ChangeResult> PhaseAsync(string indicator, IReadOnlyList<decimal>? months, string? note, PhasedSeen seen) =>
        Targets.PhaseAsync(EcoTestServices.Administrator, indicator, 2024, months, note, seen, TestContext.Current.CancellationToken);

    private Task<TargetResult> SetAsync(string indicator, decimal value, PhasedWish? phased = null) =>
        Targets.SetAsync(EcoTestServices.Administrator, indicator, 2024, Direction.AtMost, value, "局务会议定", phased, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Phase_ATarget_KeepsCurveSourceAndHistory_AndTheReportTellsIt()
    {
        var sheet = await SheetAsync("air.pm25");
        Assert.All(sheet.Even, value => Assert.Equal(26m, value));
        Assert.Equal(12, sheet.LastYear.Count(value => value is not null));
        decimal[] months = [30, .. Enumerable.Repeat(26m, 11)];

        Assert.Equal("phased-note-invalid", (await PhaseAsync("air.pm25", months, " ", sheet.Seen)).Code);
        Assert.Equal(ChangeOutcome.Done, (await PhaseAsync("air.pm25", months, "年初会议纪要", sheet.Seen)).Outcome);

        var now = await SheetAsync("air.pm25");
        Assert.Equal(months, now.Seen.Phased);
        Assert.Equal([("某人", true), ("目录", false)], now.History.Select(step => (step.UserName, step.Phased is not null)));
        Assert.Equal("无 → 30、26、26、26、26、26、26、26、26、26、26、26；年初会议纪要",
            await services.ScalarAsync<string>("SELECT detail FROM audit_entries WHERE action = 'target-phase' AND subject = 'air.pm25 2024'"));
        var report = await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, 2024, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(months, report!.Indicators.Single(row => row.Code == "air.pm25").Phased);
        // What was read before the curve is no longer what stands there.
        Assert.Equal(ChangeOutcome.ChangedByAnother, (await PhaseAsync("air.pm25", null, null, sheet.Seen)).Outcome);
        // A word about the source leaves the curve, another number ends it and says so.
        Assert.Equal((TargetOutcome.Saved, false), await SetAsync("air.pm25", 26) is var kept ? (kept.Outcome, kept.EndedCurve) : default);
        Assert.Equal((TargetOutcome.Saved, true), await SetAsync("air.pm25", 25) is var ended ? (ended.Outcome, ended.EndedCurve) : default);
        Assert.Null((await SheetAsync("air.pm25")).Seen.Phased);
    }

    [Fact]
    public async Task Set_NumberAndCurveTogether_AreOneRevision()
    {
        decimal[] months = [.. Enumerable.Repeat(95m, 12)];

        Assert.Equal("phased-end", (await SetAsync("air.good-days", 96, new PhasedWish(months, "分解"))).Code);
        Assert.Empty((await SheetAsync("air.good-days")).History);
        Assert.Equal(TargetOutcome.Saved, (await SetAsync("air.good-days", 95, new PhasedWish(months, "分解"))).Outcome);

        var sheet = await SheetAsync("air.good-days");
        Assert.Equal((2, "分解"), (sheet.History.Count, sheet.History[0].PhasedNote));
        Assert.Equal(months, sheet.Seen.Phased);
    }

    [Fact]
    public async Task Phase_TwoAdministratorsAtOnce_OneIsTold()
    {
        var sheet = await SheetAsync("water.county-sections");
        decimal[] first = [.. Enumerable.Repeat(100m, 12)];
        decimal[] second = [90, .. Enumerable.Repeat(100m, 11)];

        var results = await Task.WhenAll(PhaseAsync("water.county-sections", first, "甲", sheet.Seen), PhaseAsync("water.county-sections", second, "乙", sheet.Seen));

        Assert.Equal([ChangeOutcome.Done, ChangeOutcome.ChangedByAnother], results.Select(result => result.Outcome).Order());
    }

    [Fact]
    public async Task Phase_WithoutTheRight_IsRefusedAndWrittenDown()
    {
        Assert.Null(await Targets.GetPhasedAsync(EcoTestServices.Leader, "air.pm25", 2024, TestContext.Current.CancellationToken));
        Assert.Equal(ChangeOutcome.Forbidden, (await Targets.PhaseAsync(EcoTestServices.Leader, "air.pm25", 2024, null, null, new PhasedSeen(Direction.AtMost, 26, null), TestContext.Current.CancellationToken)).Outcome);
    }
}
