using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>What cannot be a figure is refused beside its cell, nothing of it is stored, and the typist keeps the text.</summary>
public sealed class RefusedEntryTests(EcoSite site) : IClassFixture<EcoSite>
{
    private const string Month = "2024-11";

    /// <summary>What is typed, field by field, the field at fault, and the sentence beside the cell.</summary>
    private static readonly (string Indicator, (string Field, string Text)[] Typed, string AtFault, string Sentence)[] Nonsense =
    [
        ("air.pm25", [("value", "-5"), ("weight", "30")], "value", "-5µg/m³超出“PM2.5浓度”的合理范围（3至150），请核对后重新填写。"),
        ("air.good-days", [("numerator", "36"), ("denominator", "30")], "numerator", "“优良天数”（36）不能大于“有效监测天数”（30），请核对。"),
        ("air.vocs-enterprises", [("value", "x")], "value", "这里只填数字，例如1234.5，不写单位和文字。"),
        ("air.forklifts", [("value", "1e400")], "value", "不支持科学计数法，请写出完整的数字，例如12000或1.2万。"),
        ("water.county-sections", [("numerator", "-5"), ("denominator", "13")], "numerator", "不能为负数，请重新填写。"),
        ("water.drinking-sources", [("numerator", "120%"), ("denominator", "2")], "numerator", "达标样次：该指标的单位不是%，请去掉百分号后填写。"),
        ("society.activities", [("value", "９９９９９９９９９９９９９９９９９９９９９")], "value", "数字位数过多，请核对单位和小数点后重新填写。"),
        ("law.petitions", [("value", "12/13")], "value", "这里只填一个数字；分子和分母请分别填入各自的格中。"),
        ("law.permits", [("value", "1,5")], "value", "千位分隔符的位置不对，请写成1,234.5或1234.5；小数点请用“.”。"),
    ];

    [Fact]
    public async Task Cells_WithNonsense_SayWhyStoreNothingAndKeepTheText()
    {
        var before = await site.EverythingStoredAsync();
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month);
        foreach (var (indicator, typed, _, _) in Nonsense)
        {
            foreach (var (field, text) in typed)
                await form.TypeAsync(indicator, field, text);
        }
        await form.LeaveAsync();
        await AreRefusedAsync();

        // The browser is closed for the night, so to speak.
        await form.OpenAsync(filler, Month);
        await AreRefusedAsync();
        Assert.Empty(filler.Complaints);

        async Task AreRefusedAsync()
        {
            foreach (var (indicator, typed, atFault, sentence) in Nonsense)
            {
                await form.SaysAsync(indicator, "拒绝");
                await Expect(form.Message(indicator)).ToHaveTextAsync(sentence);
                await Expect(form.Cell(indicator, atFault)).ToHaveAttributeAsync("aria-invalid", "true");
                foreach (var (field, text) in typed)
                    await Expect(form.Cell(indicator, field)).ToHaveValueAsync(text);
            }
            await Expect(form.Summary).ToHaveTextAsync($"{Nonsense.Length} 项未保存");
            Assert.Equal(before, await site.EverythingStoredAsync());
        }
    }

    [Theory]
    [InlineData("weight", "31", "有效天数应为0至30之间的整数，请重新填写。")]
    [InlineData("denominator", "31", "“有效监测天数”不能超过2024年11月的30天，请核对。")]
    public async Task Days_MoreThanTheMonthHas_AreRefused(string field, string days, string sentence)
    {
        var (indicator, first) = field == "weight" ? ("air.pm25", "value") : ("air.good-days", "numerator");
        var before = await site.EverythingStoredAsync();
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month);
        // The days come first: alone they wait for the number that belongs to them.
        await form.TypeAsync(indicator, field, days);
        await form.TypeAsync(indicator, first, "20");
        await form.LeaveAsync();

        await form.SaysAsync(indicator, "拒绝");
        await Expect(form.Message(indicator)).ToHaveTextAsync(sentence);
        await Expect(form.Cell(indicator, field)).ToHaveValueAsync(days);
        Assert.Equal(before, await site.EverythingStoredAsync());
    }

    [Fact]
    public async Task Cell_RefusedAndPutRight_IsSavedAndTheSentenceGoes()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, Month);
        await form.TypeAsync("law.cases", "value", "1 1");
        await form.LeaveAsync();
        await form.SaysAsync("law.cases", "拒绝");
        await form.TypeAsync("law.cases", "value", "１１");
        await form.LeaveAsync();

        await form.SaysAsync("law.cases", "已保存");
        await Expect(form.Message("law.cases")).ToBeHiddenAsync();
        await Expect(form.Cell("law.cases")).ToHaveValueAsync("11");
        Assert.Equal("11", await site.CellAsync(Month, "law.cases"));
    }

    [Fact]
    public async Task Month_StillToCome_IsShownWithoutFieldsAndRefusedByTheServer()
    {
        var before = await site.EverythingStoredAsync();
        await using var filler = await site.VisitAsAsync("tianbao");
        var form = new EntryForm(filler.Page);
        await form.OpenAsync(filler, "2024-12");

        await Expect(form.WhyNot("air")).ToHaveTextAsync("该月尚未开始，暂不能填报。");
        await Expect(form.OpenFields("air")).ToHaveCountAsync(0);
        await Expect(form.Cell("air.pm25")).Not.ToBeEditableAsync();
        Assert.Equal(422, await filler.Page.EvaluateAsync<int>(
            """
            async () => (await fetch('/api/v1/figures/2024-12/air.pm25',
                { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"value":20}' })).status
            """));
        Assert.Equal(before, await site.EverythingStoredAsync());
    }

    [Fact]
    public async Task Address_OfWhatDoesNotExist_SaysSoInChineseAndLeadsOn()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        foreach (var (path, sentence) in new[]
        {
            ("/entry/2024-13", "没有“2024-13”这个月份，请从下面选择月份。"),
            ("/entry/明年", "没有“明年”这个月份，请从下面选择月份。"),
            ("/entry/2024-11?unit=nobody", "没有可显示的科室，请核对科室代码或联系系统管理员。"),
            ("/entry/2022-11", "2022年没有年度计划"),
            ("/indicators/air.nothing", "没有找到这个指标"),
            ("/areas/A9", "没有这个领域"),
            ("/?year=2031", "2031年没有年度计划"),
            ("/indicators?year=2031", "2031年没有年度计划"),
            ("/areas/A3?year=2031", "2031年没有年度计划"),
            ("/plans/2031", "2031年没有年度计划"),
            ("/projects/2031", "2031年没有年度计划"),
            ("/summary/2031", "没有2031年度的计划和数据，请选择其他年份。"),
            ("/summary/2024?month=13", "月份应为1至12，已改为显示最近有数据的月份。"),
        })
        {
            var response = await filler.OpenAsync(path);
            Assert.Equal(200, response.Status);
            await Expect(filler.Page.GetByText(sentence).First).ToBeVisibleAsync();
            await Expect(filler.Heading).ToHaveCountAsync(1);
            await Expect(filler.Page.Locator("#content :is(a, select)").First).ToBeVisibleAsync();
        }
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task Address_ThatIsNoNumberWhereOneIsAsked_ShowsTheNewestInstead()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        foreach (var (path, heading) in new[]
        {
            ("/?year=next", "2024年目标进展"),
            ("/?year=99999999999&month=0", "2024年目标进展"),
            ("/summary/2024?month=x", "2024年度工作总结"),
            ("/indicators/air.pm25?year=x&month=y", "PM2.5浓度"),
        })
        {
            await filler.OpenAsync(path);
            await Expect(filler.Heading).ToContainTextAsync(heading);
        }
        Assert.Empty(filler.Complaints);
    }

    [Fact]
    public async Task Address_OfNoPage_IsA404WithAWayHome()
    {
        await using var filler = await site.VisitAsAsync("tianbao");
        foreach (var path in new[] { "/nothing", "/summary/next", "/entry/2024-11/air.pm25", "/sign-out" })
        {
            var response = await filler.OpenAsync(path);
            Assert.Equal(404, response.Status);
            await Expect(filler.Heading).ToHaveTextAsync("没有找到这个页面");
        }
        await filler.Page.GetByRole(AriaRole.Link, new() { Name = "返回首页" }).ClickAsync();
        await Expect(filler.Heading).ToHaveTextAsync("2024年目标进展");
    }
}
