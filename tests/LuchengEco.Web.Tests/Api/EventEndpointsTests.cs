using System.Net;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

public sealed class EventEndpointsTests(EcoHostFixture host) : IClassFixture<EcoHostFixture>
{
    private const string Events = "/api/v1/events";

    [Fact]
    public async Task Event_WrittenListedReportedAndRemoved_ComesWithAllItsFields()
    {
        using var filler = await host.SignInAsync("tianbao");
        var written = await PostAsync(filler, Events, """{"month":"2024-05","text":"道路施工停测","link":"https://www.lucheng.gov.cn/1","indicator":"air.pm25"}""");
        Assert.True(written.Status == HttpStatusCode.OK, written.Text);
        var id = written.Json.GetProperty("id").GetInt64();
        Assert.Equal(("2024-05", "indicator", "air.pm25", "道路施工停测", "https://www.lucheng.gov.cn/1", "演示填报员"),
            (Text(written, "month"), Text(written, "scope"), Text(written, "indicator"), Text(written, "text"), Text(written, "link"), Text(written, "by")));

        using var leader = await host.SignInAsync("lingdao");
        Assert.Contains(id, await IdsAsync(leader, $"{Events}?year=2024&indicator=air.pm25"));
        Assert.Contains(id, await IdsAsync(leader, $"{Events}?year=2024"));
        Assert.DoesNotContain(id, await IdsAsync(leader, $"{Events}?year=2024&indicator=law.cases"));
        Assert.DoesNotContain(id, await IdsAsync(leader, $"{Events}?year=2024&asOf=2024-11-01"));
        Assert.Contains(id, await ReportedAsync(leader));

        AssertProblem(await PostAsync(filler, $"{Events}/{id}/remove", "{}"), 422, "reason-missing");
        var removed = await PostAsync(filler, $"{Events}/{id}/remove", """{"reason":"月份写错"}""");
        Assert.Equal((HttpStatusCode.OK, "月份写错", "演示填报员"), (removed.Status, Text(removed, "removedBecause"), Text(removed, "removedBy")));
        AssertProblem(await PostAsync(filler, $"{Events}/{id}/remove", """{"reason":"再来"}"""), 410, "event-removed");
        Assert.DoesNotContain(id, await ReportedAsync(leader));
    }

    [Theory]
    [InlineData("""{"month":"2024-13","text":"x","indicator":"air.pm25"}""", 422, "month-invalid")]
    [InlineData("""{"text":"x","indicator":"air.pm25"}""", 422, "month-invalid")]
    [InlineData("""{"month":"2024-12","text":"x","indicator":"air.pm25"}""", 422, "month-not-begun")]
    [InlineData("""{"month":"2024-05","text":"","indicator":"air.pm25"}""", 422, "event-text-missing")]
    [InlineData("""{"month":"2024-05","text":"x","link":"javascript:alert(1)","indicator":"air.pm25"}""", 422, "event-link-invalid")]
    [InlineData("""{"month":"2024-05","text":"x","indicator":"no.such"}""", 404, "indicator-unknown")]
    [InlineData("""{"month":"2024-05","text":"x","area":"A3"}""", 403, "forbidden")]
    [InlineData("""{"month":"2024-05","text":"x","colour":"red"}""", 422, "field-unknown")]
    [InlineData("""{"month":"2024-05","text":5}""", 422, "text-expected")]
    public async Task Post_OfWhatCannotBe_SaysWhy(string json, int status, string code)
    {
        using var filler = await host.SignInAsync("tianbao");
        AssertProblem(await PostAsync(filler, Events, json), status, code);
    }

    [Fact]
    public async Task Get_OfWhatIsNotThere_SaysWhy()
    {
        using var leader = await host.SignInAsync("lingdao");
        AssertProblem(await GetAsync(leader, Events), 422, "year-missing");
        AssertProblem(await GetAsync(leader, $"{Events}?year=2031"), 404, "year-unknown");
        AssertProblem(await GetAsync(leader, $"{Events}?year=2024&indicator=no.such"), 404, "indicator-unknown");
        AssertProblem(await PostAsync(leader, Events, """{"month":"2024-05","text":"x","indicator":"air.pm25"}"""), 403, "forbidden");
    }

    private static string? Text(Answer answer, string field) => answer.Json.GetProperty(field).GetString();

    private static async Task<List<long>> IdsAsync(HttpClient client, string path) => [.. (await GetAsync(client, path)).Json.EnumerateArray().Select(row => row.GetProperty("id").GetInt64())];

    private static async Task<List<long>> ReportedAsync(HttpClient client) =>
    [
        .. (await GetAsync(client, "/api/v1/years/2024/report")).Json.GetProperty("indicators").EnumerateArray().Single(row => row.GetProperty("code").GetString() == "air.pm25")
            .GetProperty("events").EnumerateArray().Select(row => row.GetProperty("id").GetInt64()),
    ];
}
