using System.Net;
using System.Text.Json;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

public sealed class SubmissionEndpointsTests(EcoHostFixture host) : IClassFixture<EcoHostFixture>
{
    [Fact]
    public async Task Submission_FromDraftToLockedAndBack_OpensAndClosesTheMonth()
    {
        using var tianbao = await host.SignInAsync("tianbao");
        using var shenhe = await host.SignInAsync("shenhe");
        var unit = await UnitOfPm25Async();
        await StepAsync(tianbao, "submit", null, "submitted");
        await PutIsAsync(423);
        await StepAsync(shenhe, "return", """{"reason":"请核对有效天数"}""", "returned");
        await PutIsAsync(200);
        await StepAsync(tianbao, "submit", "{}", "submitted");
        var seen = (await FigureAsync()).GetProperty("submissionVersion").GetInt32();
        await StepAsync(shenhe, "approve", $$"""{"version":{{seen}}}""", "approved");
        var locked = await PutIsAsync(423);
        Assert.Contains("锁定", locked.Detail, StringComparison.Ordinal);
        Assert.Equal("approved", await SubmissionAsync());
        await StepAsync(shenhe, "reopen", """{"reason":"国家复核后更正"}""", "draft");
        await PutIsAsync(200);
        Assert.Equal("draft", await SubmissionAsync());

        async Task StepAsync(HttpClient client, string action, string? json, string state)
        {
            var answer = await PostAsync(client, $"/api/v1/submissions/{unit}/2024-10/{action}", json);
            Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
            Assert.Equal(state, answer.Json.GetProperty("submission").GetString());
        }

        async Task<Answer> PutIsAsync(int status)
        {
            var answer = await PutAsync(tianbao, "/api/v1/figures/2024-10/air.pm25", $$"""{"value":{{Random.Shared.Next(24, 31)}}}""");
            Assert.Equal(status, (int)answer.Status);
            if (status != 200)
                AssertProblem(answer, status, "month-locked");
            return answer;
        }

        async Task<string?> SubmissionAsync() => (await FigureAsync()).GetProperty("submission").GetString();

        async Task<JsonElement> FigureAsync() => (await GetAsync(tianbao, "/api/v1/figures/2024-10")).Json.GetProperty("figures").EnumerateArray()
            .Single(figure => figure.GetProperty("indicator").GetString() == "air.pm25");
    }

    [Theory]
    [InlineData("shenhe", "2024-11/approve", null, 409, "submission-state")]
    [InlineData("shenhe", "2024-08/approve", null, 409, "submission-state")]
    [InlineData("tianbao", "2024-09/submit", null, 409, "submission-state")]
    [InlineData("shenhe", "2024-09/return", null, 422, "reason-missing")]
    [InlineData("shenhe", "2024-09/return", """{"reason":"  "}""", 422, "reason-missing")]
    [InlineData("shenhe", "2024-08/reopen", "{}", 422, "reason-missing")]
    [InlineData("shenhe", "2024-08/reopen", """{"reason":7}""", 422, "text-expected")]
    [InlineData("shenhe", "2024-08/reopen", """{"why":"x"}""", 422, "field-unknown")]
    [InlineData("shenhe", "2024-09/return", """{"reason":"a\u0000"}""", 422, "reason-invalid")]
    [InlineData("shenhe", "2024-09/approve", """{"version":0}""", 409, "changed-by-another")]
    [InlineData("shenhe", "2024-09/approve", """{"version":-1}""", 422, "version-invalid")]
    [InlineData("tianbao", "2024-12/submit", null, 422, "month-not-open")]
    [InlineData("tianbao", "2024-13/submit", null, 422, "month-invalid")]
    [InlineData("tianbao", "2024-11/approve", null, 403, "forbidden")]
    [InlineData("shenhe", "2024-11/submit", null, 403, "forbidden")]
    [InlineData("shenhe", "2024-11/forget", null, 404, "path-unknown")]
    public async Task Post_AStepThatDoesNotFollow_IsAProblemAndChangesNothing(string userName, string path, string? json, int status, string code)
    {
        using var client = await host.SignInAsync(userName);
        var before = await StepsAsync();
        AssertProblem(await PostAsync(client, $"/api/v1/submissions/{await UnitOfPm25Async()}/{path}", json), status, code);
        Assert.Equal(before, await StepsAsync());
    }

    [Fact]
    public async Task Post_ForAnUnknownDepartment_Is422()
    {
        using var client = await host.SignInAsync("tianbao");
        AssertProblem(await PostAsync(client, "/api/v1/submissions/nobody/2024-10/submit"), 422, "unit-unknown");
    }

    private async Task<string> UnitOfPm25Async() =>
        (await host.Database.QueryAsync("SELECT unit_code FROM indicators WHERE code = 'air.pm25'", row => row.GetString(0)))[0];

    private async Task<IReadOnlyList<long>> StepsAsync() =>
        await host.Database.QueryAsync("SELECT count(*) FROM submission_events WHERE submission_id IN (SELECT id FROM submissions WHERE NOT (year = 2024 AND month_number = 10))",
            row => row.GetInt64(0));
}
