using System.Collections.Concurrent;
using System.Net;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence.Seed;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Nobody sees a page without a session, and everybody who signs in comes to where they wanted to go.</summary>
public sealed class SessionTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/entry")]
    [InlineData("/entry/2024-11?unit=air")]
    [InlineData("/indicators")]
    [InlineData("/indicators/air.pm25")]
    [InlineData("/areas/A3")]
    [InlineData("/plans/2024")]
    [InlineData("/projects/2024")]
    [InlineData("/summary/2024?month=10")]
    [InlineData("/password")]
    [InlineData("/account")]
    [InlineData("/admin")]
    [InlineData("/admin/people")]
    [InlineData("/admin/roles")]
    [InlineData("/admin/audit")]
    public async Task Page_WithoutSession_LeadsToTheFormAndRemembersTheWay(string path)
    {
        using var client = site.CreateClient();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal($"/sign-in?returnUrl={Uri.EscapeDataString(path)}", response.Headers.Location!.PathAndQuery);
        Assert.DoesNotContain("PM2.5", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/entry/2024-11?unit=air")]
    [InlineData("/indicators/air.pm25?year=2023&month=6")]
    public async Task SignIn_OnTheWayToAPage_ArrivesThere(string path)
    {
        await using var person = await site.VisitAsync();
        await person.OpenAsync(path);
        Assert.StartsWith("/sign-in?returnUrl=", person.Address, StringComparison.Ordinal);
        await person.SignInAsync("tianbao");

        Assert.Equal(path, person.Address);
        await Expect(person.Page.Locator("#content h1")).ToBeVisibleAsync();
        Assert.Empty(person.Complaints);
    }

    [Theory]
    [InlineData("https://evil.test/")]
    [InlineData("//evil.test/")]
    [InlineData("/\\evil.test/")]
    public async Task SignIn_WithAReturnUrlOfAnotherSite_StaysHere(string returnUrl)
    {
        await using var person = await site.VisitAsync();
        // The page may still ask for something while the list is read.
        var asked = new ConcurrentQueue<string>();
        person.Page.Request += (_, request) => asked.Enqueue(request.Url);
        await person.OpenAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        await person.SignInAsync("lingdao");

        Assert.Equal("/", person.Address);
        Assert.NotEmpty(asked);
        Assert.All(asked, url => Assert.StartsWith(site.ServerAddress.ToString(), url, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/\t/evil.test/")]
    [InlineData("\\\\evil.test")]
    [InlineData(" //evil.test")]
    [InlineData("javascript:alert(1)")]
    [InlineData("entry")]
    public void ReturnUrl_OfNoPathOfThisSite_IsTheHomePage(string? returnUrl) => Assert.Equal("/", EcoUrls.Local(returnUrl));

    [Fact]
    public async Task SignOut_ByTheButton_EndsTheSession()
    {
        await using var person = await site.VisitAsync();
        await person.SignInAsync("tianbao");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await person.Page.WaitForURLAsync("**/sign-in");

        await person.OpenAsync("/summary/2024");
        Assert.Equal("/sign-in?returnUrl=%2Fsummary%2F2024", person.Address);
        await Expect(person.Page.GetByLabel("用户名")).ToBeFocusedAsync();
        await person.Page.GoBackAsync();
        await Expect(person.Page.GetByLabel("密码", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task SignIn_WithWrongNameOrPassword_SaysTheSameAndKeepsTheName()
    {
        await using var person = await site.VisitAsync();
        await person.OpenAsync("/sign-in?returnUrl=%2Fplans%2F2023");
        foreach (var (name, password) in new[] { ("nobody", DemonstrationLoader.Password), ("lingdao", "wrong") })
        {
            await person.TrySignInAsync(name, password);
            await Expect(person.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("用户名或密码不正确，请重新输入。");
            await Expect(person.Page.GetByLabel("用户名")).ToHaveValueAsync(name);
            await Expect(person.Page.GetByLabel("密码", new() { Exact = true })).ToHaveValueAsync("");
        }
        await person.SignInAsync("lingdao");
        Assert.Equal("/plans/2023", person.Address);
    }

    [Fact]
    public async Task SignIn_FiveTimesWrong_LocksTheAccountForAWhile()
    {
        await site.CreatePersonAsync("forgetful", "健忘的人", EcoRoles.Leader);
        await using var person = await site.VisitAsync();
        await person.OpenAsync(EcoUrls.SignIn);
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await person.TrySignInAsync("forgetful", $"wrong-{attempt}");
            await Expect(person.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("用户名或密码不正确，请重新输入。");
        }
        await person.TrySignInAsync("forgetful", "wrong-5");
        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("连续输错次数过多，账号已暂时锁定，请15分钟后再试。");

        // The right password does not help either while the lock lasts.
        await person.TrySignInAsync("forgetful", DemonstrationLoader.Password);
        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("连续输错次数过多，账号已暂时锁定，请15分钟后再试。");
        // A lock ends by the machine's clock, and the host of this test lives in 2024.
        await site.Database.ExecuteAsync("UPDATE users SET lockout_end = lockout_end - interval '10 years' WHERE user_name = 'forgetful'");
        await person.SignInAsync("forgetful");
        await Expect(person.Heading).ToHaveTextAsync("2024年目标进展");
    }

    [Fact]
    public async Task Password_ChangedInTheBrowser_IsTheOneThatCountsFromThenOn()
    {
        await site.CreatePersonAsync("careful", "细心的人", EcoRoles.Leader);
        await using var person = await site.VisitAsync();
        await person.SignInAsync("careful");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "修改密码" }).ClickAsync();
        await ChangeAsync("wrong", "Fresh#2025", "当前密码不正确。");
        await ChangeAsync(DemonstrationLoader.Password, "short1", "密码至少需要8位。");
        await ChangeAsync(DemonstrationLoader.Password, "Fresh#2025", null);
        await Expect(person.Heading).ToHaveTextAsync("2024年目标进展");

        await using var again = await site.VisitAsync();
        await again.OpenAsync(EcoUrls.SignIn);
        await again.TrySignInAsync("careful", DemonstrationLoader.Password);
        await Expect(again.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("用户名或密码不正确，请重新输入。");
        await again.TrySignInAsync("careful", "Fresh#2025");
        await Expect(again.Heading).ToHaveTextAsync("2024年目标进展");

        async Task ChangeAsync(string current, string fresh, string? problem)
        {
            await person.Page.GetByLabel("当前密码").FillAsync(current);
            await person.Page.GetByLabel("新密码", new() { Exact = true }).FillAsync(fresh);
            await person.Page.GetByLabel("再次输入新密码").FillAsync(fresh);
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "保存新密码" }).ClickAsync();
            if (problem is not null)
                await Expect(person.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(problem);
        }
    }

    [Fact]
    public async Task SignIn_InASecondWindowAfterTheFirst_ArrivesAsIfItWereTheFirst()
    {
        await using var person = await site.VisitAsync();
        await person.OpenAsync("/sign-in?returnUrl=%2Fplans%2F2023");
        await using var second = await person.OpenWindowAsync();
        await second.SignInAsync("lingdao");

        await person.SignInAsync("lingdao");
        Assert.Equal("/plans/2023", person.Address);
        await Expect(person.Heading).ToHaveTextAsync("2023年度计划");
    }

    [Fact]
    public async Task SignIn_ByAFormThatExpired_ShowsItAgainWithAWord()
    {
        await using var person = await site.VisitAsync();
        await person.OpenAsync("/sign-in?returnUrl=%2Fplans%2F2023");
        await person.Page.Context.ClearCookiesAsync();
        await person.TrySignInAsync("lingdao", DemonstrationLoader.Password);
        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("页面打开太久或登录状态有变，请重新填写。");

        await person.SignInAsync("lingdao");
        Assert.Equal("/plans/2023", person.Address);
    }

    [Fact]
    public async Task SignOut_InAWindowWhoseSessionIsLongGone_LeadsToTheForm()
    {
        await using var person = await site.VisitAsync();
        await person.SignInAsync("lingdao");
        await person.Page.Context.ClearCookiesAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await Expect(person.Page.GetByLabel("用户名")).ToBeVisibleAsync();

        await person.SignInAsync("lingdao");
        await Expect(person.Heading).ToHaveTextAsync("2024年目标进展");
    }

    [Fact]
    public async Task SignInForm_ForSomebodyWhoIsSignedIn_LeadsOn()
    {
        await using var person = await site.VisitAsAsync("lingdao");
        await person.OpenAsync("/sign-in?returnUrl=%2Fprojects%2F2024");
        Assert.Equal("/projects/2024", person.Address);
    }

    [Fact]
    public async Task SignOut_AskedForByAnotherSite_DoesNothing()
    {
        await using var person = await site.VisitAsAsync("lingdao");
        await person.OpenAsync("/projects/2024");
        // A form without our token, as another site would send it.
        await person.Page.EvaluateAsync(
            """
            () => {
              const form = document.createElement('form');
              Object.assign(form, { method: 'post', action: '/sign-out' });
              document.body.append(form);
              form.submit();
            }
            """);
        await Expect(person.Heading).ToHaveTextAsync("2024年目标进展");
    }
}
