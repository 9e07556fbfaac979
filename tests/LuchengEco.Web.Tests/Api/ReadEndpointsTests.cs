using System.Globalization;
using System.Net;
using System.Text.Json;
using CsvHelper;
using LuchengEco.Services.Persistence.Seed;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

[Collection(ReadOnlyHost.Name)]
public sealed class ReadEndpointsTests(EcoHostFixture host)
{
    [Fact]
    public async Task GetYears_SignedIn_ListsBothYearsOfThePlan()
    {
        var answer = await OkAsync("/api/v1/years");
        Assert.Equal([2024, 2023], answer.EnumerateArray().Select(year => year.GetProperty("year").GetInt32()));
    }

    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    public async Task GetPlan_YearOfThePlan_IsATreeOfEveryItem(int year)
    {
        var plan = await OkAsync($"/api/v1/years/{year}/plan");
        var codes = Below(plan).Select(node => node.GetProperty("code").GetString()).ToList();
        var stored = await host.Database.QueryAsync($"SELECT code FROM plan_items WHERE year = {year}", row => row.GetString(0));
        Assert.NotEmpty(stored);
        Assert.Equal(stored.Order(StringComparer.Ordinal), codes.Order(StringComparer.Ordinal));
        Assert.Equal(year, plan.GetProperty("year").GetInt32());
        Assert.All(Below(plan), node => Assert.NotEmpty(node.GetProperty("name").GetString()!));
    }

    [Fact]
    public async Task GetFacts_Of2023_AreTheWholeCatalogueWithValueUnitAndQualifier()
    {
        var facts = (await OkAsync("/api/v1/years/2023/facts")).EnumerateArray().ToDictionary(fact => fact.GetProperty("code").GetString()!);
        var catalogue = Catalogue("facts.csv").Where(row => row["year"] == "2023").ToList();
        Assert.True(catalogue.Count > 80, $"the source states more than eighty numbers, the catalogue has {catalogue.Count}");
        Assert.Equal(catalogue.Count, facts.Count);
        Assert.All(catalogue, row =>
        {
            var fact = facts[row["code"]];
            Assert.Equal(
                (row["plan_item"], row["name"], row["unit"], row["qualifier"], row["normalised_unit"], row["indicator"]),
                (Text(fact, "planItem"), Text(fact, "name"), Text(fact, "unit"), Text(fact, "qualifier"), Text(fact, "normalisedUnit"), Text(fact, "indicator")));
            Assert.Equal(Number(row["value"]), fact.GetProperty("value").GetDecimal());
            Assert.Equal(Number(row["normalised_value"]), fact.GetProperty("normalisedValue").GetDecimal());
            Assert.DoesNotMatch(@"\.\d*0$", fact.GetProperty("value").GetRawText());
        });
        Assert.Equal(["exact", "余", "超"], new[] { "exact", "余", "超" }.Intersect(facts.Values.Select(fact => Text(fact, "qualifier"))));
    }

    [Fact]
    public async Task GetIndicators_SignedIn_HaveTheFieldsAndHeadlinesOfTheContract()
    {
        var indicators = (await OkAsync("/api/v1/indicators")).EnumerateArray().ToDictionary(row => Text(row, "code"));
        (string Code, string Accumulation, string Unit, int Decimals, string Direction)[] headlines =
        [
            ("air.pm25", "WeightedMean", "µg/m³", 0, "AtMost"),
            ("air.good-days", "Ratio", "%", 1, "AtLeast"),
            ("water.national-provincial-sections", "Latest", "%", 1, "AtLeast"),
            ("water.provincial-boundary-sections", "Latest", "%", 1, "AtLeast"),
            ("water.county-sections", "Latest", "%", 1, "AtLeast"),
            ("water.drinking-sources", "Ratio", "%", 1, "AtLeast"),
            ("soil.construction-land", "Latest", "%", 1, "AtLeast"),
            ("waste.safe-disposal", "Ratio", "%", 1, "AtLeast"),
            ("water.city-sections", "Latest", "%", 1, "AtLeast"),
        ];
        Assert.All(headlines, headline =>
        {
            var row = indicators[headline.Code];
            Assert.Equal(headline, (Text(row, "code"), Text(row, "accumulation"), Text(row, "unit"), row.GetProperty("decimals").GetInt32(), Text(row, "direction")));
            Assert.True(row.GetProperty("definitionVersion").GetInt32() >= 1);
            Assert.NotEmpty(Text(row, "name"));
            Assert.NotEmpty(Text(row, "area"));
            Assert.NotEmpty(Text(row, "department"));
        });
    }

    [Fact]
    public async Task GetFigures_OfAMonth_AreTheStoredCells()
    {
        var month = await OkAsync("/api/v1/figures/2024-10");
        Assert.Equal("2024-10", Text(month, "month"));
        var figures = month.GetProperty("figures").EnumerateArray().ToDictionary(figure => Text(figure, "indicator"));
        var stored = await host.Database.QueryAsync("""
            SELECT i.code, f.value, f.numerator, f.denominator, f.weight, i.unit_code, f.version, f.mark
            FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id WHERE f.year = 2024 AND f.month_number = 10
            """, row => (Code: row.GetString(0), Numbers: Enumerable.Range(1, 4).Select(i => row.IsDBNull(i) ? (decimal?)null : row.GetDecimal(i)).ToArray(),
                Unit: row.GetString(5), Version: row.GetInt32(6), Mark: row.GetString(7)));
        Assert.NotEmpty(stored);
        Assert.Equal(stored.Count, figures.Count);
        Assert.All(stored, row =>
        {
            var figure = figures[row.Code];
            Assert.Equal(row.Numbers, new[] { "value", "numerator", "denominator", "weight" }.Select(name => Optional(figure, name)));
            Assert.Equal((row.Unit, row.Version, "draft"), (Text(figure, "department"), figure.GetProperty("version").GetInt32(), Text(figure, "submission")));
            Assert.Equal(row.Mark, figure.GetProperty("mark").GetString() is { } mark ? char.ToUpperInvariant(mark[0]) + mark[1..] : "None");
            Assert.True(figure.TryGetProperty("note", out _));
        });
    }

    [Theory]
    [InlineData("2024-08", "approved")]
    [InlineData("2024-09", "submitted")]
    [InlineData("2024-10", "draft")]
    public async Task GetFigures_OfAMonth_SayWhereItsSubmissionStands(string month, string word) => Assert.All(
        (await OkAsync($"/api/v1/figures/{month}")).GetProperty("figures").EnumerateArray(), figure => Assert.Equal(word, Text(figure, "submission")));

    [Fact]
    public async Task GetFigures_OfAMonthToCome_AreNone() =>
        Assert.Empty((await OkAsync("/api/v1/figures/2024-12")).GetProperty("figures").EnumerateArray());

    [Theory]
    [InlineData("/api/v1/years/2019/plan", 404, "year-unknown")]
    [InlineData("/api/v1/years/2019/facts", 404, "year-unknown")]
    [InlineData("/api/v1/years/2019/report", 404, "year-unknown")]
    [InlineData("/api/v1/years/20244/plan", 404, "year-unknown")]
    [InlineData("/api/v1/years/last/facts", 404, "year-unknown")]
    [InlineData("/api/v1/years/-1/report", 404, "year-unknown")]
    [InlineData("/api/v1/years/2019/summary.pdf", 404, "year-unknown")]
    [InlineData("/api/v1/years/last/summary.docx", 404, "year-unknown")]
    [InlineData("/api/v1/years/2024/summary.xlsx?through=2024-13", 422, "month-invalid")]
    [InlineData("/api/v1/years/2024/summary.docx?through=2023-12", 422, "through-outside-year")]
    [InlineData("/api/v1/figures/2019-01", 404, "year-unknown")]
    [InlineData("/api/v1/figures/2024-13", 422, "month-invalid")]
    [InlineData("/api/v1/figures/2024-00", 422, "month-invalid")]
    [InlineData("/api/v1/figures/2024-1", 422, "month-invalid")]
    [InlineData("/api/v1/figures/十月", 422, "month-invalid")]
    [InlineData("/api/v1/years/2024/report?through=2023-10", 422, "through-outside-year")]
    [InlineData("/api/v1/years/2024/report?through=2024-13", 422, "month-invalid")]
    [InlineData("/api/v1/years/2024/report?through=2024-00", 422, "month-invalid")]
    [InlineData("/api/v1/years/2024/report?through=10", 422, "month-invalid")]
    [InlineData("/api/v1/years/2024/report?through=", 422, "month-invalid")]
    [InlineData("/api/v1/years/2024/report?through=2024-09&through=2024-10", 422, "month-invalid")]
    [InlineData("/api/v1/years/2024", 404, "path-unknown")]
    [InlineData("/api/v2/years", 404, "path-unknown")]
    [InlineData("/API/V1/nothing", 404, "path-unknown")]
    public async Task Get_WhatDoesNotExist_IsAProblemThatSaysWhat(string path, int status, string code)
    {
        using var client = await host.SignInAsync("lingdao");
        AssertProblem(await GetAsync(client, path), status, code);
    }

    private async Task<JsonElement> OkAsync(string path)
    {
        using var client = await host.SignInAsync("lingdao");
        var answer = await GetAsync(client, path);
        Assert.True(answer.Status == HttpStatusCode.OK && answer.ContentType == "application/json", answer.Text);
        return answer.Json;
    }

    private static IEnumerable<JsonElement> Below(JsonElement node) =>
        node.GetProperty("children").EnumerateArray().SelectMany(child => Below(child).Prepend(child));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static decimal? Optional(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The file that the product carries, read without the product's own reader.</summary>
    private static List<Dictionary<string, string>> Catalogue(string file)
    {
        using var stream = typeof(SeedException).Assembly.GetManifestResourceStream("Catalogue/" + file)!;
        using var csv = new CsvReader(new StreamReader(stream), CultureInfo.InvariantCulture);
        var rows = new List<Dictionary<string, string>>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!.Trim()));
        return rows;
    }
}
