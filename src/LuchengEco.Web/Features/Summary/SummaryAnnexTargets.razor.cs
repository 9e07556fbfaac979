using System.Globalization;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Summary;

public sealed partial class SummaryAnnexTargets
{
    [Parameter, EditorRequired] public required YearEndSummary Summary { get; set; }

    internal static string ToDateHead(YearEndSummary summary) => summary.IsWholeYear
        ? DocumentText.WholeYear
        : string.Format(CultureInfo.InvariantCulture, DocumentText.ToDate, summary.Through.Month);
}
