using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Wall;

/// <summary>The form that makes a browser a screen. A link carries the code behind #, which no server is ever sent; wall-start.js puts it in and sends the form.</summary>
public sealed partial class WallStart
{
    [Parameter] public string? Problem { get; set; }
}
