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

    [SupplyParameterFromQuery(Name = EcoUrls.TooOftenParameter)]
    private string? TooOften { get; set; }

    private string? Problem { get; set; }

    protected override async Task OnInitializedAsync()
    {
        // Somebody who signed in in another window wants to get on, not to sign in again.
        if ((await Current.GetAsync()).IsSignedIn)
            Navigation.NavigateTo(EcoUrls.Local(ReturnUrl), forceLoad: true);
        else
            Problem = TooOften is not null ? AccountText.SignInTooOften : Expired is not null ? AccountText.FormExpired : null;
    }

    private async Task SubmitAsync()
    {
        if (Input is not { UserName: { Length: > 0 } userName, Password: { Length: > 0 } password })
        {
            Problem = AccountText.SignInIncomplete;
            return;
        }
        if (await Users.FindByNameAsync(userName.Trim()) is not { } user)
        {
            // As slow as a wrong password: time does not tell who exists either.
            Users.PasswordHasher.HashPassword(new EcoUser(), password);
            Problem = AccountText.SignInWrong;
            return;
        }
        var result = await SignInManager.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            Navigation.NavigateTo(user.MustChangePassword ? EcoUrls.Password : EcoUrls.Local(ReturnUrl), forceLoad: true);
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
