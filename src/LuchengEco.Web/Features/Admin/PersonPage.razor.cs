using LuchengEco.Services.Accounts;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Whom an address asks for, and how often they were changed since it was opened.</summary>
public readonly record struct PersonAsked(Guid Id, int Version);

/// <summary>What the page of a person shows.</summary>
/// <param name="Actor">Who looks at it.</param>
/// <param name="Result">Why there is nobody to show.</param>
/// <param name="Person">The person.</param>
public sealed record PersonView(Actor Actor, AccountResult Result, PersonDetail? Person);

/// <summary>One account: edits it, keeps it out or lets it in, gives a new first password.</summary>
public sealed partial class PersonPage
{
    private int _version;

    [Inject] public required PeopleService People { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Snackbar { get; init; }

    [Parameter] public Guid Id { get; set; }

    protected override PersonAsked Asked => new(Id, _version);

    private PersonDraft? Draft { get; set; }

    private string? Problem { get; set; }

    /// <summary>Shown until the page is left.</summary>
    private string? Password { get; set; }

    protected override async Task<PersonView> LoadAsync(PersonAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        var (result, person) = await People.GetAsync(actor, asked.Id, cancellationToken);
        return new PersonView(actor, result, person);
    }

    protected override async Task OnParametersSetAsync()
    {
        var before = Model;
        await base.OnParametersSetAsync();
        if (!ReferenceEquals(before, Model))
            Draft = Model?.Person is { } person ? PersonDraft.Of(person.Row) : null;
    }

    private static string Lead(PersonDetail person) => person.Row.Units.Count == 0 ? AdminText.NoUnit : string.Join('、', person.Row.Units.Select(unit => unit.Name));

    private async Task SaveAsync(PersonDraft draft)
    {
        var result = await People.EditAsync(await Current.GetAsync(), Id, draft.Edit);
        Problem = result.Message;
        await ShowAsync(result, AdminText.Saved);
    }

    private async Task DisableAsync()
    {
        var duties = Model!.Person!.Duties;
        if (await AdminQuestion.AskAsync(Dialogs, AdminText.DisableTitle, AdminText.Disable,
            [AdminText.DisableText, .. duties.Count > 0 ? new[] { Phrase.Of(AdminText.DutiesRemain, duties.Count) } : []],
            [.. duties.Select(duty => $"{duty.Name}（{duty.Part}）")]))
            await ShowAsync(await People.DisableAsync(await Current.GetAsync(), Id), AdminText.Disabled);
    }

    private async Task EnableAsync() => await ShowAsync(await People.EnableAsync(await Current.GetAsync(), Id), AdminText.Enabled);

    private async Task ResetAsync()
    {
        if (!await AdminQuestion.AskAsync(Dialogs, AdminText.ResetPassword, AdminText.ResetPassword, [AdminText.ResetText], []))
            return;
        var result = await People.ResetPasswordAsync(await Current.GetAsync(), Id);
        Password = result.FirstPassword;
        await ShowAsync(result, AdminText.PasswordWasReset);
    }

    private async Task ShowAsync(AccountResult result, string done)
    {
        Snackbar.Add(result.IsDone ? done : result.Message ?? "", result.IsDone ? Severity.Success : Severity.Error);
        _version++;
        if (result.IsDone)
            await OnParametersSetAsync();
    }
}
