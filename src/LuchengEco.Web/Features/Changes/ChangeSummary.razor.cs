using LuchengEco.Services.Changes;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Changes;

/// <summary>How much changed, and what it did to the headline goals.</summary>
public sealed partial class ChangeSummary
{
    [Parameter, EditorRequired] public required ChangePage Page { get; set; }

    private string Counts => Page.Counts.Values.Sum() == 0
        ? ChangePageText.CountsNone
        : string.Join('，', ChangesAsked.Kinds.Where(Page.Counts.ContainsKey).Select(kind => Phrase.Of(ChangePageText.CountOf, ChangeWords.Of(kind), Page.Counts[kind])));

    private static string Said(HeadlineState? state, string unit) =>
        state is null or { Value: "—" } ? "—" : Phrase.Of(ChangePageText.HeadlineValue, state.Through.Month, state.Value, unit);
}
