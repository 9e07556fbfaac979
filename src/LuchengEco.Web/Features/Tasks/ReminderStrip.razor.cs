using System.Security.Cryptography;
using System.Text;
using LuchengEco.Services.Tasks;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.Tasks;

/// <summary>Reminds above the page until the person puts it away for the day; what is new that day shows again.</summary>
/// <remarks>A cookie remembers it in the browser, not the database: the first response can already leave the strip out, and nobody else needs to know.</remarks>
public sealed partial class ReminderStrip
{
    public const string Cookie = "eco-reminder";

    private MyTasks? _shown;

    [Inject] public required IJSRuntime Script { get; init; }

    [Parameter, EditorRequired] public required MyTasks Tasks { get; set; }

    /// <summary>Tells one person's day from another's in the same browser.</summary>
    [Parameter, EditorRequired] public string Person { get; set; } = "";

    /// <summary>Digest of what was put away; null when nothing was.</summary>
    [Parameter] public string? Dismissed { get; set; }

    [Parameter] public EventCallback<string?> DismissedChanged { get; set; }

    private IReadOnlyList<string> Lines { get; set; } = [];

    private string Signature { get; set; } = "";

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, Tasks))
            return;
        _shown = Tasks;
        Lines = ReminderLines.Of(Tasks);
        Signature = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Person} {Tasks.Today:O} {string.Join('\n', Lines)}")))[..16];
    }

    private async Task DismissAsync()
    {
        // Remembered first: what has vanished must stay away even when the page is left at once.
        var signature = Signature;
        await using (var module = await Script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["js/reminder.js"]))
            await module.InvokeVoidAsync("dismiss", Cookie, signature);
        await DismissedChanged.InvokeAsync(signature);
    }
}
