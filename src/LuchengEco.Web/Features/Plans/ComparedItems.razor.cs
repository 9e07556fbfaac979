using LuchengEco.Services.Plans;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Plans;

/// <summary>Plan items along their predecessors; an administrator says which item an own one goes on from.</summary>
public sealed partial class ComparedItems
{
    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<ItemPair> Items { get; set; } = [];

    [Parameter, EditorRequired] public int Year { get; set; }

    [Parameter] public bool MayMap { get; set; }

    [Parameter] public Func<ComparedItem, string?, Task> Map { get; set; } = (_, _) => Task.CompletedTask;

    private List<ComparedItem> Former => [.. Items.Select(pair => pair.Before).OfType<ComparedItem>().DistinctBy(item => item.Code)];

    internal static string Word(ItemFate fate) => fate switch
    {
        ItemFate.Continued => CompareText.FateContinued,
        ItemFate.Renamed => CompareText.FateRenamed,
        ItemFate.Moved => CompareText.FateMoved,
        ItemFate.Added => CompareText.FateAdded,
        ItemFate.Dropped => CompareText.FateDropped,
    };
}
