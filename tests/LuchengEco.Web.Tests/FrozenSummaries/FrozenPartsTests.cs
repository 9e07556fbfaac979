using Bunit;
using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Check;
using LuchengEco.Web.Features.FrozenSummaries;
using LuchengEco.Web.Tests.Printing;

namespace LuchengEco.Web.Tests.FrozenSummaries;

public sealed class FrozenPartsTests : BunitContext
{
    private static readonly FrozenContent Content = FrozenContent.Of(SampleSummaries.Open(), new FrozenHead(2024, "2024-10", 1, default, "某人", "综合办公室", "", null), null, ReportBasis.All);

    private static readonly FrozenLine Line = new(1, 2024, 10, 1, "ZZZZ-ZZZZ-0123-4567", new string('a', 64), new DateTimeOffset(2024, 11, 24, 2, 0, 0, TimeSpan.Zero), null, ReportBasis.All, true, 4,
        "", "某人", "综合办公室", new DateTimeOffset(2024, 11, 24, 2, 5, 0, TimeSpan.Zero))
    {
        Files = [new("pdf", 10, new string('b', 64)), new("docx", 10, new string('c', 64)), new("xlsx", 10, new string('d', 64))],
        NewestVersion = 1,
    };

    [Fact]
    public void Check_OfAnIntactVersion_ShowsItsNumbersAndNobodysName()
    {
        var shown = Show(new FrozenIntegrity([], []));

        Assert.Contains("校验通过", shown.Find("[data-testid=check-verdict]").TextContent, StringComparison.Ordinal);
        Assert.Contains("综合办公室", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("2024年11月24日 10:05", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("某人", shown.Markup, StringComparison.Ordinal);
        Assert.Equal(Content.Document.Targets.Count, shown.FindAll("table tbody tr").Count);
        Assert.Equal(Content.Document.Indicators.Count(indicator => indicator.HeadlineOrder is not null), shown.FindAll(".numbers li").Count);
        Assert.Empty(shown.FindAll("[data-testid=check-superseded]"));
        Assert.Contains("演示数据", shown.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FrozenFault.Content, "内容与定稿时的摘要不一致")]
    [InlineData(FrozenFault.Row, "登记信息与定稿内容不一致")]
    [InlineData(FrozenFault.Audit, "审计日志中的定稿记录")]
    public void Check_OfATamperedContent_SaysWhatToDoAndShowsNoNumber(FrozenFault fault, string words)
    {
        var shown = Show(new FrozenIntegrity([fault], []));

        var verdict = shown.Find("[data-testid=check-verdict]");
        Assert.Contains("bad", verdict.ClassName, StringComparison.Ordinal);
        Assert.Contains(words, verdict.TextContent, StringComparison.Ordinal);
        Assert.Contains("请勿使用", verdict.TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("table"));
        Assert.Empty(shown.FindAll(".numbers"));
    }

    [Fact]
    public void Check_OfATamperedFile_NamesItAndStillShowsTheContent()
    {
        var shown = Show(new FrozenIntegrity([FrozenFault.File], ["docx"]), new CheckedFile("总结.docx", new string('c', 64), new FrozenMatch(2024, 10, 1, Line.Code, "docx")));

        Assert.Contains("Word文件缺失或与定稿时不一致", shown.Find("[data-testid=check-verdict]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(shown.FindAll("table"));
        Assert.Contains("不能采信", shown.Find("[data-testid=check-file]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfAMissingRow_SaysThatTheAuditKnowsIt()
    {
        var shown = Render<CheckResult>(parameters => parameters.Add(result => result.Check, new FrozenCheck(Line.Code, null, new FrozenIntegrity([FrozenFault.Missing], []))));

        Assert.Contains("已缺失或被改动", shown.Find("[data-testid=check-verdict]").TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("form"));
    }

    [Fact]
    public void Check_OfASupersededVersion_LeadsToTheNewest()
    {
        var shown = Render<CheckResult>(parameters => parameters.Add(result => result.Check, new FrozenCheck(Line.Code,
            new FrozenView(Line with { NewestVersion = 3 }, Content, [], new FrozenIntegrity([], [])), new FrozenIntegrity([], []), "0123-4567-89AB-CDEF")));

        var note = shown.Find("[data-testid=check-superseded]");
        Assert.Contains("第1版已被第3版取代", note.TextContent, StringComparison.Ordinal);
        Assert.Equal("/check/0123-4567-89AB-CDEF", note.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Changes_OfNumbersAndWords_ShowOldAndNewWithTheirPlace()
    {
        var shown = Render<ChangeList>(parameters => parameters.Add(list => list.Changes,
        [
            new FrozenChange(FrozenChangeKind.Number, "附件1 · PM2.5浓度 · 完成值", "26", "27", "全年为27。"), new FrozenChange(FrozenChangeKind.Wording, "开头", "<b>旧</b>", "新"),
            new FrozenChange(FrozenChangeKind.Added, "附件4", "", "一个项目"),
        ]));

        Assert.Contains("共3处变化，其中数字1处。", shown.Markup, StringComparison.Ordinal);
        Assert.Equal(["26", "<b>旧</b>"], shown.FindAll("del").Select(gone => gone.TextContent));
        Assert.Equal(["27", "新", "一个项目"], shown.FindAll("ins").Select(come => come.TextContent));
    }

    [Fact]
    public void Text_OfAContent_ShowsEveryParagraphAndPrintedRow()
    {
        var shown = Render<FrozenText>(parameters => parameters.Add(text => text.Content, Content));

        Assert.All(Content.Document.Opening.Concat(Content.Document.Chapters.SelectMany(chapter => chapter.Paragraphs.Concat(chapter.Sections.SelectMany(section => section.Paragraphs)))),
            paragraph => Assert.Contains(shown.FindAll("p.prose"), line => line.TextContent == paragraph.Lead + paragraph.Text));
        Assert.Equal(FrozenTables.Of(Content).Where(table => table.IsPrinted).Sum(table => table.Rows.Count), shown.FindAll("tbody tr").Count);
    }

    private IRenderedComponent<CheckResult> Show(FrozenIntegrity integrity, CheckedFile? file = null) => Render<CheckResult>(parameters => parameters
        .Add(result => result.Check, new FrozenCheck(Line.Code, new FrozenView(Line, Content, [], integrity), integrity)).Add(result => result.File, file));
}
