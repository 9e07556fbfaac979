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
    [InlineData("/api/v1/years/2024/indicators/air.none/explanation", 404, "indicator-unknown")]
    [InlineData("/api/v1/years/1999/indicators/air.pm25/explanation", 404, "year-unknown")]
    [InlineData("/api/v1/years/2024/indicators/air.pm25/explanation?through=2023-10", 422, "through-outside-year")]
    public async Task GetExplanation_OfWhatIsNotThere_IsAProblem(string path, int status, string code)
    {
        using var client = await host.SignInAsync("lingdao");
        AssertProblem(await GetAsync(client, path), status, code);
    }
}
