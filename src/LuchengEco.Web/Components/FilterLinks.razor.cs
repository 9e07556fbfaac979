using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>One value of a filter, as a link to the page that it leads to.</summary>
/// <param name="Text">What it shows.</param>
/// <param name="Url">The page with this value.</param>
/// <param name="IsCurrent">Whether the page stands on it.</param>
/// <param name="Count">How many rows it would show; null when that says nothing.</param>
public sealed record FilterChoice(string Text, string Url, bool IsCurrent, int? Count = null);

/// <summary>The values of a filter in a row. Links rather than buttons: a filtered page can be sent to a colleague.</summary>
public sealed partial class FilterLinks
{
    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter, EditorRequired] public IReadOnlyList<FilterChoice> Choices { get; set; } = [];
}
