using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>The head of a column; a link that sorts where the table can be sorted.</summary>
public sealed partial class SortHeader
{
    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>Key of the column in the URL.</summary>
    [Parameter, EditorRequired] public string Column { get; set; } = "";

    [Parameter] public SortOrder Sort { get; set; }

    /// <summary>The address of the same page in another order; null where the table is not sortable.</summary>
    [Parameter] public Func<SortOrder, string>? Link { get; set; }

    [Parameter] public string? Class { get; set; }

    private bool IsCurrent => Link is not null && Sort.Key == Column;

    private string? AriaSort => !IsCurrent ? null : Sort.IsDescending ? "descending" : "ascending";

    private string Arrow => !IsCurrent ? "↕" : Sort.IsDescending ? "↓" : "↑";
}
