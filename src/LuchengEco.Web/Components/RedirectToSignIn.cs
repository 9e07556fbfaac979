using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Rendering;

namespace LuchengEco.Web.Components;

/// <summary>Sends somebody without a session to the sign-in page and back; somebody without the right to the page that says so.</summary>
/// <remarks>Whoever loses the session while the page is open is told so in its place: what stands there may not go away without a word.</remarks>
public sealed class RedirectToSignIn : ComponentBase
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public required Task<AuthenticationState> Authentication { get; init; }

    private string? OverUrl { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        var signIn = $"{EcoUrls.SignIn}?{EcoUrls.ReturnParameter}={Uri.EscapeDataString("/" + Navigation.ToBaseRelativePath(Navigation.Uri))}";
        if (user.Identity is { IsAuthenticated: true })
            Navigation.NavigateTo(EcoUrls.Forbidden, forceLoad: true);
        else if (RendererInfo.IsInteractive)
            OverUrl = signIn;
        else
            Navigation.NavigateTo(signIn, forceLoad: true);
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (OverUrl is null)
            return;
        builder.OpenComponent<SessionOver>(0);
        builder.AddAttribute(1, nameof(SessionOver.Url), OverUrl);
        builder.CloseComponent();
    }
}
