using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Every page for every role, wide and narrow: it stands, it fits, and the browser has nothing to complain about.</summary>
public sealed class EveryPageTests(EcoSite site) : IClassFixture<EcoSite>
{
    public static TheoryData<string> People => ["lingdao", .. EveryPage.OfRole.Keys];

    [Theory]
    [InlineData("tianbao")]
    [InlineData("shenhe")]
    [InlineData("lingdao")]
    [InlineData("xitong")]
    [InlineData("anquan")]
    [InlineData("shenji")]
    public async Task Menu_OfEachRole_LeadsToPagesThatStandAndFitWithoutLoadingAnew(string userName)
    {
        await using var person = await site.VisitAsAsync(userName);
        await person.OpenAsync("/projects/2023");
        await person.Page.EvaluateAsync("() => { window.ecoStillHere = true; }");
        await Expect(person.Page.GetByRole(AriaRole.Navigation, new() { Name = "主菜单" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(EveryPage.MenuOf(userName).Select(link => link.Word));
        foreach (var (word, heading) in EveryPage.MenuOf(userName))
        {
            await person.Page.SetViewportSizeAsync(1440, 900);
            await person.FollowMenuAsync(word);
            await Expect(person.Heading).ToContainTextAsync(heading);
            await StandsAsync(person);
            await person.Page.SetViewportSizeAsync(390, 844);
            await StandsAsync(person);
        }
        await StandsWithItsMenuOpenAsync(person);
        Assert.True(await person.Page.EvaluateAsync<bool>("() => window.ecoStillHere === true"));
        Assert.Empty(person.Complaints);
    }

    /// <summary>
    /// One walk for everything that is asked of every page: it stands and fits, axe finds nothing serious in either theme, on paper it is whole and light, and it asks for nothing that the
    /// content policy forbids.
    /// </summary>
    [Theory]
    [MemberData(nameof(People))]
    public async Task Page_OpenedByItsAddress_StandsFitsReadsAndPrints(string userName)
    {
        await using var person = await site.VisitAsAsync(userName);
        await person.Page.Context.AddCookiesAsync([new() { Name = "lucheng-eco-theme", Value = "dark", Url = site.ServerAddress.ToString() }]);
        var violations = await person.HearViolationsAsync();
        var problems = new List<string>();
        foreach (var path in EveryPage.Of(userName))
        {
            await person.Page.SetViewportSizeAsync(1440, 900);
            await person.OpenAsync(path);
            // The new password, and the answer where there is no page, stand outside the frame of the others.
            var isFramed = path is not (EveryPage.Nowhere or EcoUrls.Password);
            if (isFramed)
            {
                await StandsAsync(person);
                problems.AddRange(await Paper.LookAsync(person, path));
            }
            problems.AddRange(await Axe.LookAsync(person, "wide"));
            await person.Page.SetViewportSizeAsync(390, 844);
            if (isFramed)
            {
                await StandsAsync(person);
                await StandsWithItsMenuOpenAsync(person);
            }
            problems.AddRange(await Axe.LookAsync(person, "narrow"));
        }
        problems.AddRange(violations);
        problems.AddRange(person.Complaints.Where(complaint => !(complaint.Contains(EveryPage.Nowhere, StringComparison.Ordinal) && complaint.Contains("404", StringComparison.Ordinal))));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [InlineData("/?year={0}&month={1}")]
    [InlineData("/indicators?year={0}&month={1}")]
    [InlineData("/indicators/air.good-days?year={0}&month={1}")]
    [InlineData("/indicators/law.petitions?year={0}&month={1}")]
    [InlineData("/areas/A4?year={0}&month={1}")]
    [InlineData("/summary/{0}?month={1}")]
    [InlineData("/entry/{0}-{1:00}")]
    public async Task Page_OfTheFirstAndTheLastMonthOfBothYears_StandsAndFits(string path)
    {
        await using var narrow = await site.VisitAsAsync("lingdao", 390, 844);
        foreach (var year in new[] { 2023, 2024 })
        {
            foreach (var month in new[] { 1, 12 })
            {
                var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, year, month);
                await narrow.OpenAsync(address);
                await StandsAsync(narrow);
                await Expect(narrow.Page.Locator("#content")).ToContainTextAsync($"{year}");
            }
        }
        Assert.Empty(narrow.Complaints);
    }

    [Fact]
    public async Task Page_OfAWholeYear_StandsAndFits()
    {
        await using var narrow = await site.VisitAsAsync("lingdao", 390, 844);
        foreach (var address in new[] { "/plans/2023", "/plans/2024", "/plans/2023?view=table", "/projects/2023", "/projects/2024" })
        {
            await narrow.OpenAsync(address);
            await StandsAsync(narrow);
        }
        Assert.Empty(narrow.Complaints);
    }

    /// <summary>On a phone.</summary>
    private static async Task StandsWithItsMenuOpenAsync(Visitor person)
    {
        // A click that the server answers: everything that it asked of the browser before has been done by then.
        await person.Page.GetByLabel("打开或关闭菜单").ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "退出", Exact = true })).ToBeVisibleAsync();
        await StandsAsync(person);
        await person.Page.GetByLabel("打开或关闭菜单").ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "退出", Exact = true })).ToBeHiddenAsync();
    }

    private static async Task StandsAsync(Visitor person)
    {
        await Expect(person.Heading).ToHaveCountAsync(1);
        await Expect(person.Heading).ToBeVisibleAsync();
        await Expect(person.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("[一-龥]"));
        await Expect(person.Page.GetByRole(AriaRole.Note).Filter(new() { HasText = "演示模式" })).ToBeVisibleAsync();
        await Expect(person.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        await Expect(person.Page.Locator("#content .failure")).ToHaveCountAsync(0);
        var (wide, window) = (await WidthAsync("scrollWidth"), await WidthAsync("clientWidth"));
        Assert.True(wide <= window, $"{person.Address} is {wide} px wide in a window of {window} px: {await WidestAsync(person)}");

        Task<int> WidthAsync(string name) => person.Page.EvaluateAsync<int>($"() => document.documentElement.{name}");
    }

    private static Task<string> WidestAsync(Visitor person) => person.Page.EvaluateAsync<string>(
        """
        () => [...document.querySelectorAll('body *')].filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .slice(0, 5).map(element => `${element.tagName}.${element.className}`).join(', ')
        """);
}
