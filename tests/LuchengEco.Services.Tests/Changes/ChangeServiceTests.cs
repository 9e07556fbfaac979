using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Changes;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Changes;

public sealed class ChangeServiceTests(RealTimeServices services) : IClassFixture<RealTimeServices>
{
    private ChangeService Changes => services.Get<ChangeService>();

    [Fact]
    public async Task GetAsync_AfterChangesOfEveryKind_TellsEachFromOldToNew_AndWhatTheyDidToTheGoals()
    {
        var token = TestContext.Current.CancellationToken;
        var (from, november) = (TimeProvider.System.GetUtcNow(), new YearMonth(2024, 11));
        await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, november, [new FigureEdit("air.pm25", new FigureEntry(60, Weight: 30), Reason: "连日雾霾")], Door.Rest, token);
        await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, november, [new FigureEdit("air.pm25", new FigureEntry(55, Weight: 30), Reason: "复核改正")], Door.Page, token);
        await services.Get<TargetService>().SetAsync(EcoTestServices.Administrator, "air.pm25", 2024, Direction.AtMost, 20, "收紧目标", token);
        await services.Get<UnitService>().RenameAsync(EcoTestServices.Administrator, "air", "大气科", token);
        await services.Get<ReviewService>().ApplyAsync(EcoTestServices.Reviewer, "water", new YearMonth(2024, 8), SubmissionAction.Reopen, "断面有误", cancellationToken: token);
        var to = TimeProvider.System.GetUtcNow();

        var page = (await Changes.GetAsync(EcoTestServices.Leader, from, to, new ChangeFilter(), cancellationToken: token))!;

        var figure = page.Lines.First(line => line.Kind == ChangeKind.Figure);
        Assert.Equal(("60 µg/m³（有效天数30）", "55 µg/m³（有效天数30）", "某人", "复核改正", Door.Page, 2), (figure.Before, figure.After, figure.UserName, figure.Reason, figure.Door, figure.Version));
        Assert.Equal(("≤20 µg/m³", "收紧目标"), page.Lines.Where(line => line.Kind == ChangeKind.Target).Select(line => (line.After, line.Reason)).Single());
        Assert.Equal(("已审核", "草稿", "断面有误"), page.Lines.Where(line => line.Kind == ChangeKind.Submission).Select(line => (line.Before, line.After, line.Reason)).Single());
        var unit = page.Lines.Single(line => line.Kind == ChangeKind.Catalogue);
        Assert.Equal(("某人", "大气科"), (unit.UserName, unit.Differences.Single(part => part.Label == "名称").After));
        Assert.Equal((2, 1, 1, 1), (page.Counts[ChangeKind.Figure], page.Counts[ChangeKind.Target], page.Counts[ChangeKind.Submission], page.Counts[ChangeKind.Catalogue]));
        Assert.Equal(page.Lines.OrderByDescending(line => line.At).Select(line => line.At), page.Lines.Select(line => line.At));
        var move = page.Headlines.Single(row => (row.Year, row.Code) == (2024, "air.pm25"));
        Assert.Equal((10, 11), (move.Before!.Through.Month, move.After!.Through.Month));
        Assert.NotEqual(move.Before.Value, move.After.Value);

        Assert.Equal(2, (await Changes.GetAsync(EcoTestServices.Leader, from, to, new ChangeFilter(ChangeKind.Figure), cancellationToken: token))!.Total);
        Assert.Equal(1, (await Changes.GetAsync(EcoTestServices.Leader, from, to, new ChangeFilter(Text: "复核"), cancellationToken: token))!.Total);
        Assert.Equal(1, (await Changes.GetAsync(EcoTestServices.Leader, from, to, new ChangeFilter(Unit: "water"), cancellationToken: token))!.Total);
        Assert.Empty((await Changes.GetAsync(EcoTestServices.Leader, to, null, new ChangeFilter(), cancellationToken: token))!.Lines);
        Assert.Equal(5, (await Changes.ExportAsync(EcoTestServices.Leader, from, to, new ChangeFilter(), token))!.Count);

        Assert.Empty((await Changes.GetAsync(EcoTestServices.Leader, from, from.AddMicroseconds(1), new ChangeFilter(), cancellationToken: token))!.Lines);
        await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, november, [new FigureEdit("air.pm25", new FigureEntry(70, Weight: 30), Reason: "再次改正")], Door.Page, token);
        var again = (await Changes.GetAsync(EcoTestServices.Leader, from, to, new ChangeFilter(), cancellationToken: token))!;
        Assert.Equal((page.Total, move), (again.Total, again.Headlines.Single(row => (row.Year, row.Code) == (2024, "air.pm25"))));
    }

    [Fact]
    public async Task GetAsync_ByNobody_GivesNothing()
    {
        Assert.Null(await Changes.GetAsync(Actor.Nobody, default, null, new ChangeFilter(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Null(await Changes.ExportAsync(Actor.Nobody, default, null, new ChangeFilter(), TestContext.Current.CancellationToken));
        Assert.Empty(await Changes.UnitsAsync(Actor.Nobody, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task GetAsync_OfEverything_ComesInPagesThatHoldEachChangeOnce()
    {
        var token = TestContext.Current.CancellationToken;
        var (from, to) = (new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeProvider.System.GetUtcNow());
        var first = (await Changes.GetAsync(EcoTestServices.Leader, from, to, new ChangeFilter(), cancellationToken: token))!;
        var second = (await Changes.GetAsync(EcoTestServices.Leader, from, to, new ChangeFilter(), 2, token))!;
        var beyond = (await Changes.GetAsync(EcoTestServices.Leader, from, to, new ChangeFilter(), int.MaxValue, token))!;

        Assert.True(first.Pages > 2);
        Assert.Equal((ChangeService.PageSize, ChangeService.PageSize, first.Pages), (first.Lines.Count, second.Lines.Count, beyond.Page));
        Assert.Empty(first.Lines.Intersect(second.Lines));
    }
}
