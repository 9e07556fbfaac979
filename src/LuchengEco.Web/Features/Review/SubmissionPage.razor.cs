using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Review;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Features.Tasks;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Review;

/// <summary>What an address asks of a submission.</summary>
public readonly record struct SubmissionAsked(string Month, string Unit);

/// <summary>What the page of a submission shows.</summary>
/// <param name="Submission">Null when there is no such month or unit.</param>
/// <param name="Names">Names of the units that the reader may go on to.</param>
public sealed record SubmissionModel(ReviewedSubmission? Submission, IReadOnlyDictionary<string, string> Names);

/// <summary>The month of one unit: what deserves a look first, the rest, its steps, and the decision.</summary>
public sealed partial class SubmissionPage
{
    [Inject] public required ReviewDesk Desk { get; init; }

    [Inject] public required ReviewService Review { get; init; }

    [Inject] public required TaskBell Bell { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Snackbar { get; init; }

    [Parameter] public string Month { get; set; } = "";

    [Parameter] public string Unit { get; set; } = "";

    protected override SubmissionAsked Asked => new(Month, Unit);

    private ReviewedSubmission Submission => Model!.Submission!;

    private string Title => Model?.Submission is { } submission
        ? Phrase.Of(ReviewPageText.SubmissionTitle, submission.UnitName, submission.Month.Year, submission.Month.Month)
        : ReviewPageText.Title;

    private string Lead
    {
        get
        {
            var submit = Submission.Steps.LastOrDefault(step => step.Action == SubmissionAction.Submit);
            var who = submit is null ? ReviewPageText.NotYetSubmitted : Phrase.Of(ReviewPageText.SubmittedBy, submit.UserName, ReviewWords.Moment(submit.At));
            return $"{who}，{Phrase.Of(ReviewPageText.DueOn, ReviewWords.Day(Submission.DueOn))}";
        }
    }

    /// <summary>The steps that follow from the state; one that the reader may not take is shown closed, with its reason.</summary>
    private IReadOnlyList<SubmissionAction> Offered => Submission.State switch
    {
        SubmissionState.Submitted => [SubmissionAction.Approve, SubmissionAction.Return],
        SubmissionState.Approved => [SubmissionAction.Reopen],
        SubmissionState.Draft or SubmissionState.Returned => [],
    };

    /// <summary>Why a step cannot be taken; where the state offers none, why there is nothing to decide.</summary>
    private IReadOnlyList<string> Reasons => Offered.Count == 0
        ? [Submission.WhyNot[SubmissionAction.Approve] ?? ""]
        :
        [
            .. Offered.Where(action => Submission.WhyNot[action] is not null).GroupBy(action => Submission.WhyNot[action]!).Select(group =>
                Phrase.Of(ReviewPageText.WhyNotTitle, string.Join('、', group.Select(SubmissionWords.Of)), group.Key)),
        ];

    private string NoChanges => Submission.Changes switch
    {
        null => ReviewPageText.SectionChangedFirst,
        0 => ReviewPageText.SectionChangedNone,
        _ => "",
    };

    private string? ChangedAbove => Submission.Warned.Count(row => row.Change is not null) is > 0 and var above ? Phrase.Of(ReviewPageText.SectionChangedAbove, above) : null;

    protected override async Task<SubmissionModel> LoadAsync(SubmissionAsked asked, CancellationToken cancellationToken)
    {
        if (!YearMonth.TryParse(asked.Month, null, out var month))
            return new SubmissionModel(null, new Dictionary<string, string>());
        var actor = await Current.GetAsync(cancellationToken);
        var names = (await Desk.GetUnitsAsync(actor, cancellationToken)).ToDictionary(unit => unit.Code, unit => unit.Name);
        return new SubmissionModel(await Desk.GetSubmissionAsync(actor, asked.Unit, month, cancellationToken), names);
    }

    private string NameOf(SubmissionKey key) =>
        Phrase.Of(ReviewPageText.NextNamed, Model!.Names.GetValueOrDefault(key.UnitCode, key.UnitCode), key.Month.Year, key.Month.Month);

    private async Task DecideAsync(SubmissionAction action)
    {
        var seen = Submission;
        var blanks = seen.Gaps.Where(row => row.Row.Entry.Mark == FigureMark.None).Select(row => row.Row.Name).ToList();
        if (await StepQuestion.Of(seen.UnitName, seen.Month, action, blanks).AskAsync(Dialogs) is not { } reason)
            return;
        var result = await Review.ApplyAsync(await Current.GetAsync(), seen.UnitCode, seen.Month, action, reason.Length == 0 ? null : reason, seen.Version);
        if (result.Outcome == ReviewOutcome.Done)
            Snackbar.Add(Phrase.Of(ReviewPageText.StepDone, seen.UnitName, seen.Month.Year, seen.Month.Month, SubmissionWords.Of(result.State)), Severity.Success);
        else
            Snackbar.Add(result.Message ?? "", Severity.Error);
        await ReloadAsync();
        Bell.Ring();
    }
}
