using LuchengEco.Services.Accounts;
using LuchengEco.Web.Features.Admin;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Accounts;

/// <summary>Grows with every change, so that the page loads anew.</summary>
public readonly record struct AccountAsked(int Version);

/// <summary>What a person sees of their own account.</summary>
public sealed record AccountView(Actor Actor, IReadOnlyList<SessionView> Sessions, IReadOnlyList<string> Units, IReadOnlyList<DutyLine> Duties);

/// <summary>个人中心: my sign-ins, roles, units and duties.</summary>
public sealed partial class AccountPage
{
    private int _version;

    [Inject] public required SessionService Sessions { get; init; }

    [Inject] public required AccountService Account { get; init; }

    [Inject] public required SessionLife Life { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Snackbar { get; init; }

    protected override AccountAsked Asked => new(_version);

    protected override async Task<AccountView> LoadAsync(AccountAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        var (units, duties) = await Account.GetMineAsync(actor, cancellationToken);
        return new AccountView(actor, await Sessions.GetMineAsync(actor, cancellationToken), units, duties);
    }

    private async Task EndAsync(Guid sessionId)
    {
        var actor = await Current.GetAsync();
        var ended = await Sessions.EndMineAsync(actor, sessionId);
        Snackbar.Add(ended ? AccountText.SessionEnded : AccountText.SessionGone, ended ? Severity.Success : Severity.Warning);
        await ShowAsync();
    }

    private async Task EndAllAsync(bool spareThis)
    {
        var word = spareThis ? AccountText.EndOthers : AccountText.EndAll;
        if (!await AdminQuestion.AskAsync(Dialogs, word, word, [spareThis ? AccountText.EndOthersText : AccountText.EndAllText], []))
            return;
        var ended = await Sessions.EndAllMineAsync(await Current.GetAsync(), spareThis);
        if (spareThis)
            Snackbar.Add(Components.Phrase.Of(AccountText.SessionsEnded, ended), Severity.Success);
        await ShowAsync();
    }

    /// <summary>Whoever ended their own session is nobody from here on, and the page says so.</summary>
    private async Task ShowAsync()
    {
        if (!(await Current.GetAsync()).IsSignedIn)
            return;
        _version++;
        await OnParametersSetAsync();
    }
}
