using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Printing;

/// <summary>What may accompany the printing of a summary.</summary>
public sealed record PrintWishes
{
    /// <summary>Told before each pass, 1 for the first.</summary>
    public Action<int>? Pass { get; init; }

    /// <summary>The code that leads to the page of the seal, as an inline SVG made by this server; null leaves its place empty.</summary>
    public MarkupString? SealCode { get; init; }
}
