using Bunit;
using LuchengEco.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Tests.Theme;

/// <summary>The choice of colours in the header.</summary>
public sealed class ThemeSwitchTests : BunitContext
{
    [Fact]
    public async Task Choice_BeforeTheScriptHasCome_CountsAsSoonAsItHas()
    {
        var script = new SlowScript();
        Services.AddSingleton<IJSRuntime>(script);
        Services.AddSingleton<IHttpContextAccessor>(new HttpContextAccessor());
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var shown = Render<ThemeSwitch>();

        var chosen = shown.Find("select").ChangeAsync(new() { Value = ThemeChoice.Dark });
        Assert.Empty(script.Calls);
        script.Come();
        await chosen;

        Assert.Equal([$"choose {ThemeChoice.Cookie} {ThemeChoice.Dark} {ThemeChoice.MediaOf(ThemeChoice.Dark)}", "watch "], script.Calls.Order());
        Assert.Equal(ThemeChoice.Dark, shown.Find("select").GetAttribute("value"));
    }

    /// <summary>A browser that takes its time to fetch a module.</summary>
    private sealed class SlowScript : IJSRuntime, IJSObjectReference
    {
        private readonly TaskCompletionSource<object> _module = new();

        public List<string> Calls { get; } = [];

        public void Come() => _module.SetResult(this);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
        {
            if (identifier == "import")
                return (TValue)await _module.Task;
            Calls.Add($"{identifier} {string.Join(' ', args ?? [])}");
            return default!;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
