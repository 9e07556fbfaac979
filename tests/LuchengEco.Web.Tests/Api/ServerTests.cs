using System.Net;
using System.Text.RegularExpressions;
using LuchengEco.Web.Tests.Hosting;
using Microsoft.Playwright;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

/// <summary>What only a real server and a real browser show: the cookie, the page to read the API.</summary>
public sealed partial class ServerTests(EcoServerFixture host) : IClassFixture<EcoServerFixture>
{
    [Fact]
    public async Task OpenApi_WithoutToken_DescribesEveryOperationOfTheContract()
    {
        using var client = host.CreateClient();
        var answer = await GetAsync(client, "/openapi/v1.json");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var document = answer.Json;
        string[] expected =
        [
            "post /api/v1/sign-in", "get /api/v1/years", "get /api/v1/years/{year}/plan", "get /api/v1/years/{year}/facts", "get /api/v1/indicators",
            "put /api/v1/targets/{indicator}/{year}", "get /api/v1/figures/{month}", "put /api/v1/figures/{month}/{indicator}", "get /api/v1/figures/{month}/{indicator}/history", "post /api/v1/figures/{month}",
            "post /api/v1/submissions/{department}/{month}/submit", "post /api/v1/submissions/{department}/{month}/return",
            "post /api/v1/submissions/{department}/{month}/approve", "post /api/v1/submissions/{department}/{month}/reopen", "get /api/v1/years/{year}/report",
            "get /api/v1/years/{year}/summary.pdf", "get /api/v1/years/{year}/summary.docx", "get /api/v1/years/{year}/summary.xlsx",
            "get /api/v1/years/{year}/brief.pdf", "get /api/v1/years/{year}/bulletin.pdf", "get /api/v1/exports/{id}",
            "get /api/v1/figures/{month}/{indicator}/evidence", "post /api/v1/figures/{month}/{indicator}/evidence", "get /api/v1/figures/{month}/{indicator}/evidence/{id}",
            "post /api/v1/figures/{month}/{indicator}/evidence/{id}/remove", "get /api/v1/years/{year}/submissions", "get /api/v1/years/{year}/submissions.xlsx",
            "get /api/v1/years/{year}/submissions.csv",
        ];
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Name: $"{operation.Name} {path.Name}", operation.Value))).ToList();
        Assert.Empty(expected.Except(operations.Select(operation => operation.Name)));
        Assert.All(operations.Where(operation => expected.Contains(operation.Name)), operation =>
        {
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", operation.Value.GetProperty("summary").GetString()!);
            Assert.True(operation.Value.GetProperty("responses").TryGetProperty("200", out _));
            Assert.True(operation.Value.GetProperty("responses").TryGetProperty("401", out _));
            Assert.Equal(!operation.Name.EndsWith("sign-in", StringComparison.Ordinal), operation.Value.TryGetProperty("security", out _));
            Assert.All(operation.Value.GetProperty("responses").EnumerateObject(), response => Assert.NotEmpty(response.Value.GetProperty("description").GetString()!));
            var writes = !operation.Name.StartsWith("get", StringComparison.Ordinal);
            Assert.Equal(writes, operation.Value.TryGetProperty("requestBody", out _));
        });
        var scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer");
        Assert.Equal(("http", "bearer"), (scheme.GetProperty("type").GetString(), scheme.GetProperty("scheme").GetString()));
        Assert.DoesNotMatch(EnglishSentence(), answer.Text);
        Assert.DoesNotContain("\"double\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApiReference_InChromiumUnderOurPolicy_ShowsTheOperationsAndAsksNobodyElse()
    {
        await using var browser = await Chromium.LaunchAsync();
        var page = await browser.NewPageAsync();
        var foreign = new List<string>();
        var console = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(host.ServerAddress.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                foreign.Add(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                console.Add(message.Text);
        };
        page.PageError += (_, error) => console.Add(error);
        var response = await page.GotoAsync(new Uri(host.ServerAddress, EcoUrls.ApiReference).ToString());
        Assert.Contains("script-src 'self';", await response!.HeaderValueAsync("content-security-policy"), StringComparison.Ordinal);
        await page.GetByText("登录，取得访问令牌").First.WaitForAsync();
        await page.GetByText("月度数据").First.WaitForAsync();
        Assert.Empty(foreign);
        Assert.Empty(console);
    }

    [Fact]
    public async Task Cookie_OfTheBrowser_ReadsAndWritesOnlyFromThisSite()
    {
        await using var browser = await Chromium.LaunchAsync();
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(host.ServerAddress, EcoUrls.SignIn).ToString());
        await page.Locator("input[type=text], input:not([type])").First.FillAsync("tianbao");
        await page.Locator("input[type=password]").FillAsync("Lucheng@2024");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));

        Assert.Equal(200, await page.EvaluateAsync<int>("async () => (await fetch('/api/v1/years')).status"));
        Assert.Equal(200, await page.EvaluateAsync<int>("""
            async () => (await fetch('/api/v1/figures/2024-11/air.pm25', { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{"value":21}' })).status
            """));

        // The same cookie from another place: from a program without an origin, and from a form of another site.
        var cookie = string.Join("; ", (await page.Context.CookiesAsync()).Select(one => $"{one.Name}={one.Value}"));
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = host.ServerAddress };
        AssertProblem(await SendAsync(client, HttpMethod.Put, "/api/v1/figures/2024-11/air.pm25", """{"value":22}""", headers: ("Cookie", cookie)), 403, "cross-site-refused");
        AssertProblem(await SendAsync(client, HttpMethod.Post, "/api/v1/submissions/x/2024-11/submit", null, headers: [("Cookie", cookie), ("Origin", "http://evil.test")]),
            403, "cross-site-refused");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(client, HttpMethod.Get, "/api/v1/years", headers: ("Cookie", cookie))).Status);
        AssertProblem(await SendAsync(client, HttpMethod.Get, "/api/v1/years", headers: [("Cookie", cookie), ("Authorization", "Bearer wrong")]), 401, "token-invalid");
    }

    [GeneratedRegex("\"(description|summary)\": \"[A-Za-z ,.']{12,}\"")]
    private static partial Regex EnglishSentence();
}
