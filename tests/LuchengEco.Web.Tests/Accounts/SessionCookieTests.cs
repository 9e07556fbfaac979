using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using LuchengEco.Services.Persistence.Seed;
using LuchengEco.Web.Tests.Api;
using LuchengEco.Web.Tests.Hosting;

namespace LuchengEco.Web.Tests.Accounts;

/// <summary>A cookie or token opens something while its session lives, and nothing afterwards, whoever holds a copy.</summary>
public sealed partial class SessionCookieTests(EcoHostFixture host) : IClassFixture<EcoHostFixture>
{
    [Fact]
    public async Task Cookie_CopiedBeforeTheSignOut_OpensNothingAfterwards()
    {
        using var person = await host.SignInByFormAsync("lingdao");
        using var thief = host.CreateClient();
        thief.DefaultRequestHeaders.Add("Cookie", person.DefaultRequestHeaders.GetValues("Cookie"));
        using var home = await thief.GetAsync(EcoUrls.Home);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);

        await SignOutAsync(person, home);

        await LeadsToSignInAsync(thief, "/projects/2024");
        Assert.Equal(HttpStatusCode.Unauthorized, (await ApiClient.GetAsync(thief, "/api/v1/years")).Status);
        Assert.Equal("sign-out", (await host.Database.QueryAsync("SELECT action FROM audit_entries ORDER BY id DESC LIMIT 1", row => row.GetString(0)))[0]);
    }

    [Fact]
    public async Task Cookie_WhosePersonDoesNothing_OpensNothingAndEveryRequestKeepsItAlive()
    {
        using var client = await host.SignInByFormAsync("shenji");
        for (var times = 0; times < 3; times++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(29));
            using var page = await client.GetAsync("/account");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
        host.Clock.Advance(TimeSpan.FromMinutes(30));
        await LeadsToSignInAsync(client, "/account");
    }

    [Fact]
    public async Task Token_AfterItsSignOut_IsWorthNothing()
    {
        using var client = host.CreateClient();
        var token = (await ApiClient.PostAsync(client, "/api/v1/sign-in", $$"""{"userName":"shenhe","password":"{{DemonstrationLoader.Password}}"}""")).Json.GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await ApiClient.GetAsync(client, "/api/v1/years")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await ApiClient.PostAsync(client, "/api/v1/sign-out")).Status);
        ApiClient.AssertProblem(await ApiClient.GetAsync(client, "/api/v1/years"), 401, "token-invalid");
    }

    [Fact]
    public async Task SignIn_OfADisabledAccount_TellsOnlyWhoKnowsThePassword()
    {
        await host.Database.ExecuteAsync("UPDATE users SET disabled_at = now() WHERE user_name = 'daili'");
        using var client = host.CreateClient();
        ApiClient.AssertProblem(await SignInAsync("wrong"), 401, "sign-in-failed");
        var answer = await SignInAsync(DemonstrationLoader.Password);
        ApiClient.AssertProblem(answer, 401, "account-disabled");
        Assert.Contains("账号已停用", answer.Detail, StringComparison.Ordinal);

        Task<Answer> SignInAsync(string password) => ApiClient.PostAsync(client, "/api/v1/sign-in", $$"""{"userName":"daili","password":"{{password}}"}""");
    }

    [Theory]
    [InlineData("http", false)]
    [InlineData("https", true)]
    public async Task Cookies_OfARequest_AreSecureWhereItCameByHttps(string scheme, bool secure)
    {
        using var client = host.CreateClient();
        using var form = await client.GetAsync(new Uri($"{scheme}://localhost{EcoUrls.SignIn}"));
        var cookie = Assert.Single(form.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("lucheng-eco-form=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(secure, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task LeadsToSignInAsync(HttpClient client, string path)
    {
        using var page = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.StartsWith("/sign-in", page.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    private static async Task SignOutAsync(HttpClient client, HttpResponseMessage page)
    {
        var token = AntiforgeryToken().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        var cookies = page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(cookie => cookie.Split(';')[0]) : [];
        using var request = new HttpRequestMessage(HttpMethod.Post, EcoUrls.SignOut) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) };
        request.Headers.Add("Cookie", string.Join("; ", client.DefaultRequestHeaders.GetValues("Cookie").Concat(cookies)));
        using var answer = await client.SendAsync(request);
        Assert.Equal("/sign-in", answer.Headers.Location!.OriginalString);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}
