using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Home;

/// <summary>The eight areas with their indicators counted by status.</summary>
public sealed partial class AreaGrid
{
    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<AreaReport> Areas { get; set; }

    [Parameter, EditorRequired] public YearMonth Through { get; set; }

    private static string Totals(AreaReport area) =>
        string.Format(CultureInfo.InvariantCulture, HomeText.AreaTotals, area.Total, area.Projects);
}
