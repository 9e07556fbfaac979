using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Methods.Air;
using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Indicators;

/// <summary>The standard of the report's month, and every change of what the indicator means until the report's year with what was said of comparing both sides.</summary>
public sealed partial class DefinitionNotes
{
    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    [Parameter, EditorRequired] public YearMonth Through { get; set; }

    private IReadOnlyList<DefinitionBreak> Breaks => [.. Indicator.Breaks.Where(found => found.From.Year <= Through.Year).Reverse()];
}
