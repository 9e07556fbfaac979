using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Indicators;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Home;

/// <summary>The eight areas with their indicators counted by status; each count opens its list, the rest of a card leads to its area.</summary>
public sealed partial class AreaGrid
{
    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<AreaReport> Areas { get; set; }

    [Parameter, EditorRequired] public YearMonth Through { get; set; }

    private static string Part(AreaReport area, ProgressStatus status) => string.Create(CultureInfo.InvariantCulture, $"flex-grow:{area.Counts[status]}");

    private string ListOf(string area, ProgressStatus? status = null) => EcoUrls.Indicators(Through, new IndicatorFilter(area, status));
}
