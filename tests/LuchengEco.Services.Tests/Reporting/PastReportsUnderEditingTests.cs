using System.Globalization;
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

/// <summary>Reports kept while everything is edited at random are what the reports as of their moments say afterwards.</summary>
public sealed class PastReportsUnderEditingTests(RealTimeServices services) : IClassFixture<RealTimeServices>
{
    private const int Steps = 180;

    private readonly Dictionary<string, int> _done = [];

    [Theory]
    [InlineData(1)]
    [InlineData(20241124)]
    [InlineData(977)]
    public async Task GetYearReportAsync_AsOfAnyMomentOfARandomHistory_SaysWhatWasSaidThen(int seed)
    {
        var token = TestContext.Current.CancellationToken;
        var random = new Random(seed);
        var kept = new List<(int Step, ReportRequest Request, DateTimeOffset Moment, string Text)>();
        for (var step = 0; step < Steps; step++)
        {
            if (step % 12 == 0)
                kept.AddRange(await KeepAsync(step, token));
            await EditAsync(random, seed * 1000L + step, token);
        }

        foreach (var (step, request, moment, text) in kept)
        {
            var stood = await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, request with { AsOf = moment }, token);
            Assert.True(text == Text(stood), $"seed {seed}, step {step}, {request}: {Difference(text, Text(stood))}");
        }
        // Otherwise the run would prove nothing.
        Assert.All(new[] { "figure", "submission", "target-set", "target-remove", "indicator", "unit", "phase", "project" }, kind => Assert.True(_done.GetValueOrDefault(kind) >= 3, $"{kind}: {_done.GetValueOrDefault(kind)}"));
        Assert.True(kept.Select(row => row.Text).Distinct().Count() > kept.Count / 4, "The edits hardly change any report.");
    }

    private async Task<List<(int, ReportRequest, DateTimeOffset, string)>> KeepAsync(int step, CancellationToken token)
    {
        var rows = new List<(int, ReportRequest, DateTimeOffset, string)>();
        foreach (var year in new[] { 2023, 2024 })
        {
            foreach (var basis in Enum.GetValues<ReportBasis>())
            {
                var request = new ReportRequest(year, Basis: basis);
                rows.Add((step, request, TimeProvider.System.GetUtcNow(), Text(await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, request, token))));
            }
        }
        return rows;
    }

    private async Task EditAsync(Random random, long number, CancellationToken token)
    {
        var (kind, isDone) = random.Next(10) switch
        {
            < 3 => ("figure", await WriteAsync(random, token)),
            < 5 => ("submission", await StepAsync(random, token)),
            5 when random.Next(3) == 0 => ("target-remove", await RemoveTargetAsync(random, token)),
            5 => ("target-set", await SetTargetAsync(random, token)),
            6 => ("phase", await services.ExecuteAsync(string.Create(CultureInfo.InvariantCulture,
                $"UPDATE targets SET phased = ARRAY(SELECT round(value * m / 12, {random.Next(4)}) FROM generate_series(1, 12) m), phased_note = '第{number}次' WHERE id = (SELECT id FROM targets ORDER BY md5(id::text || '{number}') LIMIT 1)")) == 1),
            7 => ("unit", (await services.Get<UnitService>().RenameAsync(EcoTestServices.Administrator, await UnitAsync(random), $"科室{number}", token)).Succeeded),
            8 => ("project", await services.ExecuteAsync(string.Create(CultureInfo.InvariantCulture,
                $"UPDATE projects SET percent = {random.Next(101)}, name = '项目{number}' WHERE code = (SELECT code FROM projects ORDER BY md5(code || '{number}') LIMIT 1)")) == 1),
            _ => ("indicator", await EditIndicatorAsync(random, number, token)),
        };
        if (isDone)
            _done[kind] = _done.GetValueOrDefault(kind) + 1;
    }

    private async Task<bool> WriteAsync(Random random, CancellationToken token)
    {
        var month = MonthOf(random);
        var rows = (await services.Get<EntryService>().GetSheetAsync(EcoTestServices.Filler, month, null, token)).Rows;
        var edits = Enumerable.Range(0, 1 + random.Next(4)).Select(_ => rows[random.Next(rows.Count)]).DistinctBy(row => row.Code)
            .Select(row => new FigureEdit(row.Code, EntryOf(row, random), Reason: "随机改动")).ToList();
        return (await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, month, edits, Door.Page, token)).Any(result => result.Outcome == CellOutcome.Saved);
    }

    private static FigureEntry EntryOf(SheetRow row, Random random) => random.Next(8) switch
    {
        0 => FigureEntry.Blank,
        1 => new FigureEntry(Mark: FigureMark.NotApplicable),
        2 => new FigureEntry(Mark: FigureMark.NotPublished, Note: "等"),
        _ when row.Shape == FigureShape.Fraction => new FigureEntry(Numerator: random.Next(0, 20), Denominator: 20 + random.Next(8)),
        _ => new FigureEntry(Math.Max(row.PlausibleMin ?? 0, 1) + random.Next(20), Weight: row.NeedsWeight ? 20 + random.Next(8) : null),
    };

    private async Task<bool> StepAsync(Random random, CancellationToken token)
    {
        var (unit, month) = (await UnitAsync(random), MonthOf(random));
        var state = Enum.Parse<SubmissionState>(await services.ScalarAsync<string>(string.Create(CultureInfo.InvariantCulture,
            $"SELECT state FROM submissions WHERE unit_code = '{unit}' AND year = {month.Year} AND month_number = {month.Month}")) ?? nameof(SubmissionState.Draft));
        var action = state switch
        {
            SubmissionState.Submitted => random.Next(3) == 0 ? SubmissionAction.Return : SubmissionAction.Approve,
            SubmissionState.Approved => SubmissionAction.Reopen,
            _ => SubmissionAction.Submit,
        };
        var actor = action == SubmissionAction.Submit ? EcoTestServices.Filler : EcoTestServices.Reviewer;
        return (await services.Get<ReviewService>().ApplyAsync(actor, unit, month, action, "随机一步", cancellationToken: token)).Outcome == ReviewOutcome.Done;
    }

    private async Task<bool> SetTargetAsync(Random random, CancellationToken token) =>
        (await services.Get<TargetService>().SetAsync(EcoTestServices.Administrator, await CodeAsync(random), 2023 + random.Next(2), (Direction)random.Next(2), random.Next(100), "随机目标", token)).Outcome == TargetOutcome.Saved;

    private async Task<bool> RemoveTargetAsync(Random random, CancellationToken token) =>
        await services.ScalarAsync<string>($"SELECT i.code || ' ' || t.year FROM targets t JOIN indicators i ON i.id = t.indicator_id ORDER BY t.id LIMIT 1 OFFSET {random.Next(5)}") is { } found
        && (await services.Get<TargetService>().RemoveAsync(EcoTestServices.Administrator, found.Split(' ')[0], int.Parse(found.Split(' ')[1], CultureInfo.InvariantCulture), "随机取消", token)).Succeeded;

    private async Task<bool> EditIndicatorAsync(Random random, long number, CancellationToken token)
    {
        var (indicators, code) = (services.Get<IndicatorService>(), await CodeAsync(random));
        var seen = (await indicators.GetAsync(EcoTestServices.Administrator, code, token))!.Description;
        var wanted = random.Next(3) switch
        {
            0 => seen with { Name = $"指标{number}" },
            1 => seen with { Decimals = (seen.Decimals + 1) % 4 },
            _ => seen with { Definition = $"口径{number}。" },
        };
        var change = new IndicatorChange(seen, wanted, "随机口径", new YearMonth(Math.Min(2024, seen.LastYear ?? 2024), 12), IsConfirmed: true);
        return (await indicators.EditAsync(EcoTestServices.Administrator, code, change, token)).Succeeded;
    }

    /// <summary>Months that are open, closed and long approved.</summary>
    private static YearMonth MonthOf(Random random) => random.Next(3) == 0 ? new YearMonth(2023 + random.Next(2), 1 + random.Next(12)) : new YearMonth(2024, 8 + random.Next(4));

    private async Task<string> UnitAsync(Random random) => (await services.ScalarAsync<string>($"SELECT code FROM organisation_units ORDER BY code LIMIT 1 OFFSET {random.Next(8)}"))!;

    private async Task<string> CodeAsync(Random random) => (await services.ScalarAsync<string>($"SELECT code FROM indicators ORDER BY headline_order, code LIMIT 1 OFFSET {random.Next(24)}"))!;

    private static string Text(YearReport? report) => JsonSerializer.Serialize(report! with { AsOf = null, ComputedAt = default });

    private static string Difference(string expected, string actual)
    {
        var at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"…{expected[Math.Max(0, at - 80)..Math.Min(expected.Length, at + 40)]}… became …{actual[Math.Max(0, at - 80)..Math.Min(actual.Length, at + 40)]}…";
    }
}
