using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Reporting;

/// <summary>At which very moment each kind of thing begins to count.</summary>
public sealed class PastMomentTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figure_CountsFromTheMomentOfItsSave()
    {
        var saved = Later();
        var result = (await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, new YearMonth(2024, 11), [new FigureEdit("law.cases", new FigureEntry(77), Reason: "核对")], Door.Page, Token))[0];
        Assert.True(result.Outcome == CellOutcome.Saved, result.Message);

        Assert.Equal((null, 77m), await BeforeAndAtAsync(saved, "law.cases", indicator => indicator.Months[10].Value));
    }

    [Fact]
    public async Task Step_CountsFromItsMoment()
    {
        var approved = Later();
        Assert.Equal(ReviewOutcome.Done, (await services.Get<ReviewService>().ApplyAsync(EcoTestServices.Reviewer, "water", new YearMonth(2024, 9), SubmissionAction.Approve, null, cancellationToken: Token)).Outcome);

        Assert.Equal((SubmissionState.Submitted, SubmissionState.Approved), await BeforeAndAtAsync(approved, "water.county-sections", indicator => indicator.Months[8].State));
    }

    [Fact]
    public async Task Bridge_CountsFromItsMoment()
    {
        var written = Later();
        Assert.Equal(ChangeOutcome.Done, (await services.Get<BridgeService>().WriteAsync(EcoTestServices.Administrator, "water.county-sections", new(2024, 1), "按可比断面折算", true, Token)).Outcome);

        Assert.Equal((null, "按可比断面折算"), await BeforeAndAtAsync(written, "water.county-sections", indicator => Assert.Single(indicator.Breaks).Bridge?.Note));
    }

    [Fact]
    public async Task Definition_CountsFromItsMoment()
    {
        var defined = Later();
        var indicators = services.Get<IndicatorService>();
        var seen = (await indicators.GetAsync(EcoTestServices.Administrator, "party.lectures", Token))!.Description;
        Assert.Equal(ChangeOutcome.Done, (await indicators.EditAsync(EcoTestServices.Administrator, "party.lectures", new(seen, seen with { Definition = "只计线下宣讲" }, "规定修订", new(2024, 7), true), Token)).Outcome);

        Assert.Equal((1, 2), await BeforeAndAtAsync(defined, "party.lectures", indicator => indicator.DefinitionVersion));
    }

    [Fact]
    public async Task ApprovedOnly_LeavesOutWhatWasReopened_InTheYearBeforeToo()
    {
        Assert.Equal(ReviewOutcome.Done, (await services.Get<ReviewService>().ApplyAsync(EcoTestServices.Reviewer, "enforcement", new YearMonth(2023, 5), SubmissionAction.Reopen, "复核", cancellationToken: Token)).Outcome);

        Assert.True(await HasMayAsync(ReportBasis.All));
        Assert.False(await HasMayAsync(ReportBasis.Approved));

        async Task<bool> HasMayAsync(ReportBasis basis) =>
            (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(2024, 8, basis), Token))!.Indicators.Single(indicator => indicator.Code == "law.cases").LastYearMonths[4].Entry.HasFigure;
    }

    /// <summary>A moment that nothing has happened at yet.</summary>
    private DateTimeOffset Later()
    {
        services.Time.Advance(TimeSpan.FromMinutes(1));
        return services.Time.GetUtcNow();
    }

    /// <summary>What reports as of the microsecond before and as of the moment itself say.</summary>
    private async Task<(T Before, T At)> BeforeAndAtAsync<T>(DateTimeOffset moment, string code, Func<IndicatorReport, T> read)
    {
        return (await ReadAsync(moment.AddMicroseconds(-1)), await ReadAsync(moment.ToOffset(TimeSpan.FromHours(8))));

        async Task<T> ReadAsync(DateTimeOffset asOf) =>
            read((await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, new ReportRequest(2024, 11, AsOf: asOf), Token))!.Indicators.Single(indicator => indicator.Code == code));
    }
}
