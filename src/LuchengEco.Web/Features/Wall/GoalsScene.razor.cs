using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Wall;

/// <summary>Up to eight headline goals with value, target, status and what is still needed.</summary>
public sealed partial class GoalsScene
{
    [Parameter, EditorRequired] public required IReadOnlyList<IndicatorReport> Goals { get; set; }

    private static string TargetOf(IndicatorReport goal) => goal.Progress.Target is null ? HomeText.NoTarget : goal.WriteTarget() + goal.Traits.Unit;
}
