using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Charts;

/// <summary>One ECharts chart. The options are built in C#; the page must show the same numbers as a table for those who cannot see it.</summary>
public sealed partial class EChart : IAsyncDisposable
{
    private ElementReference _element;
    private IJSObjectReference? _module;
    private readonly string _keys = $"keys-{Guid.NewGuid():N}";
    private string? _drawn;
    private bool _isDrawn;

    [Inject] public required IJSRuntime Script { get; init; }

    /// <summary>ECharts' option object, plain data.</summary>
    [Parameter, EditorRequired] public required JsonObject Options { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>Written behind each value of the tooltip.</summary>
    [Parameter] public string Unit { get; set; } = "";

    /// <summary>Pixels.</summary>
    [Parameter] public int Height { get; set; } = 360;

    /// <summary>What each point says: then the arrow keys walk along them and the tooltip tells their words. Null for ECharts' own tooltip.</summary>
    [Parameter] public IReadOnlyList<ChartPoint>? Points { get; set; }

    /// <summary>A frame around it offers its files and tells of a failure.</summary>
    [Parameter] public bool IsFramed { get; set; }

    /// <summary>Stays in its place until the chart is drawn.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Raised once: true when it is drawn, false when it cannot be.</summary>
    [Parameter] public EventCallback<bool> OnDrawn { get; set; }

    private bool Failed { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var text = Options.ToJsonString() + (Points is null ? "" : JsonSerializer.Serialize(Points));
        if (text == _drawn || Failed)
            return;
        _drawn = text;
        try
        {
            var isFirst = _module is null;
            _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "./js/echart.js");
            await _module.InvokeVoidAsync("draw", _element, Options, Unit, Points);
            if (!isFirst)
                return;
            _isDrawn = true;
            StateHasChanged();
            await OnDrawn.InvokeAsync(true);
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone; nothing is left to draw on.
        }
        catch (JSException)
        {
            Failed = true;
            StateHasChanged();
            await OnDrawn.InvokeAsync(false);
        }
    }

    private async Task DownloadAsync()
    {
        if (_module is not null)
            await _module.InvokeVoidAsync("download", _element, Label + ".svg");
    }

    /// <summary>Saves the picture with its title under the given name; false before it is drawn.</summary>
    internal async Task<bool> SaveAsync(string function, string name, string title) =>
        _module is not null && await _module.InvokeAsync<bool>(function, _element, name, title);

    /// <summary>Hands a file that the server wrote to the person.</summary>
    internal async Task SaveAsync(byte[] content, string name, string type)
    {
        if (_module is null)
            return;
        using var stream = new DotNetStreamReference(new MemoryStream(content));
        await _module.InvokeVoidAsync("saveStream", stream, name, type);
    }

    public async ValueTask DisposeAsync()
    {
        if (_module is null)
            return;
        try
        {
            await _module.InvokeVoidAsync("dispose", _element);
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The circuit ended first; the browser has thrown the chart away itself.
        }
    }
}
