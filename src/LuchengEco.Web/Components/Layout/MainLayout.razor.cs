using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Admin;
using LuchengEco.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Components.Layout;

public sealed partial class MainLayout : IDisposable
{
    private ErrorBoundary? _boundary;
    private bool _hasNoRole;

    [Inject] public required IOptions<EcoOptions> Options { get; init; }

    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [CascadingParameter] public required Task<AuthenticationState> Authentication { get; init; }

    private bool MenuOpen { get; set; }

    /// <summary>Their own account is all that a person without any role may see.</summary>
    private bool LacksRole => _hasNoRole && new Uri(Navigation.Uri).AbsolutePath != EcoUrls.Account;

    /// <summary>Also where the mode was turned off and the figures stayed.</summary>
    private bool ShowsDemonstration { get; set; }

    /// <summary>Whether submissions can lie on the person's desk.</summary>
    private bool Reviews { get; set; }

    private bool ShowsAdministration { get; set; }

    private string DisplayName { get; set; } = "";

    private string SkipTarget => $"{Navigation.Uri.Split('#')[0]}#content";

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += CloseMenu;
        var actor = await Current.GetAsync();
        DisplayName = actor.DisplayName;
        Reviews = actor.Reviews.Any(actor.MayReview);
        ShowsAdministration = AdminPages.Of(actor).Count > 0;
        ShowsDemonstration = Options.Value.Demonstration || await Reporting.HasDemonstrationAsync(actor);
        _hasNoRole = actor is { IsSignedIn: true, MayRead: false };
        // A first or expired password is good for nothing but replacing it; who loses the session later is told so by the page.
        if (!actor.IsSignedIn && !RendererInfo.IsInteractive && (await Authentication).User.Identity is { IsAuthenticated: true })
            Navigation.NavigateTo(EcoUrls.Password, forceLoad: true);
    }

    private void ToggleMenu() => MenuOpen = !MenuOpen;

    private void CloseMenu(object? sender, LocationChangedEventArgs arguments)
    {
        _boundary?.Recover();
        MenuOpen = false;
        _ = InvokeAsync(StateHasChanged);
    }

    private void Recover() => _boundary?.Recover();

    public void Dispose() => Navigation.LocationChanged -= CloseMenu;
}
