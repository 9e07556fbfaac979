using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Admin;
using LuchengEco.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Components.Layout;

public sealed partial class MainLayout : IDisposable
{
    private ErrorBoundary? _boundary;

    [Inject] public required IOptions<EcoOptions> Options { get; init; }

    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    private bool MenuOpen { get; set; }

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
        // A first password is good for nothing but replacing it.
        if (!actor.IsSignedIn)
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
