using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.Admin;

/// <summary>What the page of the audit shows.</summary>
/// <param name="Actor">Who looks at it.</param>
/// <param name="Page">Null when they may not.</param>
public sealed record AuditView(Actor Actor, AuditPage? Page);

/// <summary>What happened, for the 审计管理员: filters, the check of the chain, files to take away.</summary>
public sealed partial class AuditLogPage : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private string? _typed;

    [Inject] public required AuditService Audit { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "person")] private string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "action")] private string? Action { get; set; }

    [SupplyParameterFromQuery(Name = "outcome")] private string? OutcomeWord { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private int? PageNumber { get; set; }

    protected override AuditAsked Asked => AuditAsked.Parse(From, To, Person, Action, OutcomeWord, PageNumber);

    private bool IsBusy { get; set; }

    private string Outcome { get; set; } = "";

    private bool OutcomeIsBad { get; set; }

    private IReadOnlyList<FilterChoice> OutcomeChoices =>
    [
        new(AdminText.All, (Asked with { Outcome = null, Page = 1 }).Url(EcoUrls.AdminAudit), Asked.Outcome is null),
        .. AuditAsked.Outcomes.Select(outcome => new FilterChoice(AuditWords.OfOutcome(outcome), (Asked with { Outcome = outcome, Page = 1 }).Url(EcoUrls.AdminAudit),
            Asked.Outcome == outcome)),
    ];

    protected override async Task<AuditView> LoadAsync(AuditAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        return new AuditView(actor, await Audit.ListAsync(actor, asked.Filter, cancellationToken));
    }

    private void Go(AuditAsked asked) => Navigation.NavigateTo(asked.Url(EcoUrls.AdminAudit));

    private async Task CheckAsync()
    {
        IsBusy = true;
        try
        {
            var check = await Audit.CheckAsync(await Current.GetAsync());
            (Outcome, OutcomeIsBad) = check switch
            {
                null => (LayoutText.NoRightTitle, true),
                { BrokenAt: { } id } => (Phrase.Of(AdminText.AuditBroken, id), true),
                _ => (Phrase.Of(AdminText.AuditIntact, check.Entries), false),
            };
        }
        finally
        {
            IsBusy = false;
        }
    }

    private async Task ExportAsync(string format)
    {
        IsBusy = true;
        try
        {
            _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "./js/download.js");
            var result = await _module.InvokeAsync<FileAnswer>("download", Timeout.InfiniteTimeSpan, Asked.Url(EcoUrls.AuditFile(format)));
            (Outcome, OutcomeIsBad) = result switch
            {
                { Outcome: "saved" } => (Phrase.Of(SummaryPageText.Exported, result.Detail), false),
                { Outcome: "offline" } => (SummaryPageText.Offline, true),
                { Outcome: "signed-out" } => (SummaryPageText.SignedOut, true),
                { Outcome: "refused", Detail.Length: > 0 } => (result.Detail, true),
                _ => (Phrase.Of(SummaryPageText.Failed, result.Detail), true),
            };
        }
        finally
        {
            IsBusy = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_module is null)
            return;
        try
        {
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser left first.
        }
    }

    /// <summary>What <c>download.js</c> says became of a file.</summary>
    private sealed record FileAnswer(string Outcome, string Detail);
}
