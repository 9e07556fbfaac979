using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>The years of the plan as links, the current one marked.</summary>
public sealed partial class YearSwitch
{
    /// <summary>In any order; shown from the oldest to the newest.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<int> Years { get; set; } = [];

    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public int Year { get; set; }

    /// <summary>The address of a year.</summary>
    [Parameter, EditorRequired] public Func<int, string> Link { get; set; } = EcoUrls.Plan;
}
