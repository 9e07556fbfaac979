using System.Globalization;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Summary;

public sealed partial class SummaryAnnexTargets
{
    [Parameter, EditorRequired] public required YearEndSummary Summary { get; set; }

    private string ToDateHead => Summary.IsWholeYear
        ? DocumentText.WholeYear
        : string.Format(CultureInfo.InvariantCulture, DocumentText.ToDate, Summary.Through.Month);
}
