using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Admin;

/// <summary>A page of the administration: the service decides whether its reader may see it, and a refusal is a 403.</summary>
/// <typeparam name="TAsked">What the address asks.</typeparam>
/// <typeparam name="TView">What the page shows.</typeparam>
public abstract class AdminPage<TAsked, TView> : LoadedPage<TAsked, AdminModel<TView>>
    where TAsked : struct
    where TView : class
{
    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Snackbar { get; init; }

    protected TView? View => Model?.View;

    protected bool IsDenied => Model is { View: null, Actor: { } actor } && !actor.May(Operation);

    /// <summary>There is no such thing, although the reader might see it.</summary>
    protected bool IsUnknown => Model is { View: null } && !IsDenied;

    protected abstract EcoOperation Operation { get; }

    protected abstract TAsked Address { get; }

    protected sealed override TAsked Asked => Address;

    protected abstract Task<TView?> ReadAsync(Actor actor, TAsked asked, CancellationToken cancellationToken);

    protected sealed override async Task<AdminModel<TView>> LoadAsync(TAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        var view = await ReadAsync(actor, asked, cancellationToken);
        return new AdminModel<TView>(actor, view);
    }

    /// <summary>Asks a service for a change, with the reader read fresh, and shows what became of it.</summary>
    /// <returns>Null when it is done; otherwise the sentence that says what to do, for the form to show.</returns>
    protected async Task<string?> ChangeAsync(Func<Actor, Task<ChangeResult>> change, string done)
    {
        ArgumentNullException.ThrowIfNull(change);
        var result = await change(await Current.GetAsync());
        if (!result.Succeeded)
            return result.Message;
        Snackbar.Add(result.Outcome == ChangeOutcome.Unchanged ? AdminFormText.Unchanged : done, Severity.Success);
        await ReloadAsync();
        return null;
    }

    /// <summary>The same for a change without a form.</summary>
    protected async Task ChangeAtOnceAsync(Func<Actor, Task<ChangeResult>> change, string done)
    {
        if (await ChangeAsync(change, done) is { } problem)
            Snackbar.Add(problem, Severity.Error);
    }

    /// <returns>The reason, empty where none was asked; null when the answer is no.</returns>
    protected Task<string?> AskAsync(string title, string confirm, IReadOnlyList<string> lines, IReadOnlyList<string>? items = null, bool asksReason = false) =>
        new StepQuestion(title, confirm, lines, items ?? [], null, asksReason).AskAsync(Dialogs);
}

/// <summary>What a service gave; a null view is a refusal or nothing there.</summary>
public sealed record AdminModel<TView>(Actor Actor, TView? View) where TView : class;
