using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Summary;

/// <summary>附件1 and its title.</summary>
public sealed partial class AnnexHead
{
    [Parameter, EditorRequired] public int Index { get; set; }

    [Parameter, EditorRequired] public required SummaryAnnex Annex { get; set; }
}
