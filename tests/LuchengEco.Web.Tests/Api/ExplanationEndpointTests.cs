using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

[Collection(ReadOnlyHost.Name)]
public sealed class ExplanationEndpointTests(EcoHostFixture host)
{
    [Fact]
    public async Task GetExplanation_TellsTheSameNumbersAsTheReport()
    {
        using var client = await host.SignInAsync("lingdao");
        var report = (await GetAsync(client, "/api/v1/years/2024/report?through=2024-10")).Json.GetProperty("indicators").EnumerateArray();
        foreach (var row in report)
        {
            var code = row.GetProperty("code").GetString()!;
            var explanation = (await GetAsync(client, $"/api/v1/years/2024/indicators/{code}/explanation?through=2024-10")).Json;
            Assert.Equal(row.GetProperty("rounded").GetRawText(), explanation.GetProperty("rounded").GetRawText());
            Assert.Equal(row.GetProperty("valueToDate").GetRawText(), explanation.GetProperty("valueToDate").GetRawText());
            Assert.Equal(10, explanation.GetProperty("cells").GetArrayLength());
            Assert.Equal("meaning", explanation.GetProperty("sections")[0].GetProperty("part").GetString());
        }
    }

    [Theory]
    [InlineData("basis=approved")]
    [InlineData("asOf=2024-06-20T18:00:00%2B08:00")]
    [InlineData("basis=approved&asOf=2024-06-20")]
    public async Task GetExplanation_InAView_ExplainsTheReportOfThatView(string view)
    {
        using var client = await host.SignInAsync("lingdao");
        var report = (await GetAsync(client, $"/api/v1/years/2024/report?{view}")).Json;
        Assert.NotEqual((await GetAsync(client, "/api/v1/years/2024/report")).Json.GetProperty("through").GetString(), report.GetProperty("through").GetString());
        foreach (var row in report.GetProperty("indicators").EnumerateArray())
        {
            var explanation = (await GetAsync(client, $"/api/v1/years/2024/indicators/{row.GetProperty("code").GetString()}/explanation?{view}")).Json;
            foreach (var name in (string[])["rounded", "valueToDate", "status"])
                Assert.Equal(row.GetProperty(name).GetRawText(), explanation.GetProperty(name).GetRawText());
            foreach (var name in (string[])["through", "basis", "asOf"])
                Assert.Equal(report.GetProperty(name).GetRawText(), explanation.GetProperty(name).GetRawText());
        }
    }

    [Fact]
    public async Task GetExplanation_OfApprovedFigures_TellsWhatItLeavesOut()
    {
        using var client = await host.SignInAsync("lingdao");
        const string Path = "/api/v1/years/2024/indicators/air.pm25/explanation?through=2024-10";
        var (all, approved) = ((await GetAsync(client, Path)).Json, (await GetAsync(client, Path + "&basis=approved")).Json);

        Assert.All(all.GetProperty("cells").EnumerateArray(), cell => Assert.True(cell.GetProperty("counts").GetBoolean()));
        Assert.All(approved.GetProperty("cells").EnumerateArray(),
            cell => Assert.Equal(cell.GetProperty("submission").GetString() == "approved", cell.GetProperty("counts").GetBoolean()));
        Assert.Contains(approved.GetProperty("cells").EnumerateArray(), cell => !cell.GetProperty("counts").GetBoolean());
        Assert.Contains("尚未审核，本次未计入", approved.GetProperty("sections").GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/years/2024/indicators/air.none/explanation", 404, "indicator-unknown")]
    [InlineData("/api/v1/years/1999/indicators/air.pm25/explanation", 404, "year-unknown")]
    [InlineData("/api/v1/years/2024/indicators/air.pm25/explanation?through=2023-10", 422, "through-outside-year")]
    public async Task GetExplanation_OfWhatIsNotThere_IsAProblem(string path, int status, string code)
    {
        using var client = await host.SignInAsync("lingdao");
        AssertProblem(await GetAsync(client, path), status, code);
    }
}
