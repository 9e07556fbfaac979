using System.Net;
using LuchengEco.Web.Tests.Hosting;
using Npgsql;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

/// <summary>What REST tells of a cell's past, and what it and PostgreSQL refuse once the month is approved.</summary>
public sealed class FigureHistoryTests(EcoHostFixture host) : IClassFixture<EcoHostFixture>
{
    private const string Cell = "/api/v1/figures/2024-11/party.letters";

    [Fact]
    public async Task Get_OfACellWrittenTwice_TellsWhoWhenThroughWhichDoorAndWhy()
    {
        using var tianbao = await host.SignInAsync("tianbao");
        await PutAsync(tianbao, Cell, """{"value":3}""");
        await PutAsync(tianbao, Cell, """{"mark":"notPublished","note":"等来信登记","reason":"登记簿未到"}""");
        using var lingdao = await host.SignInAsync("lingdao");

        var answer = await GetAsync(lingdao, Cell + "/history");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(("2024-11", "party.letters"), (answer.Json.GetProperty("month").GetString(), answer.Json.GetProperty("indicator").GetString()));
        var changes = answer.Json.GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal([2, 1], changes.Select(change => change.GetProperty("version").GetInt32()));
        Assert.All(changes, change => Assert.Equal(("rest", "演示填报员", host.Clock.GetUtcNow()),
            (change.GetProperty("door").GetString(), change.GetProperty("by").GetString(), change.GetProperty("at").GetDateTimeOffset())));
        Assert.Equal((3m, "notPublished", "登记簿未到"), (changes[0].GetProperty("before").GetProperty("value").GetDecimal(),
            changes[0].GetProperty("after").GetProperty("mark").GetString(), changes[0].GetProperty("reason").GetString()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, changes[1].GetProperty("before").GetProperty("value").ValueKind);
    }

    [Fact]
    public async Task Get_OfACellThatNobodyWrote_IsEmpty_AndOfNoCell_AProblem()
    {
        using var lingdao = await host.SignInAsync("lingdao");
        using var nobody = host.CreateClient();

        Assert.Equal(0, (await GetAsync(lingdao, "/api/v1/figures/2024-11/party.bulletins/history")).Json.GetProperty("changes").GetArrayLength());
        AssertProblem(await GetAsync(lingdao, "/api/v1/figures/2024-11/no.such/history"), 404, "indicator-unknown");
        AssertProblem(await GetAsync(lingdao, "/api/v1/figures/2024-13/party.letters/history"), 422, "month-invalid");
        AssertProblem(await GetAsync(nobody, Cell + "/history"), 401, "not-signed-in");
    }

    [Fact]
    public async Task Put_AfterApproval_Is423WithTheReason_AndPostgresRefusesTheSameBySql()
    {
        using var tianbao = await host.SignInAsync("tianbao");
        using var shenhe = await host.SignInAsync("shenhe");
        const string law = "/api/v1/figures/2024-10/inspect.model-lists";
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(tianbao, law, """{"value":2,"reason":"两份清单"}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(tianbao, "/api/v1/submissions/inspection/2024-10/submit")).Status);
        var waiting = await PutAsync(tianbao, law, """{"value":3}""");
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(shenhe, "/api/v1/submissions/inspection/2024-10/approve")).Status);

        var locked = await PutAsync(tianbao, law, """{"value":3}""");
        var batch = await PostAsync(tianbao, "/api/v1/figures/2024-10", """{"figures":[{"indicator":"inspect.model-lists","value":3}]}""");

        AssertProblem(waiting, 423, "month-locked");
        AssertProblem(locked, 423, "month-locked");
        Assert.Equal("本月数据已报送，正在等待审核；如需修改，请审核员先退回。", waiting.Detail);
        Assert.Equal("本月数据已审核锁定；如需修改，请审核员写明理由后重新打开。", locked.Detail);
        Assert.Equal(2, locked.Json.GetProperty("current").GetProperty("value").GetDecimal());
        Assert.Equal(("locked", locked.Detail), (batch.Json.GetProperty("results")[0].GetProperty("outcome").GetString(), batch.Json.GetProperty("results")[0].GetProperty("message").GetString()));
        const string figure = "(SELECT f.id FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id WHERE i.code = 'inspect.model-lists' AND f.year = 2024 AND f.month_number = 10)";
        await RefusedAsync($"UPDATE monthly_figures SET value = 3 WHERE id = {figure}", "EC001");
        await RefusedAsync($"DELETE FROM monthly_figures WHERE id = {figure}", "EC001");
        await RefusedAsync($"UPDATE figure_revisions SET value = 3 WHERE figure_id = {figure}", "EC002");
        await RefusedAsync($"DELETE FROM figure_revisions WHERE figure_id = {figure} AND door = 'Rest'", "EC002");
    }

    private async Task RefusedAsync(string sql, string state) => Assert.Equal(state, (await Assert.ThrowsAsync<PostgresException>(() => host.Database.ExecuteAsync(sql))).SqlState);
}
