using LuchengEco.Domain.Plans;
using LuchengEco.Services.Plans;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Plans;

/// <summary>A plan item with its paragraphs, its facts and the items below it.</summary>
public sealed partial class PlanBranch
{
    private ElementReference _line;
    private bool _wasTarget;

    [Parameter, EditorRequired] public PlanNode Node { get; set; } = null!;

    [Parameter, EditorRequired] public PlanOutline Outline { get; set; } = null!;

    /// <summary>0 for a root.</summary>
    [Parameter] public int Depth { get; set; }

    private bool IsOpen => Outline.IsOpen(Node.Code);

    /// <summary>A line, with its description at most, that nobody needs to unfold.</summary>
    private bool IsBare => Node is { Paragraphs.Count: 0, Facts.Count: 0, Children.Count: 0 };

    private bool IsTarget => Outline.Target == Node.Code;

    private string Look => $"depth-{Math.Min(Depth, 3)}{(IsTarget ? " target" : "")}";

    private int FactCount => Node.SelfAndBelow().Sum(item => item.Facts.Count);

    /// <summary>Where it says something new: an action is its area, and its measures belong to it.</summary>
    private string? AreaTag => Node is { AreaCode: { } area, Kind: not (PlanItemKind.Action or PlanItemKind.Measure) } ? Outline.AreaName(area) : null;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (IsTarget == _wasTarget)
            return;
        _wasTarget = IsTarget;
        // The browser scrolled before the plan was there; whoever follows a link to an item goes on reading at it.
        if (IsTarget)
            await _line.FocusAsync();
    }
}
