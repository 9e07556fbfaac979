using LuchengEco.Services.Briefs;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Printing;

/// <summary>Month, value to date, last year, target and status of indicators; an area without name has no row of its own.</summary>
public sealed partial class PaperTable
{
    [Parameter, EditorRequired] public required IReadOnlyList<PaperArea> Areas { get; set; }
}
