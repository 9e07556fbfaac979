using System.Net;
using System.Text.Json;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

/// <summary>Writes into October and November 2024, the open months.</summary>
public sealed class FigureEndpointsTests(EcoHostFixture host) : IClassFixture<EcoHostFixture>
{
    private const string Pm25 = "/api/v1/figures/2024-11/air.pm25";

    public static TheoryData<string, string, string> Refusals => new()
    {
        // A letter, a huge number, a negative one, 120 % good days, a numerator above its denominator, a month to come, an unknown indicator.
        { "2024-10/air.pm25", """{"value":"二十六"}""", "number-expected" },
        { "2024-10/air.pm25", """{"value":x}""", "json-malformed" },
        { "2024-10/air.pm25", """{"value":1e400}""", "number-too-large" },
        { "2024-10/air.pm25", """{"value":-1e400}""", "number-too-large" },
        { "2024-10/air.pm25", """{"value":1e-400}""", "too-many-decimals" },
        { "2024-10/air.pm25", """{"value":-5}""", "value-out-of-range" },
        { "2024-10/air.good-days", """{"value":120}""", "fraction-expected" },
        { "2024-10/air.good-days", """{"numerator":36,"denominator":30}""", "numerator-above-denominator" },
        { "2024-10/air.good-days", """{"numerator":32,"denominator":32}""", "days-beyond-month" },
        { "2024-10/air.good-days", """{"numerator":-1,"denominator":31}""", "number-negative" },
        { "2024-10/air.good-days", """{"numerator":30.5,"denominator":31}""", "days-not-whole" },
        { "2024-10/air.good-days", """{"numerator":30}""", "fraction-incomplete" },
        { "2024-12/air.pm25", """{"value":26}""", "month-in-future" },
        { "2031-01/air.pm25", """{"value":26}""", "month-in-future" },
        { "2019-01/air.pm25", """{"value":26}""", "year-not-open" },
        { "2024-10/air.nothing", """{"value":26}""", "indicator-unknown" },
        { "2024-10/water.city-sections", """{"numerator":6,"denominator":7}""", "indicator-not-reported" },
        { "2024-13/air.pm25", """{"value":26}""", "month-invalid" },
        { "october/air.pm25", """{"value":26}""", "month-invalid" },
        // Wrong types and words.
        { "2024-10/air.pm25", """{"value":"26"}""", "number-expected" },
        { "2024-10/air.pm25", """{"value":true}""", "number-expected" },
        { "2024-10/air.pm25", """{"value":{}}""", "number-expected" },
        { "2024-10/air.pm25", """{"value":26,"weight":"31"}""", "number-expected" },
        { "2024-10/air.pm25", """{"value":26,"weight":32}""", "weight-out-of-range" },
        { "2024-10/air.pm25", """{"value":26,"weight":30.5}""", "weight-out-of-range" },
        { "2024-10/air.pm25", """{"numerator":1,"denominator":2}""", "value-expected" },
        { "2024-10/air.pm25", """{"value":26.1234567}""", "too-many-decimals" },
        { "2024-10/air.pm25", """{"value":26.0000000000000000000000000000000001}""", "too-many-decimals" },
        { "2024-10/air.pm25", """{"mark":"none"}""", "mark-unknown" },
        { "2024-10/air.pm25", """{"mark":"notPublished","value":26}""", "mark-with-number" },
        { "2024-10/air.pm25", """{"value":26,"version":"1"}""", "version-invalid" },
        { "2024-10/air.pm25", """{"value":26,"version":-1}""", "version-invalid" },
        { "2024-10/air.pm25", """{"value":26,"note":7}""", "text-expected" },
        { "2024-10/air.pm25", """{"value":26,"note":"\u0000"}""", "note-invalid" },
        { "2024-10/air.pm25", """{"value":26,"vlaue":27}""", "field-unknown" },
        { "2024-10/air.pm25", """{"value":26,"indicator":"air.good-days"}""", "indicator-mismatch" },
        { "2024-10/air.pm25", """{}""", "figure-missing" },
        { "2024-10/air.pm25", $$"""{"value":26,"note":"{{new string('字', 501)}}"}""", "note-too-long" },
        { "2024-10/air.pm25", $$"""{"value":26,"reason":"{{new string('字', 501)}}"}""", "reason-too-long" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Put_WhatCannotBe_Is422AndStoresNothing(string cell, string json, string code)
    {
        using var client = await host.SignInAsync("tianbao");
        var before = await StoredAsync();
        AssertProblem(await PutAsync(client, "/api/v1/figures/" + cell, json), 422, code);
        Assert.Equal(before, await StoredAsync());
    }

    [Theory]
    [InlineData("999999.123456")]
    [InlineData("123456789012")]
    [InlineData("0.000001")]
    [InlineData("100000000001.5")]
    [InlineData("0")]
    public async Task Put_ANumberOfTwelveDigits_ComesBackToTheLastDigit(string number)
    {
        using var client = await host.SignInAsync("tianbao");
        const string Tonnes = "waste.safe-disposal";
        var saved = await PutAsync(client, $"/api/v1/figures/2024-11/{Tonnes}", $$"""{"numerator":{{number}},"denominator":999999999999.999999}""");
        Assert.True(saved.Status == HttpStatusCode.OK, saved.Text);
        Assert.Equal(number, saved.Json.GetProperty("numerator").GetRawText());
        var cell = await CellAsync(client, "2024-11", Tonnes);
        Assert.Equal((number, "999999999999.999999"), (cell.GetProperty("numerator").GetRawText(), cell.GetProperty("denominator").GetRawText()));
    }

    [Fact]
    public async Task Put_TrailingZeros_AreNoChangeAndNotShown()
    {
        using var client = await host.SignInAsync("tianbao");
        var good = await PutAsync(client, "/api/v1/figures/2024-11/air.good-days", """{"numerator":29.000,"denominator":30.0,"note":" 初步 "}""");
        var again = await PutAsync(client, "/api/v1/figures/2024-11/air.good-days", """{"numerator":29,"denominator":30,"note":"初步"}""");
        Assert.Equal("saved", good.Json.GetProperty("outcome").GetString());
        Assert.Equal("unchanged", again.Json.GetProperty("outcome").GetString());
        var cell = await CellAsync(client, "2024-11", "air.good-days");
        Assert.Equal(("29", "30", "初步", 1), (cell.GetProperty("numerator").GetRawText(), cell.GetProperty("denominator").GetRawText(),
            cell.GetProperty("note").GetString(), cell.GetProperty("version").GetInt32()));
    }

    [Theory]
    [InlineData("notApplicable")]
    [InlineData("notPublished")]
    public async Task Put_AMark_IsNeitherZeroNorBlank(string mark)
    {
        using var client = await host.SignInAsync("tianbao");
        var answer = await PutAsync(client, "/api/v1/figures/2024-11/waste.safe-disposal", $$"""{"mark":"{{mark}}"}""");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        var cell = await CellAsync(client, "2024-11", "waste.safe-disposal");
        Assert.Equal(mark, cell.GetProperty("mark").GetString());
        Assert.Equal(JsonValueKind.Null, cell.GetProperty("numerator").ValueKind);
    }

    [Fact]
    public async Task Put_WithWeightNoteAndReason_KeepsThemInTheHistory()
    {
        using var client = await host.SignInAsync("tianbao");
        var answer = await PutAsync(client, "/api/v1/figures/2024-10/air.pm25", """{"value":31.5,"weight":29,"note":"沙尘剔除两天","reason":"经省站复核"}""");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        Assert.Equal(2, answer.Json.GetProperty("version").GetInt32());
        var history = await host.Database.QueryAsync("""
            SELECT r.reason, r.door, r.user_name FROM figure_revisions r JOIN monthly_figures f ON f.id = r.figure_id JOIN indicators i ON i.id = f.indicator_id
            WHERE i.code = 'air.pm25' AND f.year = 2024 AND f.month_number = 10 AND r.version = 2
            """, row => (row.GetString(0), row.GetString(1), row.GetString(2)));
        Assert.Equal([("经省站复核", "Rest", "演示填报员")], history);
    }

    [Fact]
    public async Task Put_WithAnOldVersion_Is409WithTheirValueVersionAndName()
    {
        using var client = await host.SignInAsync("tianbao");
        var first = (await PutAsync(client, Pm25, """{"value":20}""")).Json.GetProperty("version").GetInt32();
        var second = (await PutAsync(client, Pm25, $$"""{"value":21.5,"weight":24,"version":{{first}}}""")).Json.GetProperty("version").GetInt32();
        Assert.Equal(first + 1, second);
        var before = await StoredAsync();
        var answer = await PutAsync(client, Pm25, $$"""{"value":22,"version":{{first}}}""");
        AssertProblem(answer, 409, "changed-by-another");
        Assert.Equal(second, answer.Json.GetProperty("version").GetInt32());
        Assert.Equal("演示填报员", answer.Json.GetProperty("by").GetString());
        Assert.Equal(("21.5", "24"), (answer.Json.GetProperty("current").GetProperty("value").GetRawText(), answer.Json.GetProperty("current").GetProperty("weight").GetRawText()));
        Assert.Equal(before, await StoredAsync());
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(client, Pm25, $$"""{"value":22,"version":{{second}}}""")).Status);
    }

    [Fact]
    public async Task Put_TenAtOnceWithTheSameVersion_OneWinsAndNineConflict()
    {
        using var client = await host.SignInAsync("tianbao");
        const string Days = "air.good-days";
        var version = (await CellAsync(client, "2024-10", Days)).GetProperty("version").GetInt32();
        var answers = await Task.WhenAll(Enumerable.Range(1, 10).Select(i =>
            PutAsync(client, $"/api/v1/figures/2024-10/{Days}", $$"""{"numerator":{{i}},"denominator":31,"version":{{version}}}""")));
        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Equal(9, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
        var winner = answers.Single(answer => answer.Status == HttpStatusCode.OK).Json.GetProperty("numerator").GetRawText();
        Assert.All(answers.Where(answer => answer.Status == HttpStatusCode.Conflict), answer => Assert.Equal((winner, version + 1),
            (answer.Json.GetProperty("current").GetProperty("numerator").GetRawText(), answer.Json.GetProperty("version").GetInt32())));
    }

    [Theory]
    [InlineData("2024-09", "退回")]
    [InlineData("2024-08", "重新打开")]
    [InlineData("2023-12", "重新打开")]
    public async Task Put_IntoAMonthThatIsNotOpen_Is423WithWhatToDo(string month, string hint)
    {
        using var client = await host.SignInAsync("tianbao");
        var before = await StoredAsync();
        var answer = await PutAsync(client, $"/api/v1/figures/{month}/air.pm25", """{"value":26}""");
        AssertProblem(answer, 423, "month-locked");
        Assert.Contains(hint, answer.Detail, StringComparison.Ordinal);
        Assert.Equal(before, await StoredAsync());
    }

    [Fact]
    public async Task Post_ABatchWithWrongCells_RefusesOnlyThose()
    {
        using var client = await host.SignInAsync("tianbao");
        var answer = await PostAsync(client, "/api/v1/figures/2024-11", """
            {"figures":[
              {"indicator":"water.national-provincial-sections","numerator":6,"denominator":7},
              {"indicator":"air.good-days","numerator":"二十","denominator":30},
              {"indicator":"water.provincial-boundary-sections","numerator":3,"denominator":2},
              {"indicator":"air.nothing","value":1},
              {"value":1},
              7,
              {"indicator":"water.county-sections","numerator":1e400,"denominator":7},
              {"indicator":"water.national-provincial-sections","numerator":7,"denominator":7},
              {"indicator":"water.drinking-sources","numerator":4,"denominator":4,"version":9},
              {"indicator":"water.drinking-sources","numerator":4,"denominator":4}
            ]}
            """);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        Assert.Equal("2024-11", answer.Json.GetProperty("month").GetString());
        var results = answer.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(
            [
                "water.national-provincial-sections saved ", "air.good-days refused number-expected",
                "water.provincial-boundary-sections refused numerator-above-denominator", "air.nothing refused indicator-unknown",
                " refused indicator-missing", " refused object-expected", "water.county-sections refused number-too-large",
                "water.national-provincial-sections refused indicator-repeated", "water.drinking-sources conflict changed-by-another",
                "water.drinking-sources refused indicator-repeated",
            ],
            results.Select(row => $"{row.GetProperty("indicator").GetString()} {row.GetProperty("outcome").GetString()} {row.GetProperty("code").GetString()}"));
        Assert.All(results.Skip(1), row => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{4,}", row.GetProperty("message").GetString()!));
        Assert.Equal((1, "6"), (results[0].GetProperty("version").GetInt32(), results[0].GetProperty("current").GetProperty("numerator").GetRawText()));
        Assert.Equal("6", (await CellAsync(client, "2024-11", "water.national-provincial-sections")).GetProperty("numerator").GetRawText());
        Assert.Null(await CellOrNullAsync(client, "2024-11", "water.provincial-boundary-sections"));
        Assert.Null(await CellOrNullAsync(client, "2024-11", "water.county-sections"));
    }

    [Fact]
    public async Task Post_ABatchIntoALockedMonth_LocksEveryCell()
    {
        using var client = await host.SignInAsync("tianbao");
        var answer = await PostAsync(client, "/api/v1/figures/2024-08", """{"figures":[{"indicator":"air.pm25","value":26},{"indicator":"air.good-days","numerator":1,"denominator":1}]}""");
        Assert.All(answer.Json.GetProperty("results").EnumerateArray(), row =>
            Assert.Equal(("locked", "month-locked"), (row.GetProperty("outcome").GetString(), row.GetProperty("code").GetString())));
    }

    [Theory]
    [InlineData("""{}""", "list-expected")]
    [InlineData("""{"figures":{}}""", "list-expected")]
    [InlineData("""{"figures":null}""", "list-expected")]
    [InlineData("""{"figures":[],"more":1}""", "field-unknown")]
    [InlineData("""{"month":"2024-10","figures":[]}""", "month-mismatch")]
    public async Task Post_ABatchThatIsNone_Is422(string json, string code)
    {
        using var client = await host.SignInAsync("tianbao");
        AssertProblem(await PostAsync(client, "/api/v1/figures/2024-11", json), 422, code);
    }

    [Theory]
    [InlineData(500, HttpStatusCode.OK)]
    [InlineData(501, HttpStatusCode.UnprocessableEntity)]
    public async Task Post_ABatch_HasAtMostFiveHundredCells(int cells, HttpStatusCode status)
    {
        using var client = await host.SignInAsync("tianbao");
        var before = await StoredAsync();
        var figures = string.Join(',', Enumerable.Range(1, cells).Select(i => $$"""{"indicator":"none.{{i}}","value":1}"""));
        var answer = await PostAsync(client, "/api/v1/figures/2024-11", $$"""{"figures":[{{figures}}]}""");
        Assert.Equal(status, answer.Status);
        if (status == HttpStatusCode.OK)
            Assert.Equal(cells, answer.Json.GetProperty("results").GetArrayLength());
        else
            AssertProblem(answer, 422, "batch-too-large");
        Assert.Equal(before, await StoredAsync());
    }

    [Fact]
    public async Task Put_WithAByteOrderMark_IsRead()
    {
        using var client = await host.SignInAsync("tianbao");
        var answer = await PutAsync(client, "/api/v1/figures/2024-11/soil.construction-land", "\uFEFF" + """{"numerator":3,"denominator":3}""");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
    }

    private static async Task<JsonElement> CellAsync(HttpClient client, string month, string indicator) =>
        await CellOrNullAsync(client, month, indicator) ?? throw new InvalidOperationException($"{indicator} has no figure in {month}.");

    private static async Task<JsonElement?> CellOrNullAsync(HttpClient client, string month, string indicator)
    {
        var figures = (await GetAsync(client, $"/api/v1/figures/{month}")).Json.GetProperty("figures").EnumerateArray();
        return figures.Where(figure => figure.GetProperty("indicator").GetString() == indicator).Select(figure => (JsonElement?)figure).SingleOrDefault();
    }

    /// <summary>A digest of every figure and every revision: equal means that nothing at all was stored.</summary>
    private async Task<string> StoredAsync() => (await host.Database.QueryAsync("""
        SELECT md5((SELECT coalesce(string_agg(f::text, '|' ORDER BY f.id), '') FROM monthly_figures f))
            || md5((SELECT coalesce(string_agg(r::text, '|' ORDER BY r.id), '') FROM figure_revisions r))
        """, row => row.GetString(0)))[0];
}
