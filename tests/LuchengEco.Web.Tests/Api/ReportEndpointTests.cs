using System.Text.Json;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

[Collection(ReadOnlyHost.Name)]
public sealed class ReportEndpointTests(EcoHostFixture host)
{
    public static TheoryData<string> EveryMonth => [.. YearMonth.MonthsOf(2023).Concat(YearMonth.MonthsOf(2024)).Select(month => $"{month}")];

    /// <summary>What the report says is computed a second time here, from what GET figures says.</summary>
    [Theory]
    [MemberData(nameof(EveryMonth))]
    public async Task GetReport_ThroughEveryMonth_EqualsTheCalculationOverGetFigures(string month)
    {
        using var client = await host.SignInAsync("lingdao");
        var through = YearMonth.Parse(month, null);
        var report = (await GetAsync(client, $"/api/v1/years/{through.Year}/report?through={month}")).Json;
        var figures = await FiguresAsync(client, through.Year);
        var lastYear = through.Year == 2024 ? await FiguresAsync(client, 2023) : Array.Empty<(string, MonthFigure)>().ToLookup(row => row.Item1, row => row.Item2);
        var known = await KnownAsync(through.Year);

        Assert.Equal(known.Keys.Order(StringComparer.Ordinal), report.GetProperty("indicators").EnumerateArray().Select(Code).Order(StringComparer.Ordinal));
        Assert.All(report.GetProperty("indicators").EnumerateArray(), row =>
        {
            var (traits, goal) = known[Code(row)];
            var expected = ProgressCalculator.Compute(traits, through, figures[Code(row)], goal);
            Assert.Equal(goal?.Value, Number(row, "target"));
            Assert.Equal(expected.ValueToDate, Number(row, "valueToDate"));
            Assert.Equal(expected.Rounded, Number(row, "rounded"));
            Assert.Equal($"{expected.Status}", row.GetProperty("status").GetString());
            Assert.Equal(expected.Reason, row.GetProperty("reason").GetString());
            Assert.Equal(expected.RequiredAverage, Number(row, "requiredAverage"));
            Assert.Equal(expected.FailuresLeft, Number(row, "failuresLeft"));
            Assert.Equal(expected.AmountLeft, Number(row, "amountLeft"));
            Assert.Equal(expected.MissingMonths.Select(missing => $"{new YearMonth(through.Year, missing)}"),
                row.GetProperty("missingMonths").EnumerateArray().Select(missing => missing.GetString()!));
            var before = lastYear[Code(row)].ToList();
            Assert.Equal(before.Count == 0 ? null : ProgressCalculator.RoundedToDate(traits, new YearMonth(2023, through.Month), before), Number(row, "lastYear"));
            if (expected.Rounded is not null)
                Assert.Equal(traits.Decimals, DecimalsOf(row.GetProperty("rounded")));
        });
    }

    [Fact]
    public async Task GetReport_WithoutThrough_TakesTheLastMonthWithAFigure()
    {
        using var client = await host.SignInAsync("lingdao");
        Assert.Equal("2024-10", (await GetAsync(client, "/api/v1/years/2024/report")).Json.GetProperty("through").GetString());
        Assert.Equal("2023-12", (await GetAsync(client, "/api/v1/years/2023/report")).Json.GetProperty("through").GetString());
    }

    [Fact]
    public async Task GetReport_Areas_CountEveryIndicatorOnceByStatus()
    {
        using var client = await host.SignInAsync("lingdao");
        var report = (await GetAsync(client, "/api/v1/years/2024/report?through=2024-10")).Json;
        var expected = report.GetProperty("indicators").EnumerateArray()
            .GroupBy(row => (row.GetProperty("area").GetString()!, row.GetProperty("status").GetString()!)).ToDictionary(group => group.Key, group => group.Count());
        var areas = report.GetProperty("areas").EnumerateArray().ToList();
        Assert.Equal(8, areas.Count);
        Assert.All(areas, area => Assert.All(Enum.GetNames<ProgressStatus>(), status => Assert.Equal(
            expected.GetValueOrDefault((Code(area), status)), area.GetProperty("counts").GetProperty(status).GetInt32())));
        Assert.All(areas, area => Assert.NotEmpty(area.GetProperty("name").GetString()!));
    }

    [Fact]
    public async Task GetReport_Projects_AreThoseOfTheYear()
    {
        using var client = await host.SignInAsync("lingdao");
        var projects = (await GetAsync(client, "/api/v1/years/2024/report")).Json.GetProperty("projects").EnumerateArray().Select(Code);
        var stored = await host.Database.QueryAsync("SELECT code FROM projects WHERE year = 2024", row => row.GetString(0));
        Assert.NotEmpty(stored);
        Assert.Equal(stored.Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task GetReport_OfASuccessor_KeepsThePredecessorApartAndSaysThatNobodyMayCompare()
    {
        using var client = await host.SignInAsync("lingdao");
        var report = (await GetAsync(client, "/api/v1/years/2024/report?through=2024-10")).Json;
        var row = report.GetProperty("indicators").EnumerateArray().Single(indicator => Code(indicator) == "water.county-sections");

        Assert.Equal("all", report.GetProperty("basis").GetString());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("lastYear").ValueKind);
        Assert.Equal("water.city-sections", row.GetProperty("predecessor").GetProperty("code").GetString());
        Assert.NotNull(Number(row.GetProperty("predecessor"), "lastYear"));
        Assert.False(row.GetProperty("comparable").GetBoolean());
        Assert.Equal(("2024-01", "Predecessor"), (row.GetProperty("breaks")[0].GetProperty("from").GetString(), row.GetProperty("breaks")[0].GetProperty("kind").GetString()));
        Assert.Equal(["2024-09", "2024-10"], row.GetProperty("unapprovedMonths").EnumerateArray().Select(month => month.GetString()));
        Assert.Equal("2012", report.GetProperty("indicators").EnumerateArray().Single(indicator => Code(indicator) == "air.pm25").GetProperty("standardVersion").GetString());
    }

    private static async Task<ILookup<string, MonthFigure>> FiguresAsync(HttpClient client, int year)
    {
        var figures = new List<(string Code, MonthFigure Figure)>();
        foreach (var month in YearMonth.MonthsOf(year))
        {
            var answer = (await GetAsync(client, $"/api/v1/figures/{month}")).Json;
            figures.AddRange(answer.GetProperty("figures").EnumerateArray().Select(figure => (figure.GetProperty("indicator").GetString()!, new MonthFigure(
                month.Month, Number(figure, "value"), Number(figure, "numerator"), Number(figure, "denominator"), Number(figure, "weight"),
                figure.GetProperty("mark").GetString() switch
                {
                    null => FigureMark.None,
                    "notApplicable" => FigureMark.NotApplicable,
                    "notPublished" => FigureMark.NotPublished,
                    var word => throw new InvalidOperationException(word),
                }))));
        }
        return figures.ToLookup(figure => figure.Code, figure => figure.Figure);
    }

    private async Task<Dictionary<string, (IndicatorTraits Traits, TargetGoal? Goal)>> KnownAsync(int year)
    {
        var rows = await host.Database.QueryAsync($"""
            SELECT i.code, i.unit, i.decimals, i.accumulation, i.shape, i.counts_days, i.plausible_min, i.plausible_max, t.direction, t.value, i.denominator_name
            FROM indicators i LEFT JOIN targets t ON t.indicator_id = i.id AND t.year = {year}
            WHERE i.first_year <= {year} AND coalesce(i.last_year, {year}) >= {year}
            """, row => (Code: row.GetString(0),
                Traits: new IndicatorTraits(row.GetString(1), row.GetInt32(2), Enum.Parse<Accumulation>(row.GetString(3)), Enum.Parse<FigureShape>(row.GetString(4)),
                    row.GetBoolean(5), row.IsDBNull(6) ? null : row.GetDecimal(6), row.IsDBNull(7) ? null : row.GetDecimal(7),
                    row.IsDBNull(10) ? null : row.GetString(10)),
                Goal: row.IsDBNull(8) ? null : new TargetGoal(Enum.Parse<Direction>(row.GetString(8)), row.GetDecimal(9))));
        return rows.ToDictionary(row => row.Code, row => (row.Traits, row.Goal));
    }

    private static string Code(JsonElement row) => row.GetProperty("code").GetString()!;

    private static decimal? Number(JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    private static int DecimalsOf(JsonElement number) => number.GetRawText().IndexOf('.') is >= 0 and var point ? number.GetRawText().Length - point - 1 : 0;
}
