using LuchengEco.Services.Accounts;
using LuchengEco.Web.Components;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Features.Accounts;

public sealed partial class SignIn
{
    [Inject] internal EcoSignInManager SignInManager { get; init; } = null!;

    [Inject] public required SignInService Door { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required IOptions<EcoOptions> Options { get; init; }

    [Inject] public required IOptions<AccountOptions> Accounts { get; init; }

    [CascadingParameter] public required HttpContext Context { get; init; }

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
        var answer = await Door.SignInAsync(userName, password, SessionDoor.Page, Context.RemoteAddress(), Context.Request.Headers.UserAgent.ToString(), Context.RequestAborted);
        if (answer is { Outcome: SignInOutcome.SignedIn, UserId: { } userId, SessionId: { } sessionId })
        {
            await SignInManager.EnterAsync(userId, sessionId);
            Navigation.NavigateTo(answer.MustChangePassword ? EcoUrls.Password : EcoUrls.Local(ReturnUrl), forceLoad: true);
            return;
        }
        Problem = answer.Outcome switch
        {
            SignInOutcome.Locked => Phrase.Of(AccountText.SignInLocked, Accounts.Value.LockoutMinutes),
            SignInOutcome.Disabled => AccountText.SignInDisabled,
            // One message for a wrong name and a wrong password: the page does not tell who exists.
            SignInOutcome.Wrong or SignInOutcome.SignedIn or SignInOutcome.MustChangePassword => AccountText.SignInWrong,
        };
    }

    private sealed class SignInInput
    {
        public string? UserName { get; set; }

        public string? Password { get; set; }
    }
}
