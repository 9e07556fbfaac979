using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace LuchengEco.Web.Components;

/// <summary>Sends somebody without a session to the sign-in page and back; somebody without the right to the page that says so.</summary>
public sealed class RedirectToSignIn : ComponentBase
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public required Task<AuthenticationState> Authentication { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        var back = "/" + Navigation.ToBaseRelativePath(Navigation.Uri);
        Navigation.NavigateTo(
            user.Identity is { IsAuthenticated: true } ? EcoUrls.Forbidden : $"{EcoUrls.SignIn}?{EcoUrls.ReturnParameter}={Uri.EscapeDataString(back)}",
            forceLoad: true);
    }
}
