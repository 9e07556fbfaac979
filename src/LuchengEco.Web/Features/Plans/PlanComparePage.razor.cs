using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Plans;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Plans;

/// <summary>What the comparison of two years shows.</summary>
/// <param name="Years">Those that have one before them.</param>
/// <param name="View">Null when one of the two years is not set up.</param>
/// <param name="MayLink">The reader may say which indicator follows which.</param>
/// <param name="MayMap">The reader may say which item follows which.</param>
/// <param name="Indicators">All of them, for the links.</param>
public sealed record CompareModel(IReadOnlyList<int> Years, YearComparison? View, bool MayLink, bool MayMap, IReadOnlyList<IndicatorView> Indicators);

/// <summary>A year beside the one before.</summary>
public partial class PlanComparePage
{
    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required ComparisonService Comparison { get; init; }

    [Inject] public required ISnackbar Snackbar { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Parameter] public int Year { get; set; }

    protected override PlanPeriod Asked => new(Year, Reading);

    protected override async Task<CompareModel> LoadAsync(PlanPeriod asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        var years = (await Plans.GetYearsAsync(actor, asked.Reading.AsOf, cancellationToken)).Select(row => row.Year).ToList();
        var mayLink = actor.May(EcoOperation.EditCatalogue);
        return new CompareModel([.. years.Where(year => years.Contains(year - 1))], await Comparison.GetAsync(actor, asked.Year!.Value, asked.Reading.Basis, asked.Reading.AsOf, cancellationToken), mayLink,
            actor.May(EcoOperation.OpenYears) && asked.Reading.AsOf is null, mayLink ? await Plans.GetIndicatorsAsync(actor, cancellationToken) : []);
    }

    private async Task<string?> LinkAsync(string successor, string predecessor, int fromYear, bool isComparable, string note) =>
        await DoneAsync(await Comparison.LinkAsync(await Current.GetAsync(), successor, predecessor, fromYear, isComparable, note), CompareText.Saved);

    private async Task RemoveLinkAsync(LinkLine link)
    {
        var question = new StepQuestion(Phrase.Of(CompareText.RemoveLinkTitle, link.SuccessorName, link.PredecessorName), AdminFormText.Delete,
            [Phrase.Of(CompareText.RemoveLinkText, link.SuccessorName, link.FromYear, link.PredecessorName)], [], null, AsksReason: true);
        if (await question.AskAsync(Dialogs) is { } reason
            && await DoneAsync(await Comparison.RemoveLinkAsync(await Current.GetAsync(), link, reason), CompareText.LinkRemoved) is { } problem)
            Snackbar.Add(problem, Severity.Error);
    }

    private async Task MapAsync(ComparedItem item, string? predecessor)
    {
        if (await DoneAsync(await Comparison.FollowAsync(await Current.GetAsync(), item.Code, predecessor), Phrase.Of(CompareText.Mapped, item.Name)) is { } problem)
            Snackbar.Add(problem, Severity.Error);
    }

    private async Task<string?> DoneAsync(ChangeResult result, string done)
    {
        if (!result.Succeeded)
            return result.Message;
        Snackbar.Add(done, Severity.Success);
        await ReloadAsync();
        return null;
    }
}
