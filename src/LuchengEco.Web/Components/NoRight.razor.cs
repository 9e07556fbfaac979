using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>What a page shows whose service refused the person; the first response then carries the status 403.</summary>
public sealed partial class NoRight
{
    /// <summary>Null in a circuit.</summary>
    [CascadingParameter] public HttpContext? Context { get; set; }

    protected override void OnInitialized()
    {
        if (Context is { Response.HasStarted: false } context)
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
