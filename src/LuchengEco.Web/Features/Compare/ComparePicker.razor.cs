using LuchengEco.Services.Plans;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Compare;

/// <summary>Chooses the indicators of a comparison: each choice is a link, so that keys, a new window and a shared address all work.</summary>
public sealed partial class ComparePicker
{
    private const int Shown = 12;

    private string? _text;

    [CascadingParameter] public ReportView Reading { get; set; }

    /// <summary>Every indicator, to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<IndicatorView> Indicators { get; set; } = [];

    /// <summary>Chosen.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Codes { get; set; } = [];

    /// <summary>The address of another choice.</summary>
    [Parameter, EditorRequired] public Func<IReadOnlyList<string>, string> Link { get; set; } = _ => "";

    private IEnumerable<IndicatorView> Found => Indicators.Where(row => !Codes.Contains(row.Code) && (string.IsNullOrWhiteSpace(_text) || Says(row.Name) || Says(row.ShortName) || Says(row.Code))).Take(Shown);

    private bool Says(string words) => words.Contains(_text!.Trim(), StringComparison.OrdinalIgnoreCase);

    private string NameOf(string code) => Indicators.FirstOrDefault(row => row.Code == code)?.ShortName ?? code;
}
