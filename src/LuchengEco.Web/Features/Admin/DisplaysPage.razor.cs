using System.Globalization;
using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Displays;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The screens of the wall: issue one, see which were on lately, take one back.</summary>
public sealed partial class DisplaysPage
{
    private readonly HashSet<WallScene> _scenes = [.. DisplayService.AllScenes];
    private string _name = "";
    private int _seconds = DisplayService.DefaultSeconds;
    private DateOnly? _lastDay;
    private string? _problem;
    private Issue? _issued;

    [Inject] public required DisplayService Displays { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    protected override EcoOperation Operation => EcoOperation.ManageDisplays;

    protected override ValueTuple Address => default;

    private string Site => Navigation.BaseUri.TrimEnd('/');

    protected override Task<IReadOnlyList<DisplayLine>?> ReadAsync(Actor actor, ValueTuple asked, CancellationToken cancellationToken) => Displays.GetAsync(actor, cancellationToken);

    private async Task IssueAsync()
    {
        string? code = null;
        var name = _name.Trim();
        _problem = await ChangeAsync(async actor =>
        {
            var issued = await Displays.IssueAsync(actor, new DisplayDraft(name, [.. _scenes], _seconds, _lastDay));
            code = issued.Code;
            return issued.Result;
        }, Phrase.Of(DisplayAdminText.Issued, name));
        if (code is null)
            return;
        _issued = new Issue(name, code, Site + EcoUrls.WallStartWith(code));
        (_name, _lastDay) = ("", null);
    }

    private async Task RevokeAsync(DisplayLine line)
    {
        if (await AskAsync(Phrase.Of(DisplayAdminText.RevokeTitle, line.Name), DisplayAdminText.Revoke, [DisplayAdminText.RevokeText]) is null)
            return;
        await ChangeAtOnceAsync(actor => Displays.RevokeAsync(actor, line.Id), Phrase.Of(DisplayAdminText.RevokeDone, line.Name));
        if (_issued?.Name == line.Name)
            _issued = null;
    }

    private async Task CopyAsync()
    {
        try
        {
            await Script.InvokeVoidAsync("navigator.clipboard.writeText", _issued!.Link);
            Snackbar.Add(DisplayAdminText.Copied, Severity.Success);
        }
        catch (JSException)
        {
            // Browsers give the clipboard to pages on HTTPS only.
            Snackbar.Add(DisplayAdminText.CopyFailed, Severity.Warning);
        }
    }

    private void Toggle(WallScene scene)
    {
        if (!_scenes.Remove(scene))
            _scenes.Add(scene);
    }

    private static bool IsLive(DisplayLine line) => line.State is DisplayState.Waiting or DisplayState.Started;

    private static string LastDayOf(DateTimeOffset end) => Clock.ToLocal(end.AddTicks(-1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string NameOf(WallScene scene) => scene switch
    {
        WallScene.Goals => DisplayAdminText.SceneGoals,
        WallScene.Areas => DisplayAdminText.SceneAreas,
        WallScene.Indicators => DisplayAdminText.SceneIndicators,
        WallScene.Projects => DisplayAdminText.SceneProjects,
        WallScene.Reporting => DisplayAdminText.SceneReporting,
    };

    private static string WordOf(DisplayState state) => state switch
    {
        DisplayState.Waiting => DisplayAdminText.Waiting,
        DisplayState.Started => DisplayAdminText.Started,
        DisplayState.Expired => DisplayAdminText.Expired,
        DisplayState.Revoked => DisplayAdminText.Revoked,
    };

    /// <summary>A screen that was issued on this page; gone with it.</summary>
    private sealed record Issue(string Name, string Code, string Link);
}
