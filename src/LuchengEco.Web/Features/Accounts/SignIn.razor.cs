using LuchengEco.Services.Accounts;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Features.Accounts;

public sealed partial class SignIn
{
    [Inject] public required SignInManager<EcoUser> SignInManager { get; init; }

    [Inject] public required UserManager<EcoUser> Users { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required IOptions<EcoOptions> Options { get; init; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    private SignInInput? Input { get; set; }

    [SupplyParameterFromQuery(Name = EcoUrls.ReturnParameter)]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery(Name = EcoUrls.ExpiredParameter)]
    private string? Expired { get; set; }

    private string? Problem { get; set; }

    protected override async Task OnInitializedAsync()
    {
        // Somebody who signed in in another window wants to get on, not to sign in again.
        if ((await Current.GetAsync()).IsSignedIn)
            Navigation.NavigateTo(EcoUrls.Local(ReturnUrl), forceLoad: true);
        else if (Expired is not null)
            Problem = AccountText.FormExpired;
    }

    private async Task SubmitAsync()
    {
        if (Input is not { UserName: { Length: > 0 } userName, Password: { Length: > 0 } password })
        {
            Problem = AccountText.SignInIncomplete;
            return;
        }
        var result = await SignInManager.PasswordSignInAsync(userName.Trim(), password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            var user = await Users.FindByNameAsync(userName.Trim());
            Navigation.NavigateTo(user is { MustChangePassword: true } ? EcoUrls.Password : EcoUrls.Local(ReturnUrl), forceLoad: true);
        }
        else
        {
            // One message for a wrong name and a wrong password: the page does not tell who exists.
            Problem = result.IsLockedOut ? AccountText.SignInLocked : AccountText.SignInWrong;
        }
    }

    private sealed class SignInInput
    {
        public string? UserName { get; set; }

        public string? Password { get; set; }
    }
}
