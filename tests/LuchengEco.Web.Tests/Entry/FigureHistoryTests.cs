using Bunit;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Tests.Entry;

public sealed class FigureHistoryTests : IDisposable
{
    private static readonly DateTimeOffset Moment = new(2024, 11, 30, 16, 5, 9, TimeSpan.Zero);

    private readonly BunitContext _context = new();

    public void Dispose() => _context.Dispose();

    private IRenderedComponent<FigureHistory> Render(FigureShape shape, params FigureChange[] changes) => _context.Render<FigureHistory>(parameters => parameters
        .Add(history => history.Changes, changes).Add(history => history.Shape, shape).Add(history => history.Decimals, 1));

    [Fact]
    public void Change_TellsWhenInChinaWhoThroughWhichDoorFromWhatToWhatAndWhy()
    {
        var history = Render(FigureShape.Value, new FigureChange(2, Moment, "张三", Door.Paste, new FigureEntry(26m, Weight: 30m), new FigureEntry(28m, Weight: 30m, Note: "复核"), "沙尘"));

        Assert.Equal(["2024-12-01 00:05:09", "张三", "粘贴", "26（有效天数30）", "28（有效天数30）；备注：复核", "沙尘"],
            history.FindAll("tbody th, tbody td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Change_OfAFractionFromBlankToAMark_IsInWords()
    {
        var history = Render(FigureShape.Fraction,
            new FigureChange(2, Moment, "李四", Door.Rest, new FigureEntry(null, 30, 31), new FigureEntry(Mark: FigureMark.NotPublished), null),
            new FigureChange(1, Moment, "张三", Door.Page, FigureEntry.Blank, new FigureEntry(null, 30, 31), null));

        Assert.Equal(["96.8% (30/31)", MonthEntryText.Blank], history.FindAll(".before").Select(cell => cell.TextContent));
        Assert.Equal([MonthEntryText.MarkNotPublished, "96.8% (30/31)"], history.FindAll(".after").Select(cell => cell.TextContent));
    }

    [Theory]
    [InlineData(Door.Page, "页面录入")]
    [InlineData(Door.Paste, "粘贴")]
    [InlineData(Door.Excel, "Excel 导入")]
    [InlineData(Door.Rest, "接口")]
    [InlineData(Door.Reading, "监测读数")]
    [InlineData(Door.Demonstration, "演示数据")]
    public void Door_IsNamedInWords(Door door, string words) =>
        Assert.Equal(words, Render(FigureShape.Value, new FigureChange(1, Moment, "-", door, FigureEntry.Blank, new FigureEntry(1m), null)).Find("[data-door]").TextContent);

    [Fact]
    public void NoChange_SaysSo() => Assert.Equal(HistoryText.None, Render(FigureShape.Value).Find(".empty").TextContent);
}
