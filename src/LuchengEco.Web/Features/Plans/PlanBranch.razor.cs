using LuchengEco.Services.Plans;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Plans;

/// <summary>A plan item with its paragraphs, its facts and the items below it.</summary>
public sealed partial class PlanBranch
{
    [Parameter, EditorRequired] public PlanNode Node { get; set; } = null!;

    [Parameter, EditorRequired] public PlanOutline Outline { get; set; } = null!;

    /// <summary>0 for a root.</summary>
    [Parameter] public int Depth { get; set; }

    /// <summary>The area that the item belongs to when it names none itself.</summary>
    [Parameter] public string? ParentArea { get; set; }

    private bool IsOpen => Outline.IsOpen(Node.Code);

    /// <summary>A line with nothing to unfold.</summary>
    private bool IsBare => Node is { Description: "", Paragraphs.Count: 0, Facts.Count: 0, Children.Count: 0 };

    private string Look => $"depth-{Math.Min(Depth, 3)}{(Outline.Target == Node.Code ? " target" : "")}";

    private int FactCount => Node.SelfAndBelow().Sum(item => item.Facts.Count);

    /// <summary>Shown where it says something new: not for what stands below an item of the same area.</summary>
    private string? AreaTag => Node.AreaCode is { } area && area != ParentArea ? Outline.AreaName(area) : null;
}
