using LuchengEco.Services.Plans;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Plans;

/// <summary>Plan items of two years area by area, where nobody has mapped them.</summary>
public sealed partial class ComparedAreas
{
    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<AreaItems> Areas { get; set; } = [];

    [Parameter, EditorRequired] public int Year { get; set; }
}
