using Bunit;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Changes;
using LuchengEco.Services.Indicators;
using LuchengEco.Web.Features.Changes;

namespace LuchengEco.Web.Tests.Changes;

public sealed class ChangePartsTests : BunitContext
{
    private static readonly DateTimeOffset At = new(2024, 11, 23, 16, 30, 0, TimeSpan.Zero);

    private static readonly ChangeLine Figure = new()
    {
        Kind = ChangeKind.Figure,
        At = At,
        UserName = "张三",
        Subject = "PM2.5浓度",
        IndicatorCode = "air.pm25",
        Month = new YearMonth(2024, 10),
        Before = "27 µg/m³",
        After = "28 µg/m³",
        Reason = "<b>复核</b>",
        Door = Door.Page,
        Version = 2,
    };

    [Fact]
    public void Table_TellsOldAndNewWhoAndWhyOnTheBureausClock_AndNoTextAsHtml()
    {
        var table = Render<ChangeTable>(parameters => parameters.Add(part => part.Lines, [Figure, Figure with { Differences = [new Difference("名称", "旧", "新")] }]));

        var row = table.Find("tr.entry");
        Assert.Equal("2024-11-24 00:30:00", row.QuerySelector(".at")!.TextContent.Trim());
        Assert.Equal(("27 µg/m³", "28 µg/m³", "<b>复核</b>"), (row.QuerySelector(".old")!.TextContent, row.QuerySelector(".new")!.TextContent, row.QuerySelector(".why")!.TextContent));
        Assert.Equal("/indicators/air.pm25?year=2024&month=10", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("张三", row.QuerySelector(".who")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("名称", table.Find(".what li .soft").TextContent);
    }

    [Fact]
    public void Summary_CountsAndShowsWhichGoalsMoved()
    {
        var page = new ChangePage(At, null, new Dictionary<ChangeKind, int> { [ChangeKind.Figure] = 2, [ChangeKind.Target] = 1 },
            [new HeadlineMove(2024, "air.pm25", "PM2.5浓度", "µg/m³", new(new(2024, 10), "25", ProgressStatus.OnTrack), new(new(2024, 11), "28", ProgressStatus.AtRisk))], [], 3, 1, 1);

        var summary = Render<ChangeSummary>(parameters => parameters.Add(part => part.Page, page));

        Assert.Equal("数据2项，目标1项", summary.Find(".counts").TextContent);
        Assert.Equal(["截至10月 25µg/m³", "截至11月 28µg/m³"], summary.FindAll("[data-headline='air.pm25'] .number").Select(part => part.TextContent));
        Assert.Equal(["OnTrack", "AtRisk"], summary.FindAll("[data-status]").Select(part => part.GetAttribute("data-status")));
    }

    [Theory]
    [InlineData("2024-11-24", false, "2024-11-23T16:00:00Z")]
    [InlineData("2024-11-24", true, "2024-11-24T16:00:00Z")]
    [InlineData("2024-11-24T08:30", false, "2024-11-24T00:30:00Z")]
    [InlineData("2024-11-24T00:30:00Z", false, "2024-11-24T00:30:00Z")]
    [InlineData("gestern", false, null)]
    public void Moment_IsReadOnTheBureausClock(string text, bool isEnd, string? expected) =>
        Assert.Equal(expected, ChangesAsked.MomentOf(text, isEnd)?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
}
