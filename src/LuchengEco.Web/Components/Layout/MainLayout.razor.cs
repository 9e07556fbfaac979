using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tasks;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Admin;
using LuchengEco.Web.Features.Tasks;
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
    private int _turn;

    [Inject] public required IOptions<EcoOptions> Options { get; init; }

    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [CascadingParameter] public required Task<AuthenticationState> Authentication { get; init; }

    [Inject] public required TaskService Waiting { get; init; }

    [Inject] public required TaskBell Bell { get; init; }

    [Inject] public required ILogger<MainLayout> Logger { get; init; }

    [Inject] public required PrerenderHandoff Handoff { get; init; }

    /// <summary>Travels from the first response to the circuit; null from then on.</summary>
    [PersistentState] public string? TasksKey { get; set; }

    /// <summary>The reminder that the person has put away today, as the browser's cookie says.</summary>
    [PersistentState] public string? Dismissed { get; set; }

    [Inject] public required IHttpContextAccessor Http { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>Writes the tables of the page for those who take them away.</summary>
    [Inject] public required TableFiles Files { get; init; }

    private bool MenuOpen { get; set; }

    private Uri Here => new(Navigation.Uri);

    /// <summary>How the page looks at the data, as its address says.</summary>
    private ReportView View => ReportView.Read(Here, Time).View;

    /// <summary>What the address asked and nobody could follow.</summary>
    private string? Ignored => ReportView.Read(Here, Time).Ignored;

    /// <summary>Their own account is all that a person without any role may see.</summary>
    private bool LacksRole => _hasNoRole && new Uri(Navigation.Uri).AbsolutePath != EcoUrls.Account;

    /// <summary>Also where the mode was turned off and the figures stayed.</summary>
    private bool ShowsDemonstration { get; set; }

    /// <summary>Whether submissions can lie on the person's desk.</summary>
    private bool Reviews { get; set; }

    private bool ShowsAdministration { get; set; }

    private string DisplayName { get; set; } = "";

    /// <summary>Null for those who have none.</summary>
    private MyTasks? Tasks { get; set; }

    private string Person { get; set; } = "";

    /// <summary>Where figures are looked at or typed; elsewhere the badge is enough.</summary>
    private bool RemindsHere => Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0] is "" or "entry" or ['e', 'n', 't', 'r', 'y', '/', ..];

    /// <summary>A link that carries the view is marked by its path alone.</summary>
    private string? Active(string root) => !View.IsDefault && Here.AbsolutePath.StartsWith(root, StringComparison.Ordinal) ? "active" : null;

    private string SkipTarget => $"{Navigation.Uri.Split('#')[0]}#content";

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += CloseMenu;
        Bell.Rang += CountAnew;
        var actor = await Current.GetAsync();
        Reviews = actor.Reviews.Any(actor.MayReview);
        ShowsAdministration = AdminPages.Of(actor).Count > 0;
        (DisplayName, Person) = (actor.DisplayName, $"{actor.UserId}");
        Tasks = Handoff.Take<MyTasks>(TasksKey) ?? await Waiting.GetAsync(actor, withWarnings: false);
        if (!RendererInfo.IsInteractive)
            Dismissed = Http.HttpContext?.Request.Cookies[ReminderStrip.Cookie];
        TasksKey = RendererInfo.IsInteractive ? null : Handoff.Put(Tasks);
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
        CountAnew();
    }

    private void CountAnew() => _ = InvokeAsync(async () =>
    {
        try
        {
            var turn = ++_turn;
            var tasks = await Waiting.GetAsync(await Current.GetAsync(), withWarnings: false);
            // Changes ring often: an older count must not arrive last.
            if (turn != _turn)
                return;
            Tasks = tasks;
            StateHasChanged();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A badge must not take the page down; what is wrong the page itself will say.
            Logger.LogWarning(exception, "The tasks of the menu could not be counted");
        }
    });

    private void Recover() => _boundary?.Recover();

    public void Dispose()
    {
        Navigation.LocationChanged -= CloseMenu;
        Bell.Rang -= CountAnew;
    }
}
