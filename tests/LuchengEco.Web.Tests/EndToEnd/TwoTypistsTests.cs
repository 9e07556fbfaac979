using LuchengEco.Services.Accounts;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Two people in one cell: the second is told, sees the other's value, and decides; the history keeps both.</summary>
public sealed class TwoTypistsTests(TwoTypistsTests.Office site) : IClassFixture<TwoTypistsTests.Office>
{
    private const string Month = "2024-11";

    [Fact]
    public async Task Cell_ChangedByAnother_ShowsTheirValueAndTakesIt()
    {
        await using var first = await site.VisitAsAsync("tianbao");
        await using var second = await site.VisitAsAsync("second");
        var (theirs, mine) = await OpenBothAsync(first, second);
        await SaveAsync(theirs, "air.pm25", ("value", "20"), ("weight", "29"));
        await ConflictAsync(mine, "air.pm25", "此单元格刚被演示填报员修改，请核对对方的数值后再决定是否覆盖。", "对方的数值：20（有效天数29）", ("value", "25"), ("weight", "30"));
        Assert.Equal("20 (29)", await site.CellAsync(Month, "air.pm25"));

        await mine.Choice("air.pm25", "采用对方").ClickAsync();
        await Expect(mine.Cell("air.pm25")).ToHaveValueAsync("20");
        await Expect(mine.Cell("air.pm25", "weight")).ToHaveValueAsync("29");
        await Expect(mine.Summary).ToHaveTextAsync("全部已保存");
        await Expect(mine.Choice("air.pm25", "采用对方")).ToBeHiddenAsync();
        Assert.DoesNotContain(25m, await site.HistoryAsync(Month, "air.pm25"));
        Assert.Empty(second.Complaints);
    }

    [Fact]
    public async Task Cell_ChangedByAnother_IsOverwrittenOnlyWhenToldTo()
    {
        await using var first = await site.VisitAsAsync("tianbao");
        await using var second = await site.VisitAsAsync("second");
        var (theirs, mine) = await OpenBothAsync(first, second);
        await SaveAsync(theirs, "law.petitions", ("value", "12"));
        await ConflictAsync(mine, "law.petitions", "此单元格刚被演示填报员修改", "对方的数值：12", ("value", "13"));
        // Neither the next key nor a new window decides: only the button does.
        await mine.LeaveAsync();
        await mine.OpenAsync(second, Month);
        await mine.SaysAsync("law.petitions", "冲突");
        await Expect(mine.Message("law.petitions")).ToContainTextAsync("对方的数值：12");
        await Expect(mine.Cell("law.petitions")).ToHaveValueAsync("13");
        Assert.Equal("12", await site.CellAsync(Month, "law.petitions"));

        await mine.Choice("law.petitions", "保留我的").ClickAsync();
        await mine.SaysAsync("law.petitions", "已保存");
        Assert.Equal("13", await site.CellAsync(Month, "law.petitions"));
        Assert.Equal([12m, 13m], await site.HistoryAsync(Month, "law.petitions"));

        // Now the first is the one who has not seen the newest.
        await ConflictAsync(theirs, "law.petitions", "此单元格刚被第二填报员修改", "对方的数值：13", ("value", "14"));
        Assert.Equal("13", await site.CellAsync(Month, "law.petitions"));
    }

    [Fact]
    public async Task Cell_ChangedToTheSameByAnother_IsNoConflict()
    {
        await using var first = await site.VisitAsAsync("tianbao");
        await using var second = await site.VisitAsAsync("second");
        var (theirs, mine) = await OpenBothAsync(first, second);
        await SaveAsync(theirs, "law.permits", ("value", "8"));
        await SaveAsync(mine, "law.permits", ("value", "8.0"));
        Assert.Equal([8m], await site.HistoryAsync(Month, "law.permits"));
    }

    private static async Task<(EntryForm First, EntryForm Second)> OpenBothAsync(Visitor first, Visitor second)
    {
        var (one, two) = (new EntryForm(first.Page), new EntryForm(second.Page));
        await one.OpenAsync(first, Month);
        await two.OpenAsync(second, Month);
        return (one, two);
    }

    private static async Task TypeAsync(EntryForm form, string indicator, (string Field, string Text)[] typed)
    {
        foreach (var (field, text) in typed)
            await form.TypeAsync(indicator, field, text);
        await form.LeaveAsync();
    }

    private static async Task SaveAsync(EntryForm form, string indicator, params (string Field, string Text)[] typed)
    {
        await TypeAsync(form, indicator, typed);
        await form.SaysAsync(indicator, "已保存");
    }

    private static async Task ConflictAsync(EntryForm form, string indicator, string sentence, string theirs, params (string Field, string Text)[] typed)
    {
        await TypeAsync(form, indicator, typed);
        await form.SaysAsync(indicator, "冲突");
        await Expect(form.Message(indicator)).ToContainTextAsync(sentence);
        await Expect(form.Message(indicator)).ToContainTextAsync(theirs);
        foreach (var (field, text) in typed)
            await Expect(form.Cell(indicator, field)).ToHaveValueAsync(text);
    }

    /// <summary>A site with a second 填报员.</summary>
    public sealed class Office(SharedBrowser browser) : EcoSite(browser)
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await CreatePersonAsync("second", "第二填报员", EcoRoles.Filler);
        }
    }
}
