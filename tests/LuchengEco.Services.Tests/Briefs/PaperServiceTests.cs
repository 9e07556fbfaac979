using LuchengEco.Domain.Progress;
using LuchengEco.Services.Briefs;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Briefs;

/// <summary>What brief and bulletin say of months without figures, of figures that do not count, and of past moments.</summary>
public sealed class PaperServiceTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PaperService Papers => services.Get<PaperService>();

    [Fact]
    public async Task Bulletin_OfAMonthWithoutFigures_SaysSo_AndClaimsNoCompleteness()
    {
        var bulletin = (await Papers.GetBulletinAsync(EcoTestServices.Leader, new ReportRequest(2024, 12), Token))!;

        Assert.Contains("12月没有填报数据。", bulletin.Overview);
        Assert.Contains("缺", bulletin.Gaps, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bulletin_NamesIndicatorsThatNeverHadAFigure()
    {
        var bulletin = (await Papers.GetBulletinAsync(EcoTestServices.Leader, new ReportRequest(2024, 10), Token))!;

        Assert.Contains("重点建设用地安全利用率", bulletin.Gaps, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bulletin_OfApprovedFiguresAlone_StillTellsWhatWasTyped()
    {
        var bulletin = (await Papers.GetBulletinAsync(EcoTestServices.Leader, new ReportRequest(2024, 10, ReportBasis.Approved), Token))!;

        Assert.Contains(bulletin.Overview, sentence => sentence.StartsWith("10月已填报", StringComparison.Ordinal) && sentence.EndsWith("均未审核。", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Brief_OfAPastMoment_KnowsOfNoSubmissions()
    {
        Assert.True((await Papers.GetBriefAsync(EcoTestServices.Leader, new ReportRequest(2024, 10), Token))!.KnowsSubmissions);
        var then = (await Papers.GetBriefAsync(EcoTestServices.Leader, new ReportRequest(2024, 10, AsOf: services.Time.GetUtcNow().AddMinutes(-1)), Token))!;

        Assert.False(then.KnowsSubmissions);
        Assert.DoesNotContain(then.Needs, need => need.Kind is DecisionKind.Overdue or DecisionKind.Waiting);
    }

    [Fact]
    public async Task Brief_TellsARiskOnce_AndMarksWhatIsNotApproved()
    {
        var brief = (await Papers.GetBriefAsync(EcoTestServices.Leader, new ReportRequest(2024, 10), Token))!;

        Assert.All(brief.Risks.Where(risk => risk.Decision.Kind == DecisionKind.Doubtful), risk => Assert.Equal(("", "—"), (risk.Chance, risk.Remedy)));
        Assert.Contains(brief.Risks, risk => risk.IsUnapproved);
        Assert.StartsWith("进展正常或已锁定的目标：", brief.Holding, StringComparison.Ordinal);
        Assert.Contains(UnapprovedMarks.Sign, brief.Holding, StringComparison.Ordinal);
        Assert.All(brief.Goals.Where(goal => goal.Status == ProgressStatus.AtRisk), goal => Assert.DoesNotContain(goal.Name + goal.ToDate, brief.Holding, StringComparison.Ordinal));
    }
}
