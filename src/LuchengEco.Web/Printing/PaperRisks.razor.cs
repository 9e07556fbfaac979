using LuchengEco.Services.Briefs;
using LuchengEco.Web.Features.Home;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Printing;

/// <summary>Goals in danger with reason, remedy and the unit that answers.</summary>
public sealed partial class PaperRisks
{
    [Parameter, EditorRequired] public required IReadOnlyList<PaperRisk> Risks { get; set; }
}
