using Bunit;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Review;
using LuchengEco.Web.Features.Review;
using LuchengEco.Web.Tests.Entry;
using MudBlazor.Services;

namespace LuchengEco.Web.Tests.Review;

public sealed class ReviewedRowsTests : IAsyncDisposable
{
    private static readonly DateTimeOffset At = new(2024, 11, 20, 1, 5, 0, TimeSpan.Zero);

    private readonly BunitContext _context = new();

    public ReviewedRowsTests() => _context.Services.AddMudServices();

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private IRenderedComponent<ReviewedRows> Render(params ReviewedRow[] rows) => Render(false, rows);

    private IRenderedComponent<ReviewedRows> Render(bool isFolded, params ReviewedRow[] rows) => _context.Render<ReviewedRows>(parameters => parameters
        .Add(it => it.Title, "标题").Add(it => it.Rows, rows).Add(it => it.Month, Sheets.November).Add(it => it.Empty, "没有").Add(it => it.Name, "section")
        .Add(it => it.IsFolded, isFolded));

    private static string Text(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Row_ShowsItsNumbersBesideItsNeighboursNoteAndEvidence()
    {
        var rows = Render(new ReviewedRow(Sheets.Mean with
        {
            Entry = new FigureEntry(28, Weight: 30, Note: "仪器检修一天"),
            LastMonth = new FigureEntry(26),
            LastYear = new FigureEntry(Mark: FigureMark.NotPublished),
        }, null, 2));

        Assert.Equal("28（有效天数30）", rows.Find("[data-now]").TextContent);
        Assert.Equal(["26", "尚未公布"], rows.FindAll(".before").Select(cell => cell.TextContent));
        Assert.Equal("仪器检修一天", rows.Find(".note").TextContent);
        Assert.Equal("2", rows.Find("[data-evidence] .evidence span").TextContent);
        Assert.Equal("/indicators/air.pm25?year=2024&month=11", rows.Find(".name a").GetAttribute("href"));
        Assert.Empty(rows.FindAll(".details"));
    }

    [Fact]
    public void Gaps_BlankNotPublishedNotApplicableAndZero_AreFourDifferentThings()
    {
        var rows = Render(
        [
            .. new[] { FigureEntry.Blank, new FigureEntry(Mark: FigureMark.NotPublished), new FigureEntry(Mark: FigureMark.NotApplicable), new FigureEntry(0) }
                .Select((entry, index) => new ReviewedRow(Sheets.Sum with { Code = $"c{index}", Entry = entry }, null, 0)),
        ]);

        Assert.Equal([("blank", "空白"), ("not-published", "尚未公布"), ("not-applicable", "不适用"), (null, "0")],
            rows.FindAll("[data-now]").Select(cell => (cell.GetAttribute("data-gap"), cell.TextContent)));
    }

    [Fact]
    public void Warnings_ShowWhetherTheyWereAnswered_AndHow()
    {
        SoftWarning[] warnings = [new("year-on-year", "比去年同月高 210%"), new("rule-x", "分项不应超过总数") { Blocks = true }];
        var open = Render(new ReviewedRow(Sheets.Sum with { Entry = new FigureEntry(9), Warnings = warnings }, null, 0));
        var answered = Render(new ReviewedRow(Sheets.Sum with { Entry = new FigureEntry(9), Warnings = warnings, Reason = "专项行动" }, null, 0));

        Assert.Equal(["未说明 比去年同月高 210%", "必须更正 分项不应超过总数"], open.FindAll("[data-warning]").Select(Text));
        Assert.Equal("没有情况说明。", open.Find(".answer").TextContent);
        Assert.Equal(["已说明 比去年同月高 210%", "必须更正 分项不应超过总数"], answered.FindAll("[data-warning]").Select(Text));
        Assert.Equal("情况说明：专项行动", answered.Find(".answer").TextContent);
    }

    [Fact]
    public void Change_ShowsOldAndNewWhoWhenAndWhy()
    {
        var change = new CellChange(new FigureEntry(3), new FigureEntry(4, Note: "补计"), "张三", At, Door.Page, "漏计一件", 3);
        var rows = Render(new ReviewedRow(Sheets.Sum with { Entry = change.After }, change, 0));

        Assert.Equal("更改 3 → 4；备注：补计 张三，2024-11-20 09:05，共改 3 次理由：漏计一件", Text(rows.Find("[data-change]")));
    }

    [Fact]
    public void Change_FromBlankToZero_AndOfTheReasonAlone_AreSaid()
    {
        var zero = Render(new ReviewedRow(Sheets.Sum, new CellChange(FigureEntry.Blank, new FigureEntry(0), "张三", At, Door.Page, null, 1), 0));
        var reason = Render(new ReviewedRow(Sheets.Sum, new CellChange(new FigureEntry(5), new FigureEntry(5), "张三", At, Door.Page, "核对过台账", 1), 0));

        Assert.Equal("空白 → 0", zero.Find(".what").TextContent);
        Assert.Equal("数值未变，补充了说明", reason.Find(".what").TextContent);
    }

    [Fact]
    public void Section_WithoutRows_SaysSo_AndTheRestIsFoldedButThere()
    {
        Assert.Equal("没有", Render().Find("p").TextContent);
        var folded = Render(isFolded: true, new ReviewedRow(Sheets.Sum, null, 0));
        Assert.False(folded.Find("details").HasAttribute("open"));
        Assert.Equal("标题", folded.Find("summary h2").TextContent);
        Assert.NotNull(folded.Find("details [data-reviewed='air.inspections']"));
    }

    [Fact]
    public void Timeline_ShowsEveryStepWithItsReason()
    {
        var timeline = _context.Render<StepTimeline>(parameters => parameters.Add(it => it.Steps,
        [
            new(SubmissionAction.Submit, SubmissionState.Submitted, "张三", At, null),
            new(SubmissionAction.Return, SubmissionState.Returned, "李四", At.AddHours(1), "天数有误"),
        ]));

        Assert.Equal(["➜ 报送 张三 2024-11-20 09:05", "↩ 退回 李四 2024-11-20 10:05理由：天数有误"], timeline.FindAll("li").Select(Text));
    }
}
