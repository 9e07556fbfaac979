using LuchengEco.Services.FrozenSummaries;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Check;

/// <summary>The whole check page, for telephones first: a code to type, and what was frozen under it.</summary>
public sealed partial class CheckDocument
{
    /// <summary>Null before a code is typed and for one that nobody knows.</summary>
    [Parameter] public FrozenCheck? Check { get; set; }

    [Parameter] public CheckedFile? File { get; set; }

    [Parameter] public string? Problem { get; set; }

    [Parameter] public string Typed { get; set; } = "";

    /// <summary>When dark.css counts.</summary>
    [Parameter] public string DarkMedia { get; set; } = "not all";
}
