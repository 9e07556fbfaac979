using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Components.Layout;

/// <summary>Lets the person choose light, dark or as the system says; it counts at once and at the next visit.</summary>
public sealed partial class ThemeSwitch : IAsyncDisposable
{
    private IJSObjectReference? _module;

    [Inject] public required IJSRuntime Script { get; init; }

    [Inject] public required IHttpContextAccessor Http { get; init; }

    /// <summary>As the cookie of the first response said, and from then on as chosen.</summary>
    [PersistentState] public string? Choice { get; set; }

    protected override void OnInitialized()
    {
        if (!RendererInfo.IsInteractive)
            Choice = ThemeChoice.Parse(Http.HttpContext?.Request.Cookies[ThemeChoice.Cookie]);
        Choice ??= ThemeChoice.Auto;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        try
        {
            _module = await Script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["js/theme.js"]);
            await _module.InvokeVoidAsync("watch");
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone.
        }
    }

    private async Task ChooseAsync(string choice)
    {
        Choice = choice;
        if (_module is not null)
            await _module.InvokeVoidAsync("choose", ThemeChoice.Cookie, choice, ThemeChoice.MediaOf(choice));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone and took the module with it.
        }
    }
}
