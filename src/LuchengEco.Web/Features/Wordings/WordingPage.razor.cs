using LuchengEco.Services;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Wordings;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Wordings;

/// <summary>What an address asks of the words; null takes the newest month.</summary>
public readonly record struct WordingAsked(int Year, int? Month, ReportView Reading);

/// <summary>What the page shows.</summary>
/// <param name="Desk">Null when the year has no plan.</param>
public sealed record WordingModel(WordingDesk? Desk);

/// <summary>Which paragraphs are shown.</summary>
public enum WordingFilter
{
    All,
    Reworded,
    Outdated,
    Broken,
    Typed,
}

/// <summary>The paragraphs of a summary one by one, where the office says them in its own words around the numbers.</summary>
public sealed partial class WordingPage
{
    private WordingFilter _filter;
    private string _outcome = "";
    private bool _isBusy;
    private IReadOnlyList<string> _consequences = [];

    [Inject] public required WordingService Wordings { get; init; }

    [Parameter] public int Year { get; set; }

    [SupplyParameterFromQuery(Name = "month")] private string? Month { get; set; }

    protected override WordingAsked Asked => new(Year, Period.Parse(null, Month).Month, Reading);

    /// <summary>Somebody writes here.</summary>
    protected override bool RenewsItself => false;

    private bool MonthIsWrong => !string.IsNullOrEmpty(Month) && Asked.Month is null;

    private ReportRequest Request => new(Year, Model?.Desk?.Draft.Through.Month ?? Asked.Month, Reading.Basis, Reading.AsOf);

    private string Back => Reading.Keep(Model?.Desk is { } desk ? EcoUrls.Summary(desk.Draft.Through) : EcoUrls.SummaryOf(Year));

    protected override async Task<WordingModel> LoadAsync(WordingAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        return new WordingModel(await Wordings.GetAsync(actor, new ReportRequest(asked.Year, asked.Month, asked.Reading.Basis, asked.Reading.AsOf), cancellationToken));
    }

    private static IEnumerable<(WordingFilter Filter, string Words, int Count)> Filters(WordingDesk desk) =>
        from filter in Enum.GetValues<WordingFilter>() select (filter, WordsOf(filter), desk.Paragraphs.Count(paragraph => IsShown(paragraph, filter)));

    private static string WordsOf(WordingFilter filter) => filter switch
    {
        WordingFilter.All => WordingPageText.FilterAll,
        WordingFilter.Reworded => WordingPageText.FilterReworded,
        WordingFilter.Outdated => WordingPageText.FilterOutdated,
        WordingFilter.Broken => WordingPageText.FilterBroken,
        WordingFilter.Typed => WordingPageText.FilterTyped,
    };

    private List<IGrouping<string, WordedParagraph>> Groups(WordingDesk desk) => [.. desk.Paragraphs.Where(paragraph => IsShown(paragraph, _filter)).GroupBy(paragraph => paragraph.Place)];

    private static bool IsShown(WordedParagraph paragraph, WordingFilter filter) => filter switch
    {
        WordingFilter.All => true,
        WordingFilter.Reworded => paragraph.Template is not null,
        WordingFilter.Outdated => paragraph.State == WordingState.Outdated,
        WordingFilter.Broken => paragraph.State == WordingState.Broken,
        WordingFilter.Typed => paragraph.Typed.Count > 0,
    };

    private async Task TakeOverAsync()
    {
        if (_isBusy || Model?.Desk?.Earlier is not { } earlier)
            return;
        _isBusy = true;
        try
        {
            var result = await Wordings.TakeOverAsync(await Current.GetAsync(), Request, _consequences);
            _consequences = result.Result.Consequences;
            if (result.Result.Outcome == ChangeOutcome.Unconfirmed)
                return;
            _outcome = result.Result.Succeeded ? Phrase.Of(WordingPageText.TookOver, earlier.Keys.Count) : result.Result.Message ?? "";
            await ReloadAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }

    private void DropTakeOver() => _consequences = [];

    private async Task SavedAsync(string outcome)
    {
        await ReloadAsync();
        // Said when it is seen: who reads it and opens the paragraph again must find what was saved. What would be taken over may be another thing now.
        (_outcome, _consequences) = (outcome, []);
    }
}
