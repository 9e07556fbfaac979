using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components.Live;

/// <summary>Says quietly when the page last renewed itself, and plainly when it cannot.</summary>
public sealed partial class LiveNote
{
    [CascadingParameter] public LiveState? State { get; set; }

    /// <summary>False for a past moment, which never changes.</summary>
    [Parameter] public bool Shows { get; set; } = true;
}
