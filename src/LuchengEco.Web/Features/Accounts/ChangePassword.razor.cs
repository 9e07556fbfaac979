using LuchengEco.Services.Accounts;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace LuchengEco.Web.Features.Accounts;

public sealed partial class ChangePassword
{
    [Inject] public required UserManager<EcoUser> Users { get; init; }

    [Inject] public required SignInManager<EcoUser> SignInManager { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public required Task<AuthenticationState> Authentication { get; init; }

    [SupplyParameterFromForm(FormName = "password")]
    private PasswordInput? Input { get; set; }

    [SupplyParameterFromQuery(Name = EcoUrls.ExpiredParameter)]
    private string? Expired { get; set; }

    private string? Problem { get; set; }

    /// <summary>Whoever may no longer be here, a locked account for one, is led to the sign-in page, which says why.</summary>
    protected override async Task OnInitializedAsync()
    {
        Problem = Expired is null ? null : AccountText.FormExpired;
        var user = await Users.GetUserAsync((await Authentication).User);
        if (user is not null && await SignInManager.CanSignInAsync(user) && !await Users.IsLockedOutAsync(user))
            return;
        await SignInManager.SignOutAsync();
        Navigation.NavigateTo(EcoUrls.SignIn, forceLoad: true);
    }

    private async Task SubmitAsync()
    {
        if (Input is not { Current.Length: > 0, Fresh.Length: > 0 } || Input.Fresh != Input.Repeat)
        {
            Problem = AccountText.PasswordsDiffer;
            return;
        }
        if (Input.Fresh == Input.Current)
        {
            Problem = AccountText.PasswordSame;
            return;
        }
        var user = await Users.GetUserAsync((await Authentication).User);
        if (user is null)
        {
            Navigation.NavigateTo(EcoUrls.SignIn, forceLoad: true);
            return;
        }
        user.MustChangePassword = false;
        var result = await Users.ChangePasswordAsync(user, Input.Current, Input.Fresh);
        if (!result.Succeeded)
        {
            Problem = string.Join(" ", result.Errors.Select(error => error.Description));
            return;
        }
        await SignInManager.RefreshSignInAsync(user);
        Navigation.NavigateTo(EcoUrls.Home, forceLoad: true);
    }

    private sealed class PasswordInput
    {
        public string? Current { get; set; }

        public string? Fresh { get; set; }

        public string? Repeat { get; set; }
    }
}
