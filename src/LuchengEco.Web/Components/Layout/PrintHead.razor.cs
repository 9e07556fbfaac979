using LuchengEco.Services;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Components.Layout;

/// <summary>Says on paper which figures a page shows, as of when, and who printed it; on the screen its bars and menus say so.</summary>
public sealed partial class PrintHead
{
    [Inject] public required IJSRuntime Script { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required string Person { get; set; }

    /// <summary>How the page looks at the data.</summary>
    [Parameter, EditorRequired] public ReportView View { get; set; }

    /// <summary>Path of the page.</summary>
    [Parameter, EditorRequired] public required string Here { get; set; }

    /// <summary>When the page was drawn: what it shows is not younger.</summary>
    private DateTimeOffset Now => Time.LocalNow();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        try
        {
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["js/print.js"]);
            await module.InvokeVoidAsync("watch");
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone.
        }
    }
}
