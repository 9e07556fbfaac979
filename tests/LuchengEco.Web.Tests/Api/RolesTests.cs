using System.Net;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

/// <summary>Who may do what, and targets, which only one role sets.</summary>
public sealed class RolesTests(EcoHostFixture host) : IClassFixture<EcoHostFixture>
{
    private static readonly string[] Everybody = ["tianbao", "shenhe", "lingdao", "xitong", "anquan", "shenji"];

    /// <summary>Every operation with those who may do it, and the status that they get for a request that changes nothing.</summary>
    private static readonly (string Method, string Path, string? Json, string[] Allowed, int Status)[] Operations =
    [
        ("GET", "/api/v1/years", null, Everybody, 200),
        ("GET", "/api/v1/years/2023/plan", null, Everybody, 200),
        ("GET", "/api/v1/years/2023/facts", null, Everybody, 200),
        ("GET", "/api/v1/years/2024/report", null, Everybody, 200),
        ("GET", "/api/v1/indicators", null, Everybody, 200),
        ("GET", "/api/v1/years/2024/summary.pdf?through=2024-13", null, Everybody, 422),
        ("GET", "/api/v1/years/2024/frozen", null, Everybody, 200),
        ("GET", "/api/v1/years/2024/frozen/1/summary.pdf?through=2024-13", null, Everybody, 422),
        ("POST", "/api/v1/years/2024/freeze?through=2024-13", null, ["tianbao", "shenhe"], 422),
        ("GET", "/api/v1/years/2024/brief.pdf?through=2024-13", null, Everybody, 422),
        ("GET", "/api/v1/years/2024/bulletin.pdf?through=2024-13", null, Everybody, 422),
        ("GET", "/api/v1/exports/00000000-0000-0000-0000-000000000000", null, Everybody, 404),
        ("GET", "/api/v1/figures/2024-10", null, Everybody, 200),
        ("PUT", "/api/v1/figures/2024-10/air.pm25", "{}", ["tianbao"], 422),
        ("POST", "/api/v1/figures/2024-10", "{}", ["tianbao"], 422),
        ("PUT", "/api/v1/targets/air.pm25/2024", "{}", ["xitong"], 422),
        ("GET", "/api/v1/audit.csv?from=2030-01-01", null, ["shenji"], 200),
        ("GET", "/api/v1/audit.xlsx?from=2030-01-01", null, ["shenji"], 200),
        ("GET", "/api/v1/figures/2024-10/air.pm25/evidence", null, Everybody, 200),
        ("GET", "/api/v1/figures/2024-10/air.pm25/evidence/00000000-0000-0000-0000-000000000000", null, Everybody, 404),
        ("POST", "/api/v1/figures/2024-10/air.pm25/evidence/00000000-0000-0000-0000-000000000000/remove", """{"reason":"x"}""", ["tianbao"], 404),
        ("GET", "/api/v1/events?year=2024", null, Everybody, 200),
        ("POST", "/api/v1/events", "{}", ["tianbao", "shenhe"], 422),
        ("POST", "/api/v1/events/0/remove", """{"reason":"x"}""", ["tianbao", "shenhe"], 404),
        ("GET", "/api/v1/years/2024/submissions", null, Everybody, 200),
        ("GET", "/api/v1/years/2024/submissions.xlsx", null, Everybody, 200),
        ("GET", "/api/v1/years/2024/submissions.csv", null, Everybody, 200),
        ("POST", "/api/v1/submissions/{unit}/2024-09/submit", null, ["tianbao"], 409),
        ("POST", "/api/v1/submissions/{unit}/2024-10/approve", null, ["shenhe"], 409),
        ("POST", "/api/v1/submissions/{unit}/2024-10/return", """{"reason":"x"}""", ["shenhe"], 409),
        ("POST", "/api/v1/submissions/{unit}/2024-10/reopen", """{"reason":"x"}""", ["shenhe"], 409),
    ];

    public static TheoryData<string, int> RolesAndOperations
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var userName in Everybody)
            {
                for (var operation = 0; operation < Operations.Length; operation++)
                    data.Add(userName, operation);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(RolesAndOperations))]
    public async Task Operation_ByEachRole_IsForbiddenToThoseWhoMayNot(string userName, int operation)
    {
        var (method, path, json, allowed, status) = Operations[operation];
        using var client = await host.SignInAsync(userName);
        var before = await DeniedAsync(userName);
        var answer = await SendAsync(client, new HttpMethod(method), path.Replace("{unit}", await UnitOfAsync("air.pm25"), StringComparison.Ordinal), json);
        if (allowed.Contains(userName))
            Assert.True(status == (int)answer.Status, answer.Text);
        else
            AssertProblem(answer, 403, "forbidden");
        Assert.Equal(before + (allowed.Contains(userName) ? 0 : 1), await DeniedAsync(userName));
    }

    [Fact]
    public async Task Read_BySomebodyWithoutARole_IsForbiddenAndLeavesAnEntry()
    {
        using var client = await host.SignInAsync("daili");
        await host.Database.ExecuteAsync("DELETE FROM \"AspNetUserRoles\" WHERE user_id = (SELECT id FROM users WHERE user_name = 'daili')");
        AssertProblem(await GetAsync(client, "/api/v1/years"), 403, "forbidden");
        Assert.Equal(1, await DeniedAsync("daili"));
    }

    [Fact]
    public async Task Export_OfASummary_StandsInTheAudit()
    {
        using var client = await host.SignInAsync("lingdao");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/api/v1/years/2024/summary.xlsx?through=2024-09")).Status);
        Assert.EndsWith(".xlsx", (await host.Database.QueryAsync("SELECT subject FROM audit_entries WHERE action = 'export' ORDER BY id DESC LIMIT 1", row => row.GetString(0)))[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_ByTheAuditor_IsAFileThatOfficeOpens()
    {
        using var client = await host.SignInAsync("shenji");
        var csv = await GetAsync(client, "/api/v1/audit.csv?action=sign-in");
        Assert.True(csv.Status == HttpStatusCode.OK, csv.Text);
        Assert.Contains("登录", csv.Text, StringComparison.Ordinal);
        using var response = await client.GetAsync(new Uri("/api/v1/audit.xlsx", UriKind.Relative));
        await using var content = new MemoryStream(await response.Content.ReadAsByteArrayAsync());
        using var document = SpreadsheetDocument.Open(content, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document));
    }

    [Fact]
    public async Task Put_AFigureOfAnotherUnit_Is403AndInABatchForbidsOnlyThatCell()
    {
        // tianbao loses the unit that owns the air; the token stays, the right ends at once.
        var (air, water) = (await UnitOfAsync("air.pm25"), await UnitOfAsync("water.county-sections"));
        Assert.NotEqual(air, water);
        using var client = await host.SignInAsync("tianbao");
        await host.Database.ExecuteAsync($"DELETE FROM user_units WHERE unit_code = '{air}' AND user_id = (SELECT id FROM users WHERE user_name = 'tianbao')");
        try
        {
            AssertProblem(await PutAsync(client, "/api/v1/figures/2024-11/air.pm25", """{"value":20}"""), 403, "not-your-unit");
            AssertProblem(await PostAsync(client, $"/api/v1/submissions/{air}/2024-11/submit"), 403, "forbidden");
            var batch = await PostAsync(client, "/api/v1/figures/2024-11",
                """{"figures":[{"indicator":"air.pm25","value":20},{"indicator":"water.county-sections","numerator":7,"denominator":7}]}""");
            Assert.Equal(["forbidden", "saved"], batch.Json.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("outcome").GetString()!));
        }
        finally
        {
            await host.Database.ExecuteAsync($"INSERT INTO user_units (user_id, unit_code) SELECT id, '{air}' FROM users WHERE user_name = 'tianbao'");
        }
    }

    [Fact]
    public async Task PutTarget_ByTheAdministrator_ShowsInTheReport()
    {
        using var client = await host.SignInAsync("xitong");
        var answer = await PutAsync(client, "/api/v1/targets/air.pm25/2024", """{"direction":"AtMost","value":25.5,"note":" 市局下达 "}""");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        Assert.Equal("""{"indicator":"air.pm25","year":2024,"direction":"AtMost","value":25.5,"note":"市局下达","phased":null,"phasedNote":null,"phasedRemoved":false}""", answer.Text);
        var row = (await GetAsync(client, "/api/v1/years/2024/report")).Json.GetProperty("indicators").EnumerateArray()
            .Single(indicator => indicator.GetProperty("code").GetString() == "air.pm25");
        Assert.Equal(("25.5", "AtMost"), (row.GetProperty("target").GetRawText(), row.GetProperty("direction").GetString()));
    }

    [Fact]
    public async Task PutTarget_WithAPhasedCurve_KeepsItUntilTheNumberChanges()
    {
        using var client = await host.SignInAsync("xitong");
        const string Path = "/api/v1/targets/waste.safe-disposal/2024";
        var curve = string.Join(',', Enumerable.Repeat("99", 11)) + ",100";

        var answer = await PutAsync(client, Path, $$"""{"value":100,"note":"计划","phased":[{{curve}}],"phasedNote":"年初分解"}""");
        Assert.Equal($$"""{"indicator":"waste.safe-disposal","year":2024,"direction":"AtLeast","value":100,"note":"计划","phased":[{{curve}}],"phasedNote":"年初分解","phasedRemoved":false}""", answer.Text);
        Assert.Equal($"[{curve}]", (await PhasedAsync()).GetRawText());
        Assert.Equal($"[{curve}]", (await PutAsync(client, Path, """{"value":100,"note":"计划不变"}""")).Json.GetProperty("phased").GetRawText());

        var changed = (await PutAsync(client, Path, """{"value":99.5,"note":"调整"}""")).Json;
        Assert.Equal((JsonValueKind.Null, true), (changed.GetProperty("phased").ValueKind, changed.GetProperty("phasedRemoved").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, (await PhasedAsync()).ValueKind);

        async Task<JsonElement> PhasedAsync() => (await GetAsync(client, "/api/v1/years/2024/report")).Json.GetProperty("indicators").EnumerateArray()
            .Single(indicator => indicator.GetProperty("code").GetString() == "waste.safe-disposal").GetProperty("phased");
    }

    [Fact]
    public async Task PutTarget_WithoutDirection_TakesTheIndicatorsOwn()
    {
        using var client = await host.SignInAsync("xitong");
        var answer = await PutAsync(client, "/api/v1/targets/air.pm25/2023", """{"value":27,"note":"测试"}""");
        Assert.Equal("AtMost", answer.Json.GetProperty("direction").GetString());
    }

    [Fact]
    public async Task PutTarget_ManyAtOnceWhereNoneWas_AllSucceedAndOneStands()
    {
        using var client = await host.SignInAsync("xitong");
        await host.Database.ExecuteAsync("DELETE FROM targets WHERE year = 2023");
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(value =>
            PutAsync(client, "/api/v1/targets/air.pm25/2023", $$"""{"value":{{value}},"note":"同时"}""")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(await host.Database.QueryAsync("SELECT value FROM targets WHERE year = 2023", row => row.GetDecimal(0)));
    }

    [Theory]
    [InlineData("air.good-days/2024", """{"value":97.5}""", "note-missing")]
    [InlineData("air.good-days/2024", """{"note":"x"}""", "value-missing")]
    [InlineData("air.good-days/2024", """{"value":null,"note":"x"}""", "value-missing")]
    [InlineData("air.good-days/2024", """{"value":"97.5","note":"x"}""", "number-expected")]
    [InlineData("air.good-days/2024", """{"value":101,"note":"x"}""", "value-out-of-range")]
    [InlineData("air.good-days/2024", """{"value":-1,"note":"x"}""", "value-out-of-range")]
    [InlineData("air.good-days/2024", """{"value":1e400,"note":"x"}""", "number-too-large")]
    [InlineData("air.good-days/2024", """{"value":97.5,"note":"x","direction":"atLeast"}""", "direction-unknown")]
    [InlineData("air.good-days/2024", """{"value":97.5,"note":"x","unit":"%"}""", "field-unknown")]
    [InlineData("air.good-days/2024", """{"value":97.5,"note":"x","phased":[97.5],"phasedNote":"y"}""", "phased-invalid")]
    [InlineData("air.good-days/2024", """{"value":97.5,"note":"x","phased":[1,2,3,4,5,6,7,8,9,10,11,12],"phasedNote":"y"}""", "phased-end")]
    [InlineData("air.good-days/2024", """{"value":12,"note":"x","phased":[1,2,3,4,5,6,7,8,9,10,11,12]}""", "phased-note-invalid")]
    [InlineData("air.good-days/2024", """{"value":12,"note":"x","phased":[1,2,3,4,5,6,7,8,9,10,101,12],"phasedNote":"y"}""", "phased-above-100")]
    [InlineData("air.good-days/2024", """{"value":12,"note":"x","phased":"12"}""", "numbers-expected")]
    [InlineData("air.good-days/2024", """{"value":12,"note":"x","phasedNote":"y"}""", "phased-missing")]
    [InlineData("air.nothing/2024", """{"value":97.5,"note":"x"}""", "indicator-unknown")]
    [InlineData("air.good-days/2019", """{"value":97.5,"note":"x"}""", "year-not-open")]
    [InlineData("air.good-days/next", """{"value":97.5,"note":"x"}""", "year-not-open")]
    [InlineData("water.city-sections/2024", """{"value":100,"note":"x"}""", "year-not-open")]
    [InlineData("air.good-days/2024", null, "body-missing")]
    public async Task PutTarget_WhatCannotBe_Is422AndStoresNothing(string path, string? json, string code)
    {
        using var client = await host.SignInAsync("xitong");
        var before = await TargetAsync();
        AssertProblem(await PutAsync(client, "/api/v1/targets/" + path, json), 422, code);
        Assert.Equal(before, await TargetAsync());
    }

    private async Task<long> DeniedAsync(string userName) => (await host.Database.QueryAsync(
        $"SELECT count(*) FROM audit_entries WHERE outcome = 'Denied' AND action LIKE 'denied-%' AND user_name LIKE '%（{userName}）'", row => row.GetInt64(0)))[0];

    private async Task<string> TargetAsync() => (await host.Database.QueryAsync(
        "SELECT string_agg(t::text, '|' ORDER BY t.id) FROM targets t JOIN indicators i ON i.id = t.indicator_id WHERE i.code <> 'air.pm25'", row => row.GetString(0)))[0];

    private async Task<string> UnitOfAsync(string indicator) =>
        (await host.Database.QueryAsync($"SELECT unit_code FROM indicators WHERE code = '{indicator}'", row => row.GetString(0)))[0];
}
