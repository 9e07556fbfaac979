using System.Text.Json;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Reporting;

/// <summary>Reports stored while people edit at random are what the time machine rebuilds afterwards.</summary>
public sealed class StoredReportsTests(RunningTestServices services) : IClassFixture<RunningTestServices>
{
    private const int Steps = 160;

    private static readonly string[] Codes = ["air.pm25", "air.good-days", "water.county-sections", "waste.safe-disposal"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task GetYearReportAsync_AsOfEachMomentOfARandomHistory_IsTheReportStoredThen(int seed)
    {
        var random = new Random(seed);
        var stored = new List<(DateTimeOffset At, ReportRequest Request, string Text)>();
        var done = 0;
        for (var step = 0; step < Steps; step++)
        {
            done += await EditAsync(random, seed, step) ? 1 : 0;
            if (step % 4 != 0)
                continue;
            var at = TimeProvider.System.GetUtcNow();
            foreach (var request in Requests())
                stored.Add((at, request, await TextAsync(request)));
        }

        Assert.True(done > Steps / 3, $"Only {done} of {Steps} edits changed anything.");
        Assert.True(stored.Select(report => report.Text).Distinct().Count() > 40);
        foreach (var (at, request, text) in stored)
            Assert.Equal(text, await TextAsync(request with { AsOf = at }));
    }

    private static IEnumerable<ReportRequest> Requests() =>
        from year in new[] { 2023, 2024 } from basis in new[] { ReportBasis.All, ReportBasis.Approved } select new ReportRequest(year, Basis: basis);

    /// <returns>Whether it changed anything: locked months and wrong steps are part of the life.</returns>
    private async Task<bool> EditAsync(Random random, int seed, int step)
    {
        var month = new YearMonth(random.Next(2023, 2025), random.Next(1, 13));
        var code = Codes[random.Next(Codes.Length)];
        switch (random.Next(5))
        {
            case 0:
                return (await services.Get<TargetService>().SetAsync(EcoTestServices.Administrator, code, month.Year, code == "air.pm25" ? Direction.AtMost : Direction.AtLeast,
                    random.Next(20, 100), $"第{step}步", Token)).Outcome == TargetOutcome.Saved;
            case 1:
                return (await services.Get<TargetService>().RemoveAsync(EcoTestServices.Administrator, code, month.Year, $"第{step}步", Token)).Outcome == ChangeOutcome.Done;
            case 2:
                return (await services.Get<UnitService>().RenameAsync(EcoTestServices.Administrator, "water", $"水科{seed}-{step}", Token)).Outcome == ChangeOutcome.Done;
            case 3:
                var action = (SubmissionAction)random.Next(4);
                return (await services.Get<ReviewService>().ApplyAsync(action == SubmissionAction.Submit ? EcoTestServices.Filler : EcoTestServices.Reviewer,
                    EcoTestServices.Filler.Fills[code], month, action, $"第{step}步", cancellationToken: Token)).Outcome == ReviewOutcome.Done;
            default:
                await services.Get<ReviewService>().ApplyAsync(EcoTestServices.Reviewer, EcoTestServices.Filler.Fills[code], month, SubmissionAction.Reopen, "重开", cancellationToken: Token);
                var entry = code == "air.pm25"
                    ? new FigureEntry(random.Next(5, 60), null, null, null, FigureMark.None, null)
                    : new FigureEntry(null, random.Next(1, 20), random.Next(20, 28), null, FigureMark.None, null);
                return (await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, month, [new FigureEdit(code, entry, Reason: $"第{step}步")], Door.Page, Token))[0].Outcome == CellOutcome.Saved;
        }
    }

    private async Task<string> TextAsync(ReportRequest request) =>
        JsonSerializer.Serialize((await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, request, Token))! with { AsOf = null, ComputedAt = default });
}
