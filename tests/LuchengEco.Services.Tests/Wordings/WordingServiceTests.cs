using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;
using LuchengEco.Services.Wordings;
using Npgsql;

namespace LuchengEco.Services.Tests.Wordings;

/// <summary>Each test words a month of its own.</summary>
public sealed class WordingServiceTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private const string Goal = "goal/air.pm25";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WordingService Wordings => services.Get<WordingService>();

    private static ReportRequest Ask(int month) => new(2024, month);

    [Fact]
    public async Task Save_WordsAroundSlots_ArePrintedWithTheNumbersOfTheDay()
    {
        var draft = await ParagraphAsync(3);
        Assert.Equal((WordingState.Automatic, 0), (draft.State, draft.Version));

        var saved = await SaveAsync(3, "全区空气质量稳中向好：截至{through}月PM2.5平均{air.pm25/value}，目标为{air.pm25/target}。", confirmed: true);

        Assert.Equal((ChangeOutcome.Done, 1), (saved.Result.Outcome, saved.Version));
        var summary = (await services.Get<YearEndSummaryService>().GetAsync(EcoTestServices.Leader, Ask(3), Token))!;
        var printed = summary.Paragraphs.Single(paragraph => paragraph.Key == Goal);
        var value = draft.Body.Slots.First(slot => slot.Key == "air.pm25/value").Text;
        Assert.Equal($"全区空气质量稳中向好：截至3月PM2.5平均{value}，目标为不高于26微克/立方米。", printed.Text);
        Assert.Equal(WordingState.Reworded, (await ParagraphAsync(3)).State);
        Assert.Equal(draft.Draft.Template, (await services.Get<YearEndSummaryService>().GetDraftAsync(EcoTestServices.Leader, Ask(3), Token))!.Paragraphs.Single(paragraph => paragraph.Key == Goal).Body.Template);
    }

    [Fact]
    public async Task Save_ANumberTypedByHand_AsksFirstAndOffersTheData()
    {
        var draft = await ParagraphAsync(4);
        var value = draft.Body.Slots.First(slot => slot.Key == "air.pm25/value").Text;
        var template = draft.Draft.Template.Replace("{air.pm25/value}", value, StringComparison.Ordinal);

        var asked = await SaveAsync(4, template);

        Assert.Equal(ChangeOutcome.Unconfirmed, asked.Result.Outcome);
        Assert.Contains($"手工录入的数字：{value}", asked.Result.Consequences[0], StringComparison.Ordinal);
        Assert.Equal(0, (await ParagraphAsync(4)).Version);
        var desk = await DeskAsync(4);
        var typed = Assert.Single(SummaryWordings.Try(new SummaryParagraph(Goal, "", draft.Draft), desk.Book, template).Typed);
        Assert.Equal("air.pm25/value", typed.Offers[0].Key);
        Assert.Equal(draft.Draft.Template, SummaryWordings.Bind(template, typed, typed.Offers[0].Key));

        Assert.Equal(ChangeOutcome.Done, (await SaveAsync(4, template, confirmed: true)).Result.Outcome);
        Assert.Equal(value, Assert.Single((await ParagraphAsync(4)).Typed).Text);
    }

    [Fact]
    public async Task Save_ANumberLeftOut_AsksFirst()
    {
        var draft = await ParagraphAsync(4, "goal/air.good-days");
        var template = draft.Draft.Template.Replace("{air.good-days/numerator}", "", StringComparison.Ordinal);

        var asked = await Wordings.SaveAsync(EcoTestServices.Reviewer, Ask(4), "goal/air.good-days", template, 0, [], Token);

        Assert.Equal(ChangeOutcome.Unconfirmed, asked.Result.Outcome);
        Assert.StartsWith("自动文字里的数字没有保留：", asked.Result.Consequences[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OtherNumbersThanThoseConfirmed_AsksAgain()
    {
        var template = (await ParagraphAsync(12)).Draft.Template;
        var asked = await SaveAsync(12, template + "另有1234家。");

        var other = await Wordings.SaveAsync(EcoTestServices.Reviewer, Ask(12), Goal, template + "另有567家。", 0, asked.Result.Consequences, Token);
        Assert.Equal(ChangeOutcome.Unconfirmed, other.Result.Outcome);
        Assert.Contains("567家", Assert.Single(other.Result.Consequences), StringComparison.Ordinal);

        Assert.Equal(ChangeOutcome.Done, (await Wordings.SaveAsync(EcoTestServices.Reviewer, Ask(12), Goal, template + "另有567家。", 0, other.Result.Consequences, Token)).Result.Outcome);
    }

    [Fact]
    public async Task Names_OfNumbersThatAreGone_AreThoseOfTheirIndicator()
    {
        var book = (await DeskAsync(12)).Book;
        var name = book.Find("air.pm25/value")!.Label.Split('·')[0];

        Assert.Equal(name + "·累计值", SummaryWordings.NameOf(book, "air.pm25/value"));
        Assert.Equal(name + "·上年同期", SummaryWordings.NameOf(book, "air.pm25/last-year"));
        Assert.Equal(name + "·gone", SummaryWordings.NameOf(book, "air.pm25/gone"));
        Assert.Equal("年度事实", SummaryWordings.NameOf(book, "fact/gone"));
        Assert.Equal("没有写完{", SummaryWordings.NameOf(book, "没有写完{"));
    }

    [Theory]
    [InlineData("{air.pm25/nothing}很好", "slot-unknown")]
    [InlineData("没有写完{air.pm25/value", "slot-unknown")]
    [InlineData("  ", "wording-empty")]
    [InlineData("响铃\u0007", "wording-unprintable")]
    public async Task Save_WhatCannotBePrinted_IsRefused(string template, string code)
    {
        var result = await SaveAsync(5, template, confirmed: true);

        Assert.Equal((ChangeOutcome.Refused, code), (result.Result.Outcome, result.Result.Code));
        Assert.Equal(0, (await ParagraphAsync(5)).Version);
    }

    [Fact]
    public async Task Save_OverAnothersVersion_IsRefusedAndTheWordsStand()
    {
        var first = (await ParagraphAsync(6)).Draft.Template + "甲。";
        await SaveAsync(6, first);

        var late = await SaveAsync(6, first + "乙。");

        Assert.Equal((ChangeOutcome.ChangedByAnother, 1), (late.Result.Outcome, late.Version));
        Assert.Equal(first, (await ParagraphAsync(6)).Template);
    }

    [Fact]
    public async Task History_TellsWhoAndWhat_AndGoingBackIsAVersionToo()
    {
        var draft = (await ParagraphAsync(7)).Draft.Template;
        await SaveAsync(7, draft + "甲。");
        await SaveAsync(7, draft + "乙。", version: 1);
        await SaveAsync(7, null, version: 2);

        var history = await Wordings.GetHistoryAsync(EcoTestServices.Leader, new YearMonth(2024, 7), Goal, (await DeskAsync(7)).Book, Token);

        Assert.Equal([(3, true), (2, false), (1, false)], history.Select(version => (version.Version, version.IsAutomatic)));
        Assert.All(history, version => Assert.Equal("某人", version.UserName));
        Assert.Equal([(DifferenceKind.Removed, "甲"), (DifferenceKind.Added, "乙")], history[1].Difference.Where(part => part.Kind != DifferenceKind.Same).Select(part => (part.Kind, part.Text)));
        var shown = string.Concat(history[1].Difference.Select(part => part.Text));
        Assert.Contains("·累计值}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("air.pm25/", shown, StringComparison.Ordinal);
        Assert.Equal((WordingState.Automatic, 3), await StateAsync(7));
        Assert.Equal(ChangeOutcome.Unchanged, (await SaveAsync(7, draft, version: 3)).Result.Outcome);
    }

    [Fact]
    public async Task Words_OverADraftThatSaysSomethingElseNow_AreOutdated()
    {
        var draft = (await services.Get<YearEndSummaryService>().GetDraftAsync(EcoTestServices.Leader, Ask(8), Token))!;
        var wording = new ParagraphWording(draft.Through, Goal, 1, "好：{air.pm25/value}。", "另一种自动文字{air.pm25/value}。", "好。", null, "某人", DateTimeOffset.UnixEpoch);
        var lost = new ParagraphWording(draft.Through, "goal/air.good-days", 1, "好：{air.good-days/gone}。", "x", "好。", null, "某人", DateTimeOffset.UnixEpoch);

        var paragraphs = SummaryWordings.Of(draft, NumberBook.Of(draft), [wording, lost]).ToDictionary(paragraph => paragraph.Key);

        Assert.Equal(WordingState.Outdated, paragraphs[Goal].State);
        Assert.Equal((WordingState.Broken, "air.good-days/gone"), (paragraphs["goal/air.good-days"].State, Assert.Single(paragraphs["goal/air.good-days"].Lost)));
        var printed = SummaryWordings.Apply(draft, [wording, lost]).Paragraphs.ToDictionary(paragraph => paragraph.Key);
        Assert.StartsWith("好：", printed[Goal].Text, StringComparison.Ordinal);
        Assert.Equal(paragraphs["goal/air.good-days"].Draft, printed["goal/air.good-days"].Body);
    }

    [Fact]
    public async Task TakeOver_BringsTheWordsOfTheMonthBefore_WithThisMonthsNumbers()
    {
        var template = "空气：{air.pm25/value}。";
        await SaveAsync(9, template, confirmed: true);
        var earlier = (await DeskAsync(10)).Earlier!;
        Assert.Contains(9, earlier.Months);
        Assert.Contains(Goal, earlier.Keys);

        var asked = await Wordings.TakeOverAsync(EcoTestServices.Reviewer, Ask(10), cancellationToken: Token);
        Assert.Equal(ChangeOutcome.Unconfirmed, asked.Result.Outcome);
        Assert.Contains(asked.Result.Consequences, consequence => consequence.Contains("没有保留", StringComparison.Ordinal));
        var result = await Wordings.TakeOverAsync(EcoTestServices.Reviewer, Ask(10), asked.Result.Consequences, Token);

        Assert.Equal(ChangeOutcome.Done, result.Result.Outcome);
        var taken = await ParagraphAsync(10);
        Assert.Equal((template, 1), (taken.Template, taken.Version));
        Assert.Equal(taken.Draft.Slots.First(slot => slot.Key == "air.pm25/value").Text, Assert.Single(taken.Body.Slots).Text);
        Assert.Null((await DeskAsync(10)).Earlier);
    }

    [Fact]
    public async Task Save_ByAFillerOfAnotherUnitOrALeader_IsDenied()
    {
        var elsewhere = EcoTestServices.Filler with { Units = new HashSet<string> { "air" } };

        foreach (var actor in new[] { elsewhere, EcoTestServices.Leader, Actor.Nobody })
            Assert.Equal(ChangeOutcome.Forbidden, (await Wordings.SaveAsync(actor, Ask(1), Goal, "甲。", 0, null, Token)).Result.Outcome);

        Assert.False((await Wordings.GetAsync(elsewhere, Ask(1), Token))!.MayWrite);
        Assert.Null(await Wordings.GetAsync(Actor.Nobody, Ask(1), Token));
        Assert.Equal(0, (await ParagraphAsync(1)).Version);
        Assert.Equal(ChangeOutcome.Done, (await Wordings.SaveAsync(EcoTestServices.Filler, Ask(1), Goal, "办公室的话。", 0, null, Token)).Result.Outcome);
    }

    [Fact]
    public async Task Summary_OfAPastMoment_HasTheWordsOfThen()
    {
        var template = (await ParagraphAsync(2)).Draft.Template;
        await SaveAsync(2, template + "甲。");
        var then = services.Time.GetUtcNow();
        services.Time.Advance(TimeSpan.FromMinutes(1));
        await SaveAsync(2, template + "乙。", version: 1);

        var past = (await services.Get<YearEndSummaryService>().GetAsync(EcoTestServices.Leader, Ask(2) with { AsOf = then }, Token))!;

        Assert.EndsWith("甲。", past.Paragraphs.Single(paragraph => paragraph.Key == Goal).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE paragraph_wordings SET template = 'x'")]
    [InlineData("DELETE FROM paragraph_wordings")]
    [InlineData("TRUNCATE paragraph_wordings")]
    [InlineData("INSERT INTO paragraph_wordings (year, month_number, key, version, draft, text, user_name, at) VALUES (2024, 11, 'goal/air.pm25', 7, '', '', '', now())")]
    public async Task Database_RefusesAnotherHistory(string statement)
    {
        await SaveAsync(11, (await ParagraphAsync(11)).Draft.Template + "甲。", version: (await ParagraphAsync(11)).Version);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => services.ExecuteAsync(statement));

        Assert.Equal("EC002", refusal.SqlState);
    }

    private Task<WordingResult> SaveAsync(int month, string? template, int version = 0, bool confirmed = false) =>
        Wordings.SaveAsync(EcoTestServices.Reviewer, Ask(month), Goal, template, version, confirmed ? null : [], Token);

    private async Task<WordingDesk> DeskAsync(int month) => (await Wordings.GetAsync(EcoTestServices.Reviewer, Ask(month), Token))!;

    private async Task<WordedParagraph> ParagraphAsync(int month, string key = Goal) => (await DeskAsync(month)).Paragraphs.Single(paragraph => paragraph.Key == key);

    private async Task<(WordingState, int)> StateAsync(int month) => await ParagraphAsync(month) is var paragraph ? (paragraph.State, paragraph.Version) : default;
}
