using System.Net;
using System.Text.RegularExpressions;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Displays;
using LuchengEco.Web.Features.Wall;
using LuchengEco.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LuchengEco.Web.Tests.Wall;

/// <summary>What the cookie of a screen opens: the wall. Also in the hands of somebody who sends it where no browser would.</summary>
public sealed partial class WallDoorTests(EcoHostFixture host) : IClassFixture<EcoHostFixture>
{
    [Fact]
    public async Task Cookie_OfAScreen_IsForTheWallOnlyAndOutOfReachOfScripts()
    {
        using var answer = await StartAsync(await IssueAsync("饼干"));

        Assert.Equal((HttpStatusCode.SeeOther, "/wall"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("lucheng-eco-wall=", StringComparison.Ordinal));
        Assert.Contains("path=/wall;", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=34560000", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Screen_SeesTheWallWithoutACircuit()
    {
        using var screen = await ScreenAsync("一楼");
        using var answer = await screen.GetAsync("/wall?scenes=goals");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("data-indicator=\"air.pm25\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("data-key=\"areas\"", page, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("\"open\":true", await screen.GetStringAsync("/wall/state"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/indicators")]
    [InlineData("/indicators/air.pm25")]
    [InlineData("/areas/A3")]
    [InlineData("/plans/2024")]
    [InlineData("/projects/2024")]
    [InlineData("/summary/2024")]
    [InlineData("/changes")]
    [InlineData("/tasks")]
    [InlineData("/entry")]
    [InlineData("/review")]
    [InlineData("/account")]
    [InlineData("/password")]
    [InlineData("/admin/displays")]
    [InlineData("/admin/people")]
    public async Task Page_AskedByAScreen_LeadsToTheSignIn(string path)
    {
        using var screen = await ScreenAsync("页面" + path);
        using var answer = await screen.GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", new Uri(host.ServerAddress, answer.Headers.Location!).PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/v1/years")]
    [InlineData("GET", "/api/v1/years/2024/report")]
    [InlineData("GET", "/api/v1/figures/2024-10")]
    [InlineData("GET", "/api/v1/changes")]
    [InlineData("GET", "/entry/2024/form.xlsx?unit=air")]
    [InlineData("GET", "/api/v1/years/2024/summary.pdf")]
    [InlineData("POST", "/api/v1/submissions/air/2024-11/submit")]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("POST", "/_blazor/disconnect")]
    public async Task Program_WithTheCookieOfAScreen_IsNobody(string method, string path)
    {
        using var screen = await ScreenAsync("程序" + path);
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "GET" ? null : new StringContent("{}", null, "application/json") };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await screen.SendAsync(request);

        Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized || (answer.StatusCode is HttpStatusCode.Redirect
            && answer.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal)), $"{path}: {answer.StatusCode}");
    }

    [Fact]
    public async Task Cookie_OfAScreen_UnderTheNameOfAPersonsOrAsAToken_OpensNothing()
    {
        using var screen = await ScreenAsync("改名");
        var ticket = screen.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2)[1];
        using var disguised = host.CreateClient();
        disguised.DefaultRequestHeaders.Add("Cookie", $"lucheng-eco={ticket}");
        using var page = await disguised.GetAsync("/");
        using var program = host.CreateClient();
        program.DefaultRequestHeaders.Add("Authorization", $"Bearer {ticket}");
        using var api = await program.GetAsync("/api/v1/years");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Unauthorized), (page.StatusCode, api.StatusCode));
    }

    [Fact]
    public async Task Screen_Revoked_SeesNothingFromTheNextRequestOn()
    {
        using var screen = await ScreenAsync("收回");
        var id = (await Displays.GetAsync(await AdministratorAsync()))!.Single(line => line.Name == "收回").Id;
        Assert.True((await Displays.RevokeAsync(await AdministratorAsync(), id)).Succeeded);

        Assert.Contains("\"open\":false,\"stamp\":null", await screen.GetStringAsync("/wall/state"), StringComparison.Ordinal);
        using var scenes = await screen.GetAsync("/wall/scenes");
        using var wall = await screen.GetAsync("/wall");
        Assert.Equal((HttpStatusCode.Unauthorized, "此屏幕的授权已结束"), (scenes.StatusCode, await scenes.Content.ReadAsStringAsync()));
        Assert.Equal((HttpStatusCode.Redirect, "/wall/start"), (wall.StatusCode, wall.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Screen_OnWhichNobodyDoesAnything_IsStillThereAfterMonths()
    {
        using var screen = await ScreenAsync("长期");
        host.Clock.Advance(TimeSpan.FromDays(90));
        using var wall = await screen.GetAsync("/wall");
        Assert.Equal(HttpStatusCode.OK, wall.StatusCode);
    }

    [Fact]
    public async Task Person_SeesTheWallToo_AndItsAskingKeepsNoSessionAlive()
    {
        using var leader = await host.SignInByFormAsync("lingdao");
        using var wall = await leader.GetAsync("/wall");
        Assert.Equal(HttpStatusCode.OK, wall.StatusCode);

        host.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Contains("\"open\":true", await leader.GetStringAsync("/wall/state"), StringComparison.Ordinal);
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("\"open\":false", await leader.GetStringAsync("/wall/state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAWrongCode_SaysSoAndGivesNoCookie()
    {
        using var answer = await StartAsync("0000-0000-0000-0000-0000");
        Assert.Contains("授权码不正确", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith(WallAuthentication.CookieName, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Start_PostedByAnotherSite_IsNotFollowed()
    {
        using var client = host.CreateClient();
        using var answer = await client.PostAsync("/wall/start", new FormUrlEncodedContent([new("code", await IssueAsync("别站"))]));
        Assert.Equal((HttpStatusCode.SeeOther, "/wall/start?expired=1"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    private DisplayService Displays => host.Services.GetRequiredService<DisplayService>();

    private async Task<Actor> AdministratorAsync() => await host.Services.GetRequiredService<ActorService>().GetAsync(
        (await host.Database.QueryAsync("SELECT id FROM users WHERE user_name = 'xitong'", row => row.GetGuid(0)))[0]);

    private async Task<string> IssueAsync(string name)
    {
        var issued = await Displays.IssueAsync(await AdministratorAsync(), new DisplayDraft(name, DisplayService.AllScenes, 20, null));
        return issued.Code ?? throw new InvalidOperationException(issued.Result.Message);
    }

    private async Task<HttpResponseMessage> StartAsync(string code)
    {
        using var client = host.CreateClient();
        using var form = await client.GetAsync("/wall/start");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/wall/start")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", Antiforgery().Match(await form.Content.ReadAsStringAsync()).Groups[1].Value), new("code", code)]),
        };
        request.Headers.Add("Cookie", string.Join("; ", form.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
        return await client.SendAsync(request);
    }

    private async Task<HttpClient> ScreenAsync(string name)
    {
        using var answer = await StartAsync(await IssueAsync(name));
        var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith(WallAuthentication.CookieName, StringComparison.Ordinal)).Split(';')[0]);
        return client;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();
}
