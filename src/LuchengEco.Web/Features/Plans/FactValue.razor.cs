using LuchengEco.Services.Plans;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Plans;

/// <summary>A published number as stated; opens where it stands and what staff count in its place.</summary>
public sealed partial class FactValue
{
    [Parameter, EditorRequired] public FactView Fact { get; set; } = null!;

    [Parameter, EditorRequired] public PlanOutline Outline { get; set; } = null!;
}
