using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Review;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Features.Tasks;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using MudBlazor;

namespace LuchengEco.Web.Features.Review;

/// <summary>What the list shows.</summary>
/// <param name="Inbox">The submissions that the filter finds.</param>
/// <param name="Overdue">How many of those that wait are overdue, whatever the filter.</param>
public sealed record ReviewListModel(ReviewInbox Inbox, int Overdue);

/// <summary>The reviewer's desk: what waits, by filter what was decided, and many approved at once.</summary>
public sealed partial class ReviewListPage
{
    private const int ShownMonths = 12;

    private readonly HashSet<SubmissionKey> _selected = [];
    private readonly List<ApprovalResult> _results = [];

    [Inject] public required ReviewDesk Desk { get; init; }

    [Inject] public required ReviewService Review { get; init; }

    [Inject] public required TaskBell Bell { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ILogger<ReviewListPage> Log { get; init; }

    [SupplyParameterFromQuery(Name = EcoUrls.UnitParameter)] private string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "month")] private string? Month { get; set; }

    [SupplyParameterFromQuery(Name = "state")] private string? State { get; set; }

    protected override ReviewFilter Asked => new(string.IsNullOrWhiteSpace(Unit) ? null : Unit, YearMonth.TryParse(Month, null, out var month) ? month : null, ReviewWords.ParseState(State));

    private IReadOnlySet<SubmissionKey> Selected => _selected;

    private IReadOnlyList<ApprovalResult> Results => _results;

    /// <summary>How many the running or last approval of many was about.</summary>
    private int Deciding { get; set; }

    private bool IsDeciding { get; set; }

    private bool WasInterrupted { get; set; }

    private int Waiting => Model!.Inbox.Counts.GetValueOrDefault(SubmissionState.Submitted);

    private string Lead => Model!.Inbox.Units.Count == 0 ? ReviewPageText.NotAReviewer
        : Waiting == 0 ? ReviewPageText.LeadNone
        : Phrase.Of(ReviewPageText.Lead, Waiting, Model.Overdue);

    private IReadOnlyDictionary<string, string> UnitNames => Model!.Inbox.Units.ToDictionary(unit => unit.Code, unit => unit.Name);

    private IReadOnlyList<FilterChoice> StateChoices =>
    [
        .. new[] { SubmissionState.Submitted, SubmissionState.Returned, SubmissionState.Draft, SubmissionState.Approved }.Select(state => new FilterChoice(
            $"{SubmissionWords.Icon(state)} {SubmissionWords.Of(state)}", EcoUrls.Review(Asked with { State = state, Month = null }), Asked.Wanted == state,
            Model!.Inbox.Counts.GetValueOrDefault(state))),
    ];

    private IReadOnlyList<FilterChoice> UnitChoices =>
    [
        new(ReviewPageText.All, EcoUrls.Review(Asked with { Unit = null }), Asked.Unit is null),
        .. Model!.Inbox.Units.Select(unit => new FilterChoice(unit.Name, EcoUrls.Review(Asked with { Unit = unit.Code }), Asked.Unit == unit.Code)),
    ];

    private IReadOnlyList<FilterChoice> MonthChoices =>
    [
        new(ReviewPageText.All, EcoUrls.Review(Asked with { Month = null }), Asked.Month is null),
        .. Model!.Inbox.Months.Take(ShownMonths).Union(Asked.Month is { } asked ? [asked] : []).Select(month =>
            new FilterChoice(ReviewWords.MonthOf(month), EcoUrls.Review(Asked with { Month = month }), Asked.Month == month)),
    ];

    protected override async Task<ReviewListModel> LoadAsync(ReviewFilter asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        var inbox = await Desk.GetInboxAsync(actor, asked, cancellationToken);
        var waiting = asked == default ? inbox : await Desk.GetInboxAsync(actor, default, cancellationToken);
        // A selection holds for what is on the screen.
        _selected.Clear();
        return new ReviewListModel(inbox, waiting.Rows.Count(row => row.IsOverdue));
    }

    private void Select((IEnumerable<SubmissionKey> Keys, bool IsSelected) change)
    {
        foreach (var key in change.Keys)
        {
            if (change.IsSelected)
                _selected.Add(key);
            else
                _selected.Remove(key);
        }
    }

    private void Close()
    {
        _results.Clear();
        WasInterrupted = false;
    }

    private async Task ApproveSelectedAsync()
    {
        var rows = Model!.Inbox.Rows.Where(row => _selected.Contains(ReviewTable.KeyOf(row))).ToList();
        var question = new StepQuestion(Phrase.Of(ReviewPageText.ApproveManyTitle, rows.Count), SubmissionWords.Of(SubmissionAction.Approve), [ReviewPageText.ApproveManyText],
            [.. rows.Select(ReviewWords.Summary)], null, AsksReason: false);
        if (rows.Count == 0 || await question.AskAsync(Dialogs) is null)
            return;
        Close();
        (Deciding, IsDeciding) = (rows.Count, true);
        try
        {
            await foreach (var result in Review.ApproveManyAsync(await Current.GetAsync(), [.. rows.Select(ReviewTable.KeyOf)]))
            {
                _results.Add(result);
                StateHasChanged();
            }
        }
        catch (Exception exception) when (_results.Count > 0)
        {
            // What was approved stays so: say it instead of showing a failure page.
            Log.LogError(exception, "Approving {Count} submissions stopped after {Done}", rows.Count, _results.Count);
            WasInterrupted = true;
        }
        finally
        {
            IsDeciding = false;
        }
        await ReloadAsync();
        Bell.Ring();
    }
}
