using System.Net;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

/// <summary>Errors that have nothing to do with what a request is about.</summary>
[Collection(ReadOnlyHost.Name)]
public sealed class ApiErrorsTests(EcoHostFixture host)
{
    public static TheoryData<string, string> Protected => new()
    {
        { "GET", "/api/v1/years" },
        { "GET", "/api/v1/years/2023/plan" },
        { "GET", "/api/v1/years/2023/facts" },
        { "GET", "/api/v1/years/2024/report" },
        { "GET", "/api/v1/years/2024/summary.pdf" },
        { "GET", "/api/v1/indicators" },
        { "PUT", "/api/v1/targets/air.pm25/2024" },
        { "GET", "/api/v1/figures/2024-10" },
        { "PUT", "/api/v1/figures/2024-10/air.pm25" },
        { "POST", "/api/v1/figures/2024-10" },
        { "POST", "/api/v1/submissions/air/2024-10/submit" },
        { "POST", "/api/v1/submissions/air/2024-10/return" },
        { "POST", "/api/v1/submissions/air/2024-10/approve" },
        { "POST", "/api/v1/submissions/air/2024-10/reopen" },
    };

    [Theory]
    [MemberData(nameof(Protected))]
    public async Task Request_WithoutToken_Is401AndNoRedirect(string method, string path)
    {
        using var client = host.CreateClient();
        var answer = await SendAsync(client, new HttpMethod(method), path, method == "GET" ? null : "{}");
        AssertProblem(answer, 401, "not-signed-in");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.Null(answer.Headers.Location);
    }

    [Theory]
    [MemberData(nameof(Protected))]
    public async Task Request_WithBrokenToken_Is401(string method, string path)
    {
        using var client = host.CreateClient();
        var token = await host.TokenAsync("tianbao");
        AssertProblem(await SendAsync(client, new HttpMethod(method), path, method == "GET" ? null : "{}", headers: ("Authorization", "Bearer " + token[..^4] + "AAAA")),
            401, "token-invalid");
        AssertProblem(await SendAsync(client, new HttpMethod(method), path, method == "GET" ? null : "{}", headers: ("Authorization", "Basic dGlhbmJhbzp4")),
            401, "token-invalid");
    }

    [Fact]
    public async Task Get_UnknownPathWithoutToken_Is404()
    {
        using var client = host.CreateClient();
        AssertProblem(await GetAsync(client, "/api/nothing"), 404, "path-unknown");
    }

    [Theory]
    [InlineData("DELETE", "/api/v1/figures/2024-10/air.pm25")]
    [InlineData("PUT", "/api/v1/years")]
    [InlineData("GET", "/api/v1/sign-in")]
    public async Task Request_WithAMethodThatThePathDoesNotHave_Is405(string method, string path)
    {
        using var client = await host.SignInAsync("tianbao");
        AssertProblem(await SendAsync(client, new HttpMethod(method), path), 405, "method-not-allowed");
    }

    [Theory]
    [InlineData("PUT", "/api/v1/figures/2024-10/air.pm25")]
    [InlineData("POST", "/api/v1/figures/2024-10")]
    [InlineData("POST", "/api/v1/sign-in")]
    [InlineData("POST", "/api/v1/submissions/air/2024-10/submit")]
    public async Task Request_WithABodyThatIsNotJson_Is415(string method, string path)
    {
        using var client = await host.SignInAsync("tianbao");
        AssertProblem(await SendAsync(client, new HttpMethod(method), path, "value=5", "application/x-www-form-urlencoded"), 415, "content-type-unsupported");
        AssertProblem(await SendAsync(client, new HttpMethod(method), path, "{}", "text/plain"), 415, "content-type-unsupported");
    }

    [Theory]
    [InlineData("PUT", "/api/v1/figures/2024-10/air.pm25")]
    [InlineData("POST", "/api/v1/figures/2024-10")]
    [InlineData("POST", "/api/v1/sign-in")]
    public async Task Request_WithMoreThanAMegabyte_Is413(string method, string path)
    {
        using var client = await host.SignInAsync("tianbao");
        AssertProblem(await SendAsync(client, new HttpMethod(method), path, $$"""{"note":"{{new string('x', 1_048_576)}}"}"""), 413, "body-too-large");
    }

    [Theory]
    [InlineData(null, "body-missing")]
    [InlineData("", "body-missing")]
    [InlineData("{", "json-malformed")]
    [InlineData("{\"value\":abc}", "json-malformed")]
    [InlineData("{\"value\":01}", "json-malformed")]
    [InlineData("{\"value\":NaN}", "json-malformed")]
    [InlineData("{\"value\":1,\"value\":2}", "json-malformed")]
    [InlineData("{\"value\":1}{}", "json-malformed")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]", "json-malformed")]
    [InlineData("[]", "object-expected")]
    [InlineData("null", "object-expected")]
    [InlineData("5", "object-expected")]
    [InlineData("\"26\"", "object-expected")]
    public async Task Request_WithABodyThatCannotBeRead_Is422(string? body, string code)
    {
        using var client = await host.SignInAsync("tianbao");
        AssertProblem(await PutAsync(client, "/api/v1/figures/2024-10/air.pm25", body), 422, code);
        AssertProblem(await PostAsync(client, "/api/v1/figures/2024-10", body), 422, code);
        AssertProblem(await PostAsync(client, "/api/v1/sign-in", body), 422, code);
    }

    [Fact]
    public async Task Answer_OfTheApi_IsKeptByNoCache()
    {
        using var client = await host.SignInAsync("lingdao");
        Assert.True((await GetAsync(client, "/api/v1/years")).Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Health_WithoutToken_Answers()
    {
        using var client = host.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/health/live")).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/health/ready")).Status);
    }

    [Fact]
    public async Task Page_WithoutCookie_StillRedirectsToSignIn()
    {
        using var client = host.CreateClient();
        var answer = await GetAsync(client, "/");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal("/sign-in", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.AbsolutePath : answer.Headers.Location.OriginalString.Split('?')[0]);
    }
}
