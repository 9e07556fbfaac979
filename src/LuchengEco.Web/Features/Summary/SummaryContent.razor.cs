using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Summary;

/// <summary>The whole summary as markup without a look: the page and the printed document each bring their own styles.</summary>
public sealed partial class SummaryContent
{
    [Parameter, EditorRequired] public required YearEndSummary Summary { get; set; }
}
