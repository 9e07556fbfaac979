using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>Which numbers of a text are marked, whoever worded it.</summary>
public sealed class UnapprovedMarksTests
{
    private static readonly YearEndSummary Summary = SampleSummaries.Open();

    private static string Marked(LivingText text, YearEndSummary? summary = null) => string.Join(UnapprovedMarks.Sign, new UnapprovedMarks(summary ?? Summary).Split(text));

    [Fact]
    public void Split_ValuesToDate_AreMarkedAndNothingElse()
    {
        var text = LivingText.Format("PM2.5平均{0}，目标{1}；受理{2}；全区26微克/立方米。", LivingText.Slot("air.pm25/value", "26微克/立方米"), LivingText.Slot("air.pm25/target", "不高于26微克/立方米"),
            LivingText.Slot("petition.count/value", "250件"));

        Assert.Equal("PM2.5平均26微克/立方米◌，目标不高于26微克/立方米；受理250件◌；全区26微克/立方米。", Marked(text));
    }

    [Fact]
    public void Split_WhatFollowsFromAValueThatIsNotTold_IsMarked()
    {
        var text = LivingText.Format("持续改善，{0}，目标{1}。", LivingText.Slot("air.pm25/change", "同比下降3.8%"), LivingText.Slot("air.pm25/target", "26"));

        Assert.Equal("持续改善，同比下降3.8%◌，目标26。", Marked(text));
        Assert.Equal("为26微克/立方米◌，同比下降3.8%。", Marked(LivingText.Format("为{0}，{1}。", LivingText.Slot("air.pm25/value", "26微克/立方米"), LivingText.Slot("air.pm25/change", "同比下降3.8%"))));
    }

    [Fact]
    public void Split_OfApprovedMonths_MarksNothing()
    {
        var approved = Summary with { Indicators = [.. Summary.Indicators.Select(indicator => indicator with { Months = [.. indicator.Months.Select(point => point with { State = SubmissionState.Approved })] })] };
        var text = LivingText.Slot("air.pm25/value", "26微克/立方米");

        Assert.False(UnapprovedMarks.Occur(approved));
        Assert.True(UnapprovedMarks.Occur(Summary));
        Assert.Equal("26微克/立方米", Marked(text, approved));
        Assert.Equal("26微克/立方米◌", Marked(text));
    }
}
