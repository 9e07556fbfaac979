using LuchengEco.Domain.Writing;
using LuchengEco.Services.NumberChecks;

namespace LuchengEco.Services.Tests.NumberChecks;

public sealed class NumberCheckerTests
{
    private const string First = "1.水岸同治。5家污水处理厂完成改造；清淤河道1.2公里，建成生态缓冲带2公里；整治重点断面排口27个。";
    private const string Second = "2.执法监管。全年受理信访件243件，同比下降25%；帮扶企业1877家，立案131件。";
    private const string Third = "3.数字赋能。环保管家实施项目12个、服务企业超400家；环保码赋码率为100%。";

    private static readonly string[] Ours = ["一、主要工作", First, Second, Third];

    [Fact]
    public void Check_TheSameText_IsEqualAndMissesNothing()
    {
        var result = Check(Ours, Ours);
        Assert.Equal((11, 11, 0), (result.Total, result.Count(NumberState.Equal), result.Count(NumberState.Missing)));
    }

    [Fact]
    public void Check_ParagraphsInAnotherOrder_AreEqual()
    {
        var result = Check(Ours, [Ours[0], Third, First, Second]);
        Assert.Equal((11, 11, 0), (result.Total, result.Count(NumberState.Equal), result.Count(NumberState.Missing)));
    }

    [Fact]
    public void Check_SentencesInAnotherOrderOrParagraph_AreEqual()
    {
        var result = Check(Ours, [Ours[0], "1.水岸同治。整治重点断面排口27个；清淤河道1.2公里，建成生态缓冲带2公里。", "2.执法监管。帮扶企业1877家，立案131件；5家污水处理厂完成改造；全年受理信访件243件，同比下降25%。", Third]);
        Assert.Equal((11, 11, 0), (result.Total, result.Count(NumberState.Equal), result.Count(NumberState.Missing)));
    }

    [Fact]
    public void Check_ParagraphLeftOut_IsMissingAndNoFault()
    {
        var result = Check(Ours, [Ours[0], First, Third]);
        Assert.Equal((7, 7, 4), (result.Total, result.Count(NumberState.Equal), result.Count(NumberState.Missing)));
        Assert.Equal(["243件", "25%", "1877家", "131件"], result.Findings.Where(finding => finding.State == NumberState.Missing).Select(finding => finding.Ours));
    }

    [Fact]
    public void Check_RewordedSentences_KeepTheirNumbers()
    {
        var result = Check(Ours, [Ours[0], "1.水岸同治。全区5家污水处理厂均完成改造任务；共清淤河道1.2公里，新建成生态缓冲带2公里；全面整治重点断面排口28个。", Second, Third]);
        var wrong = Assert.Single(result.Findings, finding => finding.State != NumberState.Equal);
        Assert.Equal((NumberState.Different, "28个", "27个", "第2段"), (wrong.State, wrong.Written, wrong.Ours, wrong.Place));
        Assert.Equal("28个", wrong.Sentence.Substring(wrong.Start, wrong.Length));
    }

    [Fact]
    public void Check_InsertedParagraph_IsComparedByTheNamesInIt()
    {
        var known = new[] { Known("PM2.5浓度", "26微克/立方米"), Known("AQI优良天数比例", "97.5%") };
        var result = Check(Ours, [.. Ours, "从全年看，PM2.5浓度保持在26微克/立方米，AQI优良天数比例达98.5%，另有3个社区受到表扬。"], known);
        Assert.Equal([(NumberState.Equal, "26微克/立方米"), (NumberState.Different, "98.5%"), (NumberState.Unknown, "3个")],
            result.Findings.Where(finding => finding.Place == "第5段").Select(finding => (finding.State, finding.Written)));
    }

    [Fact]
    public void Check_SentenceSaidTwice_IsComparedBothTimes()
    {
        var result = Check(Ours, [.. Ours, "总之，清淤河道1.2公里，帮扶企业1878家。"]);
        Assert.Equal([(NumberState.Equal, "1.2公里"), (NumberState.Different, "1878家")],
            result.Findings.Where(finding => finding.Place == "第5段").Select(finding => (finding.State, finding.Written)));
    }

    [Theory]
    [InlineData("整治重点断面排口27个", "整治重点断面排口若干", "若干")]
    [InlineData("立案131件", "立案5月", "5月")]
    [InlineData("清淤河道1.2公里", "清淤河道多公里", "多公里")]
    public void Check_NumberThatGaveWayToNone_IsReportedWhereItStood(string from, string to, string written)
    {
        var result = Check(Ours, [.. Ours.Select(line => line.Replace(from, to, StringComparison.Ordinal))]);
        var wrong = Assert.Single(result.Findings, finding => finding.State != NumberState.Equal);
        Assert.Equal((NumberState.Different, written), (wrong.State, wrong.Written));
    }

    [Fact]
    public void Check_Table_ComparesCellByCellAlsoWithRowsMovedAndColumnsAdded()
    {
        var ours = Table([["指标", "单位", "目标", "全年"], ["PM2.5浓度", "µg/m³", "≤26", "25"], ["优良率", "%", "≥97.5", "97.4"], ["信访件", "件", "—", "198"]]);
        var moved = Table([["指标", "备注", "单位", "目标", "全年"], ["信访件", "", "件", "—", "198"], ["PM2.5浓度", "下降", "µg/m³", "≤26", "24"], ["优良率", "", "‰", "≤97.5", "97.4"]]);
        var result = NumberChecker.Check(ours, moved, []);
        Assert.Equal([("24", "25", "表1第3行第5列"), ("‰", "%", "表1第4行第3列"), ("≤97.5", "≥97.5", "表1第4行第4列")],
            result.Findings.Where(finding => finding.State == NumberState.Different).Select(finding => (finding.Written, finding.Ours, finding.Place)));
        Assert.Equal("PM2.5浓度 · 全年", result.Findings.Single(finding => finding.Written == "24").Label);
        Assert.Equal(0, result.Count(NumberState.Unknown) + result.Count(NumberState.Missing));
    }

    [Fact]
    public void Check_CellFilledWhereWeHaveNone_IsDifferent()
    {
        var result = NumberChecker.Check(Table([["指标", "1月"], ["PM2.5浓度", "—"], ["优良率", "93.5"]]), Table([["指标", "1月"], ["PM2.5浓度", "36"], ["优良率", "未公布"]]), []);
        Assert.Equal([("36", "—"), ("未公布", "93.5")], result.Findings.Select(finding => (finding.Written, finding.Ours)));
        Assert.All(result.Findings, finding => Assert.Equal(NumberState.Different, finding.State));
    }

    [Fact]
    public void Check_UnitThatIsNone_IsADifferenceOfTheNumber()
    {
        var result = NumberChecker.Check(Table([["项目", "数量"], ["管网", "1.438公里"]]), Table([["项目", "数量"], ["管网", "1.438斗"]]), []);
        Assert.Equal((NumberState.Different, "1.438", "1.438公里"), result.Findings.Select(finding => (finding.State, finding.Written, finding.Ours)).Single());
    }

    [Fact]
    public void Check_NumberOfAnIndicator_LeadsToItsPage()
    {
        var known = Known("信访件", "243件") with { Source = new(NumberSourceKind.Indicator, "law.petitions") };
        var finding = Check(Ours, Ours, [known]).Findings.Single(found => found.Written == "243件");
        Assert.Equal(new NumberSource(NumberSourceKind.Indicator, "law.petitions"), finding.Source);
    }

    [Theory]
    [InlineData("11月PM2.5浓度为40微克/立方米。", NumberState.Different)]
    [InlineData("1月PM2.5浓度为40微克/立方米。", NumberState.Equal)]
    [InlineData("截至1月PM2.5浓度为40微克/立方米。", NumberState.Different)]
    [InlineData("1—1月PM2.5浓度为26微克/立方米。", NumberState.Equal)]
    [InlineData("PM2.5浓度为28微克/立方米。", NumberState.Different)]
    [InlineData("上年PM2.5浓度为28微克/立方米。", NumberState.Equal)]
    [InlineData("上年PM2.5浓度为26微克/立方米。", NumberState.Different)]
    [InlineData("PM2.5浓度26毫克/立方米。", NumberState.Different)]
    [InlineData("PM2.5浓度监测点位增至3个。", NumberState.Unknown)]
    public void Check_NumberByItsName_IsComparedWithTheOneThatIsMeant(string sentence, NumberState expected)
    {
        KnownNumber[] known =
        [
            Known("PM2.5浓度", "26微克/立方米"),
            Known("PM2.5浓度", "28微克/立方米") with { Cues = ["上年", "去年"] },
            Known("PM2.5浓度", "40微克/立方米") with { Month = 1 },
        ];

        Assert.Equal(expected, Assert.Single(Check(["无"], [sentence], known).Findings).State);
    }

    [Theory]
    [InlineData("AQI优良天数比例为98%。", NumberState.Different)]
    [InlineData("AQI优良天数比例为97%。", NumberState.Different)]
    [InlineData("AQI优良天数比例为97.50%。", NumberState.Equal)]
    public void Check_ComputedNumberThatEndsInAFive_IsNotRoundedAgain(string sentence, NumberState expected)
    {
        var known = Known("AQI优良天数比例", "97.5%") with { Source = new(NumberSourceKind.Indicator, "air.good-days") };

        var finding = Assert.Single(Check(["无"], [sentence], [known]).Findings);

        Assert.Equal(expected, finding.State);
        Assert.Equal(expected == NumberState.Different, finding.Why.Contains("不能据此再次修约", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_SeveralNumbersThatGaveWay_AreReportedOnceEach()
    {
        var result = Check(["1.水质。三个断面的读数分别为26、45、150，均已上报。"], ["1.水质。三个断面的读数分别为××、××、××，均已上报。"]);

        var places = result.Findings.Where(finding => finding.State == NumberState.Different).Select(finding => (finding.Anchor!.Start, End: finding.Anchor.Start + finding.Anchor.Length)).Order().ToList();
        Assert.NotEmpty(places);
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    [Theory]
    [InlineData("投资（亿元）", "（亿元）")]
    [InlineData("投资", "投资")]
    public void Check_UnitOfAHeadWithTenThousand_IsCompared(string head, string _)
    {
        var result = NumberChecker.Check(Table([["项目", "投资（万元）"], ["管网", "26"]]), Table([["项目", head], ["管网", "26"]]), []);

        Assert.Equal((NumberState.Different, "万元"), result.Findings.Where(finding => finding.State != NumberState.Equal).Select(finding => (finding.State, finding.Ours)).Single());
    }

    [Fact]
    public void Check_NumberUnderAHeadingByStyle_NamesIt()
    {
        DocumentContent theirs = new([new DocumentParagraph(0, "主要工作", IsHeading: true), new DocumentParagraph(1, "立案131件。")]);

        Assert.Equal("主要工作", Assert.Single(NumberChecker.Check(DocumentContent.Of("无"), theirs, []).Findings).Heading);
    }

    [Fact]
    public void Check_LongLineWithoutAnEnd_TellsShortSentences()
    {
        var result = NumberChecker.Check(DocumentContent.Of("无"), DocumentContent.Of(string.Concat(Enumerable.Repeat("又有1个，", 5000))), []);

        Assert.Equal(5000, result.Total);
        Assert.All(result.Findings, finding =>
        {
            Assert.InRange(finding.Sentence.Length, 1, 1000);
            Assert.Equal("1个", finding.Sentence.Substring(finding.Start, finding.Length));
        });
    }

    private static NumberCheckResult Check(string[] ours, string[] theirs, params KnownNumber[] known) =>
        NumberChecker.Check(DocumentContent.Of(string.Join('\n', ours)), DocumentContent.Of(string.Join('\n', theirs)), known);

    private static KnownNumber Known(string name, string wording) => new(name, Assert.Single(NumberFinder.Find(wording)), name, null);

    private static DocumentContent Table(string[][] rows)
    {
        var key = 0;
        return new([new DocumentTable([.. rows.Select(row => row.Select((text, column) => new DocumentCell(key++, column, text)).ToList())])]);
    }
}
