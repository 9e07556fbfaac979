using LuchengEco.Domain.Figures;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>Which numbers of a text are marked, whoever worded it.</summary>
public sealed class UnapprovedMarksTests
{
    private static readonly YearEndSummary Summary = SampleSummaries.Open();

    private static string Value(string code) => Summary.Indicators.Single(indicator => indicator.Code == code) is var indicator ? indicator.Write(indicator.Progress.Rounded) : "";

    private static string Marked(string lead, string text, YearEndSummary? summary = null) => string.Join(UnapprovedMarks.Sign, new UnapprovedMarks(summary ?? Summary).Split(lead, text));

    [Fact]
    public void Split_NumberOfAnIndicatorInLeadOrText_IsMarkedOnce()
    {
        var pm = Value("air.pm25") + "微克/立方米";
        Assert.Equal($"截至10月，平均{pm}◌，目标为{pm}。", Marked("1.PM2.5浓度。", $"截至10月，平均{pm}，目标为{pm}。"));
        Assert.Equal($"今年PM2.5浓度改善到{pm}◌；受理信访件{Value("petition.count")}件◌（同比上升1%）。",
            Marked("", $"今年PM2.5浓度改善到{pm}；受理信访件{Value("petition.count")}件（同比上升1%）。"));
    }

    [Fact]
    public void Split_NumberOfAnotherOrAPartOfALongerOne_IsNot()
    {
        var pm = Value("air.pm25") + "微克/立方米";
        foreach (var text in new[] { $"平均{pm}。", $"受理信访件{pm}。", $"PM2.5浓度1{pm}，≤{pm}。", "PM2.5浓度良好。" })
            Assert.Equal(text, Marked("", text));
    }

    [Fact]
    public void Split_OfApprovedMonths_MarksNothing()
    {
        var approved = Summary with { Indicators = [.. Summary.Indicators.Select(indicator => indicator with { Months = [.. indicator.Months.Select(point => point with { State = SubmissionState.Approved })] })] };
        var text = $"平均{Value("air.pm25")}微克/立方米。";

        Assert.False(UnapprovedMarks.Occur(approved));
        Assert.True(UnapprovedMarks.Occur(Summary));
        Assert.Equal(text, Marked("1.PM2.5浓度。", text, approved));
    }
}
