using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components.Explain;

/// <summary>Both values of last year in a sentence, each of which opens its own computation.</summary>
public sealed partial class LastYearValues
{
    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    /// <summary>With {0} for the same months and, after it, {1} for the whole year.</summary>
    [Parameter, EditorRequired] public string Template { get; set; } = "";

    private (string Before, string Between, string After) Words => Template.Split(["{0}", "{1}"], 3, StringSplitOptions.None) is [var before, var between, var after]
        ? (before, between, after)
        : throw new InvalidOperationException($"'{Template}' lacks a slot.");
}
