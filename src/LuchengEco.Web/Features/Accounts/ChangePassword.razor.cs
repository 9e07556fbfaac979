using LuchengEco.Services.Accounts;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Accounts;

/// <summary>The form for a new password; the only page for somebody whose password is a first, a reset or an expired one.</summary>
public sealed partial class ChangePassword
{
    [Inject] public required PasswordService Passwords { get; init; }

    [Inject] public required PasswordRules Rules { get; init; }

    [Inject] internal EcoSignInManager SignInManager { get; init; } = null!;

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public required HttpContext Context { get; init; }

    [SupplyParameterFromForm(FormName = "password")]
    private PasswordInput? Input { get; set; }

    [SupplyParameterFromQuery(Name = EcoUrls.ExpiredParameter)]
    private string? Expired { get; set; }

    private IReadOnlyList<string> Problems { get; set; } = [];

    protected override void OnInitialized() => Problems = Expired is null ? [] : [AccountText.FormExpired];

    private async Task SubmitAsync()
    {
        if (Input is not { Current.Length: > 0, Fresh.Length: > 0 } || Input.Fresh != Input.Repeat)
        {
            Problems = [AccountText.PasswordsDiffer];
            return;
        }
        if (Input.Fresh == Input.Current)
        {
            Problems = [AccountText.PasswordSame];
            return;
        }
        // The cookie was held against its session before the page began.
        if (Context.User.UserId() is not { } userId || Context.User.SessionId() is not { } sessionId)
        {
            Navigation.NavigateTo(EcoUrls.SignIn, forceLoad: true);
            return;
        }
        var change = await Passwords.ChangeAsync(userId, sessionId, Input.Current, Input.Fresh, Context.RemoteAddress(), Context.RequestAborted);
        if (!change.IsDone)
        {
            Problems = change.Problems;
            return;
        }
        await SignInManager.EnterAsync(userId, sessionId);
        Navigation.NavigateTo(EcoUrls.Home, forceLoad: true);
    }

    private sealed class PasswordInput
    {
        public string? Current { get; set; }

        public string? Fresh { get; set; }

        public string? Repeat { get; set; }
    }
}
