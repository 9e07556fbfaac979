using System.Net;
using System.Text.Json;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

/// <summary>Which figures count and as of when, asked through the API.</summary>
[Collection(ReadOnlyHost.Name)]
public sealed class ViewEndpointsTests(EcoHostFixture host)
{
    public static TheoryData<string> Paths =>
    [
        "/api/v1/years", "/api/v1/years/2024/plan", "/api/v1/years/2024/report", "/api/v1/years/2024/summary.pdf", "/api/v1/years/2024/summary.docx",
        "/api/v1/years/2024/summary.xlsx", "/api/v1/years/2024/brief.pdf", "/api/v1/years/2024/bulletin.pdf", "/api/v1/figures/2024-05", "/api/v1/years/2024/forecasts", "/api/v1/years/2024/indicators/air.pm25/explanation",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Get_WithNonsense_IsRefusedWithItsCode(string path)
    {
        using var client = await host.SignInAsync("lingdao");

        AssertProblem(await GetAsync(client, path + "?asOf=gestern"), 422, "as-of-invalid");
        AssertProblem(await GetAsync(client, path + "?asOf=2999-01-01"), 422, "as-of-future");
        AssertProblem(await GetAsync(client, path + "?basis=some"), 422, "basis-unknown");
    }

    [Theory]
    [InlineData("/api/v1/years")]
    [InlineData("/api/v1/years/2024/plan")]
    [InlineData("/api/v1/years/2024/report")]
    [InlineData("/api/v1/years/2024/indicators/air.pm25/explanation")]
    [InlineData("/api/v1/years/2024/summary.docx")]
    [InlineData("/api/v1/figures/2024-05")]
    public async Task Get_InAView_Answers(string path)
    {
        using var client = await host.SignInAsync("lingdao");

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, path + "?basis=approved&asOf=2024-06-20T18:00:00%2B08:00")).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, path + "?basis=all&asOf=")).Status);
    }

    [Fact]
    public async Task GetReport_AsOfJune_EndsWithMayAndNamesTheMoment()
    {
        using var client = await host.SignInAsync("lingdao");
        var report = (await GetAsync(client, "/api/v1/years/2024/report?asOf=2024-06-20T18:00:00%2B08:00")).Json;

        Assert.Equal("2024-05", report.GetProperty("through").GetString());
        Assert.Equal(new DateTimeOffset(2024, 6, 20, 10, 0, 0, TimeSpan.Zero), report.GetProperty("asOf").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Null, (await GetAsync(client, "/api/v1/years/2024/report")).Json.GetProperty("asOf").ValueKind);
    }

    [Fact]
    public async Task GetReport_OfApprovedFigures_EndsWithTheLastApprovedMonth()
    {
        using var client = await host.SignInAsync("lingdao");

        Assert.Equal("2024-08", (await GetAsync(client, "/api/v1/years/2024/report?basis=approved")).Json.GetProperty("through").GetString());
    }

    [Fact]
    public async Task GetFigures_AsOfJune_AreThoseOfThen()
    {
        using var client = await host.SignInAsync("lingdao");

        Assert.NotEqual(0, (await GetAsync(client, "/api/v1/figures/2024-05?asOf=2024-06-20")).Json.GetProperty("figures").GetArrayLength());
        Assert.Equal(0, (await GetAsync(client, "/api/v1/figures/2024-10?asOf=2024-06-20")).Json.GetProperty("figures").GetArrayLength());
    }
}
