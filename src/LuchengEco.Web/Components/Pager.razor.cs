using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>Which page of a long list one looks at, and the ways to its neighbours.</summary>
public sealed partial class Pager
{
    /// <summary>From 1.</summary>
    [Parameter, EditorRequired] public int Page { get; set; } = 1;

    [Parameter, EditorRequired] public int Pages { get; set; } = 1;

    /// <summary>Rows on all pages.</summary>
    [Parameter, EditorRequired] public int Total { get; set; }

    [Parameter, EditorRequired] public Func<int, string> Link { get; set; } = page => "";
}
