using Bunit;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Tests.Entry;

public sealed class EntryTableTests : IDisposable
{
    private readonly BunitContext _context = new();

    public void Dispose() => _context.Dispose();

    private IRenderedComponent<EntryTable> Render(MonthlySheet sheet, Actor? actor = null) =>
        _context.Render<EntryTable>(parameters => parameters.Add(table => table.Sheet, sheet).Add(table => table.Actor, actor ?? Sheets.Filler));

    private static IEnumerable<string?> Cells(IRenderedComponent<EntryTable> table) => table.FindAll("input[data-column]").Select(input => input.GetAttribute("data-cell"));

    private static string Steps(IRenderedComponent<EntryTable> table) => string.Join(' ', table.FindAll("[data-step]").Select(button => button.GetAttribute("data-step")));

    [Fact]
    public void Row_OfAMean_AsksForValueAndValidDays() =>
        Assert.Equal(["air.pm25:value", "air.pm25:weight", "air.pm25:note"], Cells(Render(Sheets.Of(Sheets.Mean))));

    [Fact]
    public void Row_OfARatio_AsksForBothCountsByTheirNames()
    {
        var table = Render(Sheets.Of(Sheets.Ratio));

        Assert.Equal(["air.good-days:numerator", "air.good-days:denominator", "air.good-days:note"], Cells(table));
        Assert.Equal(["优良天数", "有效天数"], table.FindAll(".fields label span").Select(label => label.TextContent));
        Assert.Equal("优良天数比例 优良天数", table.Find("[data-field=numerator]").GetAttribute("aria-label"));
    }

    [Fact]
    public void Row_OfASum_AsksForOneNumber() => Assert.Equal(["air.inspections:value", "air.inspections:note"], Cells(Render(Sheets.Of(Sheets.Sum))));

    [Fact]
    public void Input_WithAFigure_ShowsItWithoutGroupingAndKeepsItForComparison()
    {
        var table = Render(Sheets.Of(Sheets.Sum with { Entry = new FigureEntry(12345.50m), Version = 3 }));
        var input = table.Find("[data-cell='air.inspections:value']");

        Assert.Equal("12345.5", input.GetAttribute("value"));
        Assert.Equal("12345.5", input.GetAttribute("data-original"));
        Assert.Equal("3", table.Find("tr[data-row]").GetAttribute("data-version"));
    }

    [Fact]
    public void Input_OfAZero_IsNotBlank()
    {
        var table = Render(Sheets.Of(Sheets.Sum with { Entry = new FigureEntry(0m), Version = 1 }));

        Assert.Equal("0", table.Find("[data-cell='air.inspections:value']").GetAttribute("value"));
        Assert.Equal(MonthEntryText.StateStored, table.Find("[data-state='air.inspections']").TextContent);
    }

    [Fact]
    public void State_OfABlankCell_SaysSo()
    {
        var state = Render(Sheets.Of(Sheets.Sum)).Find("[data-state='air.inspections']");

        Assert.Equal("blank", state.GetAttribute("data-outcome"));
        Assert.Equal(MonthEntryText.StateBlank, state.TextContent);
    }

    [Fact]
    public void Warnings_StandUnderTheNumbersWithAReason_UntilThatAnswersThem()
    {
        var warned = Sheets.Sum with { Entry = new FigureEntry(5m), Version = 1, Warnings = [new SoftWarning("year-on-year", "比上年同月高80%。")] };
        var open = Render(Sheets.Of(warned, Sheets.Mean));

        Assert.Contains("比上年同月高80%。", open.Find("tr[data-row='air.inspections'] [data-warnings] li").TextContent, StringComparison.Ordinal);
        Assert.Equal("检查次数 情况说明", open.Find("[data-cell='air.inspections:reason']").GetAttribute("aria-label"));
        Assert.False(open.Find("tr[data-row='air.inspections'] [data-reason-field]").HasAttribute("hidden"));
        Assert.Equal(MonthEntryText.Owed, open.Find("tr[data-row='air.inspections'] [data-owed]").TextContent);
        Assert.Contains("1 项待说明", open.Find("[data-unit-owing]").TextContent, StringComparison.Ordinal);
        Assert.False(open.Find("[data-unit-owing]").HasAttribute("hidden"));
        Assert.True(open.Find("tr[data-row='air.pm25'] [data-warnings]").HasAttribute("hidden"));
        Assert.True(open.Find("tr[data-row='air.pm25'] [data-owed]").HasAttribute("hidden"));

        var answered = Render(Sheets.Of(warned with { Reason = "新增点位" }));
        Assert.Equal("新增点位", answered.Find("[data-cell='air.inspections:reason']").GetAttribute("value"));
        Assert.Equal(MonthEntryText.Explained, answered.Find("[data-owed]").TextContent);
        Assert.True(answered.Find("[data-unit-owing]").HasAttribute("hidden"));
    }

    [Fact]
    public void Warning_ThatNoReasonHelps_AsksForNone()
    {
        var table = Render(Sheets.Of(Sheets.Sum with { Entry = new FigureEntry(5m), Warnings = [new SoftWarning("rule", "断面数不应超过。") { Blocks = true }], Reason = "如此" }));

        Assert.Contains(MonthEntryText.WarningBlocks, table.Find("[data-warnings] li").TextContent, StringComparison.Ordinal);
        Assert.True(table.Find("[data-reason-field]").HasAttribute("hidden"));
        Assert.Equal(MonthEntryText.Owed, table.Find("[data-owed]").TextContent);
    }

    [Fact]
    public void RowOfAnother_InAnOpenUnit_IsClosedAndSaysWhy()
    {
        var table = Render(Sheets.Of(Sheets.Sum with { WhyNot = "由同事填报，您只能查看。" }, Sheets.Mean));

        Assert.Equal("false", table.Find("tr[data-row='air.inspections']").GetAttribute("data-open"));
        Assert.Contains("由同事填报", table.Find("[data-row-why='air.inspections']").TextContent, StringComparison.Ordinal);
        Assert.Equal("由同事填报，您只能查看。", table.Find("[data-cell='air.inspections:value']").GetAttribute("title"));
        Assert.Equal("true", table.Find("tr[data-row='air.pm25']").GetAttribute("data-open"));
        Assert.Empty(table.FindAll("[data-row-why='air.pm25']"));
    }

    [Fact]
    public void History_OfARow_IsAskedForByItsButton()
    {
        SheetRow? asked = null;
        var table = _context.Render<EntryTable>(parameters => parameters.Add(table => table.Sheet, Sheets.Of(Sheets.Mean, Sheets.Sum))
            .Add(table => table.Actor, Sheets.Filler).Add(table => table.OnHistory, row => asked = row));

        table.Find("[data-history='air.inspections']").Click();

        Assert.Equal(Sheets.Sum, asked);
    }

    [Theory]
    [InlineData(31, 31, "100.0%")]
    [InlineData(9999, 10000, "99.9%")]
    [InlineData(0, 31, "0.0%")]
    public void Percent_OfARatio_IsHundredOnlyWhenNothingFailed(int numerator, int denominator, string percent) =>
        Assert.Equal(percent, Render(Sheets.Of(Sheets.Ratio with { Entry = new FigureEntry(null, numerator, denominator) })).Find("[data-percent]").TextContent);

    [Fact]
    public void Percent_WithoutNumbers_IsADash() => Assert.Equal(MonthEntryText.NoFigure, Render(Sheets.Of(Sheets.Ratio)).Find("[data-percent]").TextContent);

    [Fact]
    public void Neighbours_AreShownWithTheirFractionOrMark()
    {
        var table = Render(Sheets.Of(Sheets.Ratio with { LastMonth = new FigureEntry(null, 30, 31), LastYear = new FigureEntry(Mark: FigureMark.NotPublished) }));

        Assert.Equal(["96.8% (30/31)", MonthEntryText.MarkNotPublished], table.FindAll(".neighbour").Select(cell => cell.TextContent));
    }

    [Fact]
    public void MarkedCell_KeepsTheMarkAndClosesItsNumbers()
    {
        var table = Render(Sheets.Of(Sheets.Sum with { Entry = new FigureEntry(Mark: FigureMark.NotApplicable), Version = 1 }));

        Assert.Equal("notApplicable", table.Find("option[selected]").GetAttribute("value"));
        Assert.True(table.Find("[data-field=value]").HasAttribute("readonly"));
        Assert.False(table.Find("[data-field=note]").HasAttribute("readonly"));
    }

    [Fact]
    public void DemonstrationFigure_CarriesItsMark_AndOnlyIt()
    {
        var table = Render(Sheets.Of(Sheets.Mean with { IsDemonstration = true }, Sheets.Sum));

        Assert.Single(table.FindAll("[data-demonstration]"));
        Assert.NotNull(table.Find("tr[data-row='air.pm25'] [data-demonstration]"));
    }

    [Fact]
    public void Name_LinksToTheIndicatorAndTellsItsDefinition()
    {
        var link = Render(Sheets.Of(Sheets.Mean)).Find(".name a");

        Assert.Equal("/indicators/air.pm25?year=2024&month=11", link.GetAttribute("href"));
        Assert.Equal("按日均值计算", link.GetAttribute("title"));
    }

    [Fact]
    public void Range_IsShownAsWrittenInTheCatalogue() =>
        Assert.Equal(["0～500", "≥0", ""], Render(Sheets.Of(Sheets.Mean, Sheets.Sum, Sheets.Ratio)).FindAll(".range").Select(cell => cell.TextContent));

    [Fact]
    public void Inputs_AreDescribedByTheirMessage()
    {
        var table = Render(Sheets.Of(Sheets.Mean));

        Assert.NotNull(table.Find("#" + table.Find("[data-field=value]").GetAttribute("aria-describedby")));
    }

    [Fact]
    public void LockedUnit_IsReadOnlyAndSaysWhy()
    {
        var table = Render(Sheets.Of(Sheets.Mean) with { Units = [Sheets.Air with { State = SubmissionState.Approved, MayFill = false, WhyNot = "已审核锁定" }] });

        Assert.All(table.FindAll("input"), input => Assert.True(input.HasAttribute("readonly")));
        Assert.True(table.Find("select").HasAttribute("disabled"));
        Assert.Contains("已审核锁定", table.Find("[data-why-not]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Approved", table.Find("[data-submission]").GetAttribute("data-submission"));
        Assert.Empty(table.FindAll("[data-step]"));
    }

    [Fact]
    public void ReturnedUnit_ShowsTheReviewersReason()
    {
        var table = Render(Sheets.Of(Sheets.Mean) with { Units = [Sheets.Air with { State = SubmissionState.Returned, Reason = "天数有误" }] });

        Assert.Contains("天数有误", table.Find("[data-reason]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SubmissionState.Draft, "")]
    [InlineData(SubmissionState.Submitted, "Approve Return")]
    [InlineData(SubmissionState.Returned, "")]
    [InlineData(SubmissionState.Approved, "Reopen")]
    public void Steps_OfAReviewer_FollowFromTheState(SubmissionState state, string steps) =>
        Assert.Equal(steps, Steps(Render(Sheets.Of(Sheets.Mean) with { Units = [Sheets.Air with { State = state, MayFill = false, WhyNot = "-" }] }, Sheets.Reviewer)));

    [Fact]
    public void Steps_OfALeader_AreNone() =>
        Assert.Equal("", Steps(Render(Sheets.Of(Sheets.Mean) with { Units = [Sheets.Air with { State = SubmissionState.Submitted, MayFill = false, WhyNot = "-" }] }, Sheets.Leader)));

    [Fact]
    public void Steps_OfAFiller_IsToSubmit_AndRaisesIt()
    {
        (SheetUnit Unit, SubmissionAction Action)? asked = null;
        var table = _context.Render<EntryTable>(parameters => parameters.Add(table => table.Sheet, Sheets.Of(Sheets.Mean))
            .Add(table => table.Actor, Sheets.Filler).Add(table => table.OnStep, step => asked = step));

        table.Find("[data-step=Submit]").Click();

        Assert.Equal((Sheets.Air, SubmissionAction.Submit), asked);
    }

    [Fact]
    public void Rendering_TheSameSheetAgain_LeavesTheTypistsRowsAlone()
    {
        var sheet = Sheets.Of(Sheets.Mean);
        var table = Render(sheet);

        table.Render(parameters => parameters.Add(it => it.Sheet, sheet).Add(it => it.Actor, Sheets.Filler));

        Assert.Equal(1, table.RenderCount);
    }
}
