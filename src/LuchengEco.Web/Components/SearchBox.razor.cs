using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>A text to look for: filters while it is typed, and is committed on Enter or when the field is left.</summary>
public sealed partial class SearchBox
{
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string? Hint { get; set; }

    [Parameter] public string? Value { get; set; }

    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    /// <summary>Raised once typing is over; a page puts the text into its URL then.</summary>
    [Parameter] public EventCallback OnCommitted { get; set; }

    private Task TypeAsync(ChangeEventArgs arguments) => ValueChanged.InvokeAsync(arguments.Value as string ?? "");

    private async Task CommitAsync(ChangeEventArgs arguments)
    {
        await ValueChanged.InvokeAsync(arguments.Value as string ?? "");
        await OnCommitted.InvokeAsync();
    }
}
