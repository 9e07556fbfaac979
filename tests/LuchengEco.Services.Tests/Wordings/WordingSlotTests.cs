using LuchengEco.Domain.Writing;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;
using LuchengEco.Services.Wordings;

namespace LuchengEco.Services.Tests.Wordings;

/// <summary>What words may do to the numbers beside them.</summary>
public sealed class WordingSlotTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("平均-{air.pm25/value}", "-{0}")]
    [InlineData("平均不足{air.pm25/value}", "不足{0}")]
    [InlineData("平均超{air.pm25/value}", "超{0}")]
    [InlineData("平均1{air.pm25/value}", "1{0}")]
    [InlineData("平均{air.pm25/value}以上", "{0}以上")]
    public async Task Words_ThatTurnASlotIntoAnotherNumber_ArePointedOut(string words, string reads)
    {
        var (draft, book) = await DraftAsync("goal/air.pm25");
        var value = book.Find("air.pm25/value")!.Wording;
        var template = "甲{{乙}}：" + words + "。" + draft.Body.Template;

        var typed = Assert.Single(SummaryWordings.Try(draft, book, template).Typed);

        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, reads, value), typed.Text);
        Assert.Contains("{air.pm25/value}", template.Substring(typed.Start, typed.Length), StringComparison.Ordinal);
        Assert.Equal("air.pm25/value", typed.Offers[0].Key);
        Assert.Empty(SummaryWordings.Try(draft, book, SummaryWordings.Bind(template, typed, typed.Offers[0].Key)).Typed);
    }

    [Fact]
    public async Task Words_BesideWhichASlotIsNoNumber_ArePointedOutWithoutAnOffer()
    {
        var (draft, book) = await DraftAsync("goal/air.pm25");

        var typed = Assert.Single(SummaryWordings.Try(draft, book, draft.Body.Template + "平均A{air.pm25/value}。").Typed);

        Assert.Equal(("", book.Find("air.pm25/value")!.Wording), (typed.Text, typed.Slot));
        Assert.Empty(typed.Offers);
    }

    [Fact]
    public async Task Words_ThatTurnABareFigureIntoThousands_ArePointedOut()
    {
        var (draft, book) = await DraftAsync("goal/air.good-days");

        var typed = SummaryWordings.Try(draft, book, draft.Body.Template + "优良{air.good-days/numerator}万天。").Typed;

        Assert.Equal(book.Find("air.good-days/numerator")!.Wording + "万天", Assert.Single(typed).Text);
    }

    [Fact]
    public async Task Words_OfTheDraft_AroundItsSlots_AreNeverPointedOut()
    {
        foreach (var month in Enumerable.Range(1, 12))
        {
            var draft = (await services.Get<YearEndSummaryService>().GetDraftAsync(EcoTestServices.Leader, new ReportRequest(2024, month), Token))!;
            var book = NumberBook.Of(draft);
            Assert.All(draft.Paragraphs, paragraph => Assert.Empty(SummaryWordings.Try(paragraph, book, "甲。" + paragraph.Body.Template + "乙。").Typed));
        }
    }

    [Fact]
    public async Task Number_BehindASlotWithoutData_IsBoundWhereItStands()
    {
        var (draft, book) = await DraftAsync("goal/air.pm25");

        var typed = Assert.Single(SummaryWordings.Try(draft, book, "甲{air.pm25/gone}，乙1234家。").Typed);

        Assert.Equal("甲{air.pm25/gone}，乙{air.pm25/value}。", SummaryWordings.Bind("甲{air.pm25/gone}，乙1234家。", typed, "air.pm25/value"));
    }

    [Fact]
    public async Task Words_OverADirectionThatTurned_AreOutdated()
    {
        var draft = (await services.Get<YearEndSummaryService>().GetDraftAsync(EcoTestServices.Leader, new ReportRequest(2024, 10), Token))!;
        var changed = draft.Paragraphs.First(paragraph => paragraph.Body.Slots.Any(slot => slot.Key!.EndsWith("/change", StringComparison.Ordinal) && slot.Text.Contains("上升", StringComparison.Ordinal)));
        var slot = changed.Body.Slots.First(slot => slot.Key!.EndsWith("/change", StringComparison.Ordinal) && slot.Text.Contains("上升", StringComparison.Ordinal));

        Assert.Equal(WordingState.Reworded, StateAfter(slot.Text));
        Assert.Equal(WordingState.Reworded, StateAfter("同比上升99.9%"));
        Assert.Equal(WordingState.Outdated, StateAfter(slot.Text.Replace("上升", "下降", StringComparison.Ordinal)));
        Assert.Equal(WordingState.Outdated, StateAfter("与上年同期持平"));
        Assert.Equal(WordingState.Outdated, StateAfter("口径不同，不作同比"));

        WordingState StateAfter(string then) => SummaryWordings.Of(draft, NumberBook.Of(draft),
            [new ParagraphWording(draft.Through, changed.Key, 1, "情况如此，{" + slot.Key + "}。", changed.Body.Template, "情况如此，" + then + "。", null, "某人", DateTimeOffset.UnixEpoch)])
            .Single(paragraph => paragraph.Key == changed.Key).State;
    }

    /// <summary>Words that are kept over the turn are in force again.</summary>
    [Fact]
    public async Task Words_KeptOverATurn_AreAVersionOfTheirOwn()
    {
        var (key, template, draft) = await ChangedAsync(9);
        await services.ExecuteAsync(
            $"""
            INSERT INTO paragraph_wordings (year, month_number, key, version, template, draft, text, user_name, at)
            VALUES (2024, 9, '{key}', 1, '{template}', '{draft}', '情况如此，同比变化不详。', '某人', '2024-10-01')
            """);
        Assert.Equal(WordingState.Outdated, await StateAsync());

        var kept = await services.Get<WordingService>().SaveAsync(EcoTestServices.Reviewer, new ReportRequest(2024, 9), key, template, 1, null, Token);

        Assert.Equal((ChangeOutcome.Done, 2), (kept.Result.Outcome, kept.Version));
        Assert.Equal(WordingState.Reworded, await StateAsync());

        async Task<WordingState> StateAsync() => (await services.Get<WordingService>().GetAsync(EcoTestServices.Reviewer, new ReportRequest(2024, 9), Token))!.Paragraphs.Single(paragraph => paragraph.Key == key).State;
    }

    /// <summary>A paragraph with a change that has a direction, words around it, and its draft.</summary>
    private async Task<(string Key, string Template, string Draft)> ChangedAsync(int month)
    {
        var draft = (await services.Get<YearEndSummaryService>().GetDraftAsync(EcoTestServices.Leader, new ReportRequest(2024, month), Token))!;
        return draft.Paragraphs.SelectMany(paragraph => paragraph.Body.Slots, (paragraph, slot) => (paragraph, slot))
            .Where(pair => pair.slot.Key!.EndsWith("/change", StringComparison.Ordinal) && (pair.slot.Text.Contains("上升", StringComparison.Ordinal) || pair.slot.Text.Contains("下降", StringComparison.Ordinal)))
            .Select(pair => (pair.paragraph.Key, "情况如此，{" + pair.slot.Key + "}。", pair.paragraph.Body.Template)).First();
    }

    private async Task<(SummaryParagraph Draft, NumberBook Book)> DraftAsync(string key)
    {
        var draft = (await services.Get<YearEndSummaryService>().GetDraftAsync(EcoTestServices.Leader, new ReportRequest(2024, 3), Token))!;
        return (draft.Paragraphs.Single(paragraph => paragraph.Key == key), NumberBook.Of(draft));
    }
}
