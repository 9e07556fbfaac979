using LuchengEco.Services.Accounts;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Admin;

/// <summary>What the page of a person's roles shows.</summary>
/// <param name="Actor">Who looks at it.</param>
/// <param name="MayLook">Whether they may.</param>
/// <param name="Row">The person; null when there is none.</param>
public sealed record PersonRolesView(Actor Actor, bool MayLook, PersonRow? Row);

/// <summary>Gives and takes the roles of one person, unlocks them, ends their sessions.</summary>
public sealed partial class PersonRolesPage
{
    private int _version;

    [Inject] public required RoleService Roles { get; init; }

    [Inject] public required SessionService Sessions { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Snackbar { get; init; }

    [Parameter] public Guid Id { get; set; }

    protected override PersonAsked Asked => new(Id, _version);

    private string? Problem { get; set; }

    /// <summary>A 系统管理员 who begins a new server gives one role only.</summary>
    private IReadOnlyList<string> Grantable => Model!.Actor.May(EcoOperation.GrantRoles) ? EcoRoles.All : [EcoRoles.SecurityAdministrator];

    protected override async Task<PersonRolesView> LoadAsync(PersonAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        var (mayLook, row) = await Roles.FindAsync(actor, asked.Id, cancellationToken);
        return new PersonRolesView(actor, mayLook, row);
    }

    private async Task GrantAsync(string role)
    {
        if (await AskAsync(AdminText.Grant, Phrase.Of(EcoRoles.IsAdministrator(role) ? AdminText.GrantAdministratorText : AdminText.GrantText,
            Model!.Row!.DisplayName, EcoRoles.NameOf(role))))
            await ShowAsync(await Roles.GrantAsync(await Current.GetAsync(), Id, role), AdminText.Granted);
    }

    private async Task TakeAsync(string role)
    {
        if (await AskAsync(AdminText.Take, Phrase.Of(AdminText.TakeText, Model!.Row!.DisplayName, EcoRoles.NameOf(role))))
            await ShowAsync(await Roles.TakeAsync(await Current.GetAsync(), Id, role), AdminText.Taken);
    }

    private async Task UnlockAsync() => await ShowAsync(await Roles.UnlockAsync(await Current.GetAsync(), Id), AdminText.Unlocked);

    private async Task EndSessionsAsync()
    {
        if (await AskAsync(AdminText.EndSessions, Phrase.Of(AdminText.EndSessionsText, Model!.Row!.DisplayName)))
            await ShowAsync(await Sessions.EndOfPersonAsync(await Current.GetAsync(), Id), AdminText.SessionsEnded);
    }

    private Task<bool> AskAsync(string word, string text) => AdminQuestion.AskAsync(Dialogs, word, word, [text], []);

    private async Task ShowAsync(AccountResult result, string done)
    {
        Problem = result.IsDone ? null : result.Message;
        if (result.IsDone)
            Snackbar.Add(done, Severity.Success);
        _version++;
        await OnParametersSetAsync();
    }
}
