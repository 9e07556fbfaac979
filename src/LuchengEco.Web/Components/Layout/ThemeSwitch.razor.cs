using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Components.Layout;

/// <summary>Lets the person choose light, dark or as the system says; it counts at once and at the next visit.</summary>
public sealed partial class ThemeSwitch : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

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
            await (await ModuleAsync()).InvokeVoidAsync("watch");
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone.
        }
    }

    private async Task ChooseAsync(string choice)
    {
        Choice = choice;
        await (await ModuleAsync()).InvokeVoidAsync("choose", ThemeChoice.Cookie, choice, ThemeChoice.MediaOf(choice));
    }

    /// <summary>Whoever chooses before the script has come waits for the same one.</summary>
    private Task<IJSObjectReference> ModuleAsync() => _module ??= Script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["js/theme.js"]).AsTask();

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is { IsCompletedSuccessfully: true })
                await (await _module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone and took the module with it.
        }
    }
}
