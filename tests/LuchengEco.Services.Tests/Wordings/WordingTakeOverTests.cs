using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;
using LuchengEco.Services.Wordings;

namespace LuchengEco.Services.Tests.Wordings;

/// <summary>Words that were written in several months and are taken over together.</summary>
public sealed class WordingTakeOverTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private const string Older = "goal/air.good-days";
    private const string Newer = "goal/air.pm25";
    private const string Reset = "opening/framework";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WordingService Wordings => services.Get<WordingService>();

    [Fact]
    public async Task TakeOver_TakesTheLatestWordsOfEachParagraph()
    {
        var older = await AppendAsync(5, Older, "五月。");
        await AppendAsync(5, Newer, "五月。");
        await AppendAsync(5, Reset, "五月。");
        var newer = await AppendAsync(6, Newer, "六月。");
        await AppendAsync(6, Reset, "六月。");
        await Wordings.SaveAsync(EcoTestServices.Reviewer, new ReportRequest(2024, 6), Reset, null, 1, null, Token);

        var desk = await DeskAsync(7);
        Assert.Equal(new HashSet<string> { Older, Newer }, desk.Earlier!.Keys.ToHashSet());
        Assert.Equal([5, 6], desk.Earlier.Months);
        var asked = (await Wordings.TakeOverAsync(EcoTestServices.Reviewer, new ReportRequest(2024, 7), cancellationToken: Token)).Result;
        // The number that they stand around went the other way since then.
        Assert.Contains(asked.Consequences, consequence => consequence.Contains("与5月相比", StringComparison.Ordinal) || consequence.Contains("与6月相比", StringComparison.Ordinal));
        Assert.Null((await DeskAsync(7)).Paragraphs.Single(paragraph => paragraph.Key == Older).Template);
        Assert.Equal(ChangeOutcome.Done, (await Wordings.TakeOverAsync(EcoTestServices.Reviewer, new ReportRequest(2024, 7), asked.Consequences, Token)).Result.Outcome);

        var paragraphs = (await DeskAsync(7)).Paragraphs.ToDictionary(paragraph => paragraph.Key);
        Assert.Equal((older, newer, null), (paragraphs[Older].Template, paragraphs[Newer].Template, paragraphs[Reset].Template));
    }

    private async Task<string> AppendAsync(int month, string key, string words)
    {
        var template = (await DeskAsync(month)).Paragraphs.Single(paragraph => paragraph.Key == key).Draft.Template + words;
        Assert.True((await Wordings.SaveAsync(EcoTestServices.Reviewer, new ReportRequest(2024, month), key, template, 0, null, Token)).Result.Succeeded);
        return template;
    }

    private async Task<WordingDesk> DeskAsync(int month) => (await Wordings.GetAsync(EcoTestServices.Reviewer, new ReportRequest(2024, month), Token))!;
}
