using LuchengEco.Services.Plans;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Plans;

/// <summary>Published numbers as stated, each with what it counts.</summary>
public sealed partial class FactCards
{
    [Parameter, EditorRequired] public IReadOnlyList<FactView> Facts { get; set; } = [];

    [Parameter, EditorRequired] public PlanOutline Outline { get; set; } = null!;
}
