using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Charts;

/// <summary>One ECharts chart. The options are built in C#; the page must show the same numbers as a table for those who cannot see it.</summary>
public sealed partial class EChart : IAsyncDisposable
{
    private ElementReference _element;
    private IJSObjectReference? _module;
    private string? _drawn;

    [Inject] public required IJSRuntime Script { get; init; }

    /// <summary>ECharts' option object, plain data.</summary>
    [Parameter, EditorRequired] public required JsonObject Options { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>Written behind each value of the tooltip.</summary>
    [Parameter] public string Unit { get; set; } = "";

    /// <summary>Pixels.</summary>
    [Parameter] public int Height { get; set; } = 360;

    private bool Failed { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var text = Options.ToJsonString();
        if (text == _drawn || Failed)
            return;
        _drawn = text;
        try
        {
            var isFirst = _module is null;
            _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "./js/echart.js");
            await _module.InvokeVoidAsync("draw", _element, Options, Unit);
            if (isFirst)
                StateHasChanged();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone; nothing is left to draw on.
        }
        catch (JSException)
        {
            Failed = true;
            StateHasChanged();
        }
    }

    private async Task DownloadAsync()
    {
        if (_module is not null)
            await _module.InvokeVoidAsync("download", _element, Label + ".svg");
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
