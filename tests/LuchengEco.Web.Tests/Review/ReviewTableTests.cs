using Bunit;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Review;
using LuchengEco.Web.Features.Review;

namespace LuchengEco.Web.Tests.Review;

public sealed class ReviewTableTests : IDisposable
{
    private readonly BunitContext _context = new();

    public void Dispose() => _context.Dispose();

    private static readonly QueuedSubmission Row = new()
    {
        UnitCode = "air",
        UnitName = "大气环境科",
        Month = new YearMonth(2024, 10),
        State = SubmissionState.Submitted,
        Version = 3,
        Indicators = 8,
        Figures = 5,
        Blank = 1,
        NotPublished = 1,
        NotApplicable = 1,
        OpenWarnings = 0,
        AnsweredWarnings = 2,
        Changes = 4,
        SubmittedBy = "张三",
        SubmittedAt = new DateTimeOffset(2024, 11, 4, 16, 30, 0, TimeSpan.Zero),
        DueOn = new DateOnly(2024, 11, 5),
        IsOverdue = true,
        WhyNotApprove = null,
    };

    private IRenderedComponent<ReviewTable> Render(IReadOnlyList<QueuedSubmission> rows, bool maySelect = true, ISet<SubmissionKey>? selected = null,
        Action<(IEnumerable<SubmissionKey> Keys, bool IsSelected)>? onChange = null) => _context.Render<ReviewTable>(parameters => parameters
            .Add(table => table.Rows, rows).Add(table => table.MaySelect, maySelect)
            .Add(table => table.Selected, (IReadOnlySet<SubmissionKey>)(selected ?? new HashSet<SubmissionKey>()))
            .Add(table => table.OnChange, onChange ?? (_ => { })));

    private static string[] Parts(IRenderedComponent<ReviewTable> table, string label) =>
        [.. table.FindAll($"td[data-label='{label}'] > span").Select(part => part.TextContent.Trim())];

    [Fact]
    public void Row_TellsItsWorkInCounts_AndWhoSubmittedItWhenOnTheBureausClock()
    {
        var table = Render([Row]);

        Assert.Equal("/review/2024-10/air", table.Find("th a").GetAttribute("href"));
        Assert.Equal("大气环境科 2024年10月", table.Find("th a").TextContent);
        Assert.Equal("5 / 8", table.Find("td[data-label='已填']").TextContent);
        Assert.Equal(["空白 1", "尚未公布 1", "不适用 1"], Parts(table, "空缺"));
        Assert.Equal(["已说明 2"], Parts(table, "提醒"));
        Assert.Equal(["4 项"], Parts(table, "重报更改"));
        Assert.Equal(["张三", "2024-11-05 00:30"], Parts(table, "报送"));
        Assert.Equal(["2024-11-05", "已逾期"], Parts(table, "报送期限"));
    }

    [Fact]
    public void Row_WithoutAnythingToLookAt_SaysSoInsteadOfStayingBlank()
    {
        var table = Render([Row with { Blank = 0, NotPublished = 0, NotApplicable = 0, AnsweredWarnings = 0, Changes = null, IsOverdue = false }]);

        Assert.Equal(["无"], Parts(table, "空缺"));
        Assert.Equal(["无"], Parts(table, "提醒"));
        Assert.Equal(["首次报送"], Parts(table, "重报更改"));
        Assert.Equal(["2024-11-05"], Parts(table, "报送期限"));
    }

    [Fact]
    public void Row_ThatCannotBeApproved_IsClosedForSelectionAndSaysWhy()
    {
        var table = Render([Row with { WhyNotApprove = "其中PM2.5由您本人填报" }]);

        Assert.True(table.Find("tbody input").HasAttribute("disabled"));
        Assert.Equal("其中PM2.5由您本人填报", table.Find(".why").TextContent);
        Assert.True(table.Find("[data-testid=select-all]").HasAttribute("disabled"));
    }

    [Fact]
    public void Selection_OfAll_LeavesOutWhatCannotBeApproved()
    {
        (IEnumerable<SubmissionKey> Keys, bool IsSelected)? change = null;
        var table = Render([Row, Row with { UnitCode = "water", WhyNotApprove = "-" }, Row with { UnitCode = "party", Version = 1 }], onChange: it => change = it);

        table.Find("[data-testid=select-all]").Change(true);

        Assert.Equal([new("air", Row.Month, 3), new("party", Row.Month, 1)], change!.Value.Keys);
        Assert.True(change.Value.IsSelected);
    }

    [Fact]
    public void Selection_OfOne_IsRaisedWithTheVersionThatIsOnTheScreen_AndCanBeTakenBack()
    {
        (IEnumerable<SubmissionKey> Keys, bool IsSelected)? change = null;
        var table = Render([Row], selected: new HashSet<SubmissionKey> { ReviewTable.KeyOf(Row) }, onChange: it => change = it);

        Assert.True(table.Find("tbody input").HasAttribute("checked"));
        Assert.Equal("选择大气环境科2024年10月", table.Find("tbody input").GetAttribute("aria-label"));
        table.Find("tbody input").Change(false);

        Assert.Equal([new("air", Row.Month, 3)], change!.Value.Keys);
        Assert.False(change.Value.IsSelected);
    }

    [Fact]
    public void Table_OfDecidedMonths_OffersNoSelection() => Assert.Empty(Render([Row with { State = SubmissionState.Approved }], maySelect: false).FindAll("input"));

    [Fact]
    public void Results_TellOfEachWhatBecameOfIt()
    {
        var results = _context.Render<ApprovalResults>(parameters => parameters.Add(it => it.Total, 2)
            .Add(it => it.Names, new Dictionary<string, string> { ["air"] = "大气环境科" })
            .Add(it => it.Results,
            [
                new(new("air", Row.Month, 3), new(ReviewOutcome.Done, SubmissionState.Approved, 4)),
                new(new("water", Row.Month, 1), new(ReviewOutcome.ChangedByAnother, SubmissionState.Returned, 2, "changed-by-another", "该月的状态刚被他人更改")),
            ]));

        Assert.Equal("审核结果：通过 1 份，未通过 1 份", results.Find("h2").TextContent);
        Assert.Equal(["大气环境科 2024年10月✔ 已审核锁定", "water 2024年10月✘ 该月的状态刚被他人更改"],
            results.FindAll("li").Select(item => string.Join(' ', item.TextContent.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))));
    }

    [Fact]
    public void Results_WhileRunning_ShowHowFarItIs()
    {
        var results = _context.Render<ApprovalResults>(parameters => parameters.Add(it => it.Total, 20).Add(it => it.IsRunning, true)
            .Add(it => it.Results, [new(new("air", Row.Month, 3), new(ReviewOutcome.Done, SubmissionState.Approved, 4))]));

        Assert.Equal(("1", "20"), (results.Find("progress").GetAttribute("value"), results.Find("progress").GetAttribute("max")));
        Assert.Equal("正在审核 1 / 20", results.Find("label").TextContent);
        Assert.Empty(results.FindAll("button"));
    }
}
