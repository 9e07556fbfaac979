using System.Net;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

public sealed class ChangeEndpointsTests(EcoHostFixture host) : IClassFixture<EcoHostFixture>
{
    [Fact]
    public async Task Get_SinceYesterday_TellsWhatWasSaved_AndFilesHoldTheSame()
    {
        using var tianbao = await host.SignInAsync("tianbao");
        await PutAsync(tianbao, "/api/v1/figures/2024-11/party.letters", """{"value":3}""");
        await PutAsync(tianbao, "/api/v1/figures/2024-11/party.letters", """{"value":4,"reason":"补登一件"}""");
        using var lingdao = await host.SignInAsync("lingdao");

        var answer = await GetAsync(lingdao, "/api/v1/changes?kind=figure&q=party.letters");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(2, answer.Json.GetProperty("total").GetInt32());
        var newest = answer.Json.GetProperty("changes").EnumerateArray().First(change => change.GetProperty("version").GetInt32() == 2);
        Assert.Equal(("figure", "party.letters", "2024-11", "rest", "补登一件", "演示填报员"), (Word("kind"), Word("indicator"), Word("month"), Word("door"), Word("reason"), Word("by")));
        Assert.StartsWith("3", Word("before"), StringComparison.Ordinal);
        Assert.StartsWith("4", Word("after"), StringComparison.Ordinal);
        Assert.Contains("补登一件", (await GetAsync(lingdao, "/api/v1/changes.csv?kind=figure")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(lingdao, "/api/v1/changes.xlsx")).Status);
        Assert.Equal(0, (await GetAsync(lingdao, "/api/v1/changes?from=2024-12-01")).Json.GetProperty("total").GetInt32());

        string? Word(string name) => newest.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Get_WithWhatNobodyUnderstands_IsAProblem()
    {
        using var lingdao = await host.SignInAsync("lingdao");
        using var nobody = host.CreateClient();

        AssertProblem(await GetAsync(lingdao, "/api/v1/changes?from=gestern"), 422, "moment-invalid");
        AssertProblem(await GetAsync(lingdao, "/api/v1/changes?kind=all"), 422, "kind-unknown");
        AssertProblem(await GetAsync(lingdao, "/api/v1/changes.csv?to=gestern"), 422, "moment-invalid");
        AssertProblem(await GetAsync(nobody, "/api/v1/changes"), 401, "not-signed-in");
    }
}
