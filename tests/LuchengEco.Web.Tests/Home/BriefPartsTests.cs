using Bunit;
using LuchengEco.Domain;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Briefs;
using LuchengEco.Services.Changes;
using LuchengEco.Web.Features.Home;
using LuchengEco.Web.Tests.Indicators;

namespace LuchengEco.Web.Tests.Home;

public sealed class BriefPartsTests : BunitContext
{
    private static readonly DateTimeOffset Moment = new(2024, 11, 20, 2, 5, 0, TimeSpan.Zero);

    [Fact]
    public void Decisions_BeyondTheFirstSix_StandBehindOneLineThatCountsThem()
    {
        var list = Decisions([.. Enumerable.Range(1, 8).Select(number => new Decision(DecisionKind.AtRisk, $"指标{number}", "还需努力。") { IndicatorCode = $"a.{number}" })]);

        Assert.Equal("其余2项", list.Find("summary").TextContent);
        Assert.Equal(8, list.FindAll("[data-decision]").Count);
        Assert.Equal(2, list.FindAll("details [data-decision]").Count);
        Assert.Equal("/indicators/a.1?year=2024&month=3", list.Find("[data-decision] a").GetAttribute("href"));
    }

    [Theory]
    [InlineData(true, "/review")]
    [InlineData(false, "/tasks/matrix?year=2024")]
    public void Decisions_OfWhatWaits_LeadTheReviewerToTheDeskAndOthersToTheMatrix(bool reviews, string expected) =>
        Assert.Equal(expected, Decisions([new Decision(DecisionKind.Waiting, "3份月报", "待审核。")], reviews).Find("a").GetAttribute("href"));

    [Fact]
    public void Decisions_WithoutAny_SaySo() => Assert.Equal("目前没有需要决断的事项。", Decisions([]).Find(".nothing").TextContent);

    [Fact]
    public void EveryDecision_HasWordIconAndStyleOfItsOwnKind()
    {
        foreach (var kind in Enum.GetValues<DecisionKind>())
        {
            Assert.True(DecisionWords.Of(kind).Length > 0);
            Assert.True(DecisionWords.Icon(kind).Length > 0);
            Assert.True(DecisionWords.CssClass(kind).Length > 0);
        }
        Assert.Equal(Enum.GetValues<DecisionKind>().Length, Enum.GetValues<DecisionKind>().Select(DecisionWords.Of).Distinct().Count());
    }

    [Fact]
    public void Changes_TellMovesOfGoalsAndGroups_OnTheBureausClock()
    {
        var part = Changes(new ChangeDigest(Moment, 12, 12,
            [new HeadlineMove(2024, "air.pm25", "PM2.5浓度", "µg/m³", new HeadlineState(new YearMonth(2024, 9), "25", ProgressStatus.OnTrack), new HeadlineState(new YearMonth(2024, 10), "27", ProgressStatus.AtRisk))],
            [
                new ChangeGroup(ChangeKind.Figure, Moment, "田保", new YearMonth(2024, 10), null, "", ["PM2.5浓度", "AQI优良率", "扬尘", "餐饮"], 11),
                new ChangeGroup(ChangeKind.Submission, Moment, "沈和", new YearMonth(2024, 9), null, "已审核", ["大气环境科"], 1),
            ]));

        Assert.Equal("自11月20日 10:05起", part.Find(".since").TextContent);
        Assert.Contains("27", part.Find("[data-headline='air.pm25']").TextContent, StringComparison.Ordinal);
        Assert.Equal(["田保 2024年10月数据变更11次：PM2.5浓度、AQI优良率、扬尘等", "沈和 2024年9月报送：大气环境科，已审核"], part.FindAll(".groups li span:last-child").Select(text => text.TextContent));
        Assert.Equal("全部12项变更", part.Find(".more a").TextContent);
    }

    [Fact]
    public void Changes_WithoutAny_SaySoAndOfferTheOtherSpans()
    {
        var part = Changes(new ChangeDigest(Moment, 0, 0, [], []));

        Assert.Equal("自11月20日 10:05起没有变化。", part.Find(".since").TextContent);
        Assert.Equal(["/?year=2024&month=3", "/?year=2024&month=3&since=week", "/?year=2024&month=3&since=month"], part.FindAll("nav a").Select(link => link.GetAttribute("href")));
        Assert.Equal("上次访问以来", part.Find("nav a[aria-current]").TextContent);
    }

    [Theory]
    [InlineData(-3, "已逾期3天", "over")]
    [InlineData(0, "今天截止", "near")]
    [InlineData(7, "还有7天", "near")]
    [InlineData(8, "还有8天", null)]
    public void Deadlines_SayHowManyDaysAreLeft(int days, string words, string? style)
    {
        var part = Render<DeadlineList>(list => list.Add(it => it.Year, 2024).Add(it => it.Day, new DateOnly(2024, 10, 31))
            .Add(it => it.Projects, [IndicatorSamples.Project("2024.P.01", "清淤", "A2", 100, 20, ProjectState.InProgress, 20)])
            .Add(it => it.Deadlines, [new Deadline(DeadlineKind.Reporting, new DateOnly(2024, 11, 8), days, "2024年10月数据报送", "已报送2/9个科室") { Month = new YearMonth(2024, 10) }]));

        Assert.Equal(words, part.Find(".left").TextContent);
        Assert.Equal(style, part.Find("li").GetAttribute("class"));
        Assert.Equal("11月8日", part.Find(".on").TextContent);
        Assert.Equal("以2024年10月31日为准", part.Find(".day").TextContent);
        Assert.Equal(["1个项目", "◐ 推进中 1"], part.FindAll(".projects a").Select(link => link.TextContent.Trim()));
    }

    private IRenderedComponent<DecisionList> Decisions(IReadOnlyList<Decision> decisions, bool reviews = false) => Render<DecisionList>(list => list
        .Add(it => it.Decisions, decisions).Add(it => it.Through, IndicatorSamples.Through).Add(it => it.ReviewsHere, reviews));

    private IRenderedComponent<RecentChanges> Changes(ChangeDigest digest) => Render<RecentChanges>(part => part
        .Add(it => it.Brief, new LeaderBrief([], [], digest, BriefSpan.Visit, Moment)).Add(it => it.Through, IndicatorSamples.Through));
}
