using LuchengEco.Domain;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The rules that figures of one month keep among each other.</summary>
public sealed partial class AdminRulesPage
{
    /// <summary>No code of a rule.</summary>
    private const string New = "";

    private string? _editing;

    [Inject] public required RuleService Rules { get; init; }

    [Inject] public required EntryService Entry { get; init; }

    protected override EcoOperation Operation => EcoOperation.EditChecks;

    protected override ValueTuple Address => default;

    protected override async Task<AdminRulesView?> ReadAsync(Actor actor, ValueTuple asked, CancellationToken cancellationToken) =>
        await Rules.GetAsync(actor, cancellationToken) is { } book
            ? new AdminRulesView(book, (await Entry.GetMonthToFillAsync(actor, cancellationToken)).Neighbour(-1))
            : null;

    private async Task<string?> AddAsync(string code, RuleDraft draft)
    {
        var problem = await ChangeAsync(actor => Rules.AddAsync(actor, code, draft), RuleAdminText.Added);
        if (problem is null)
            Close();
        return problem;
    }

    private async Task<string?> EditAsync(RuleLine rule, RuleDraft draft)
    {
        var problem = await ChangeAsync(actor => Rules.EditAsync(actor, rule.Code, rule.Draft, draft), RuleAdminText.Saved);
        if (problem is null)
            Close();
        return problem;
    }

    private void Close()
    {
        _editing = null;
        StateHasChanged();
    }

    private Task SwitchAsync(RuleLine rule) => ChangeAtOnceAsync(actor => Rules.EditAsync(actor, rule.Code, rule.Draft, rule.Draft with { IsActive = !rule.Draft.IsActive }),
        Phrase.Of(rule.Draft.IsActive ? RuleAdminText.SwitchedOff : RuleAdminText.SwitchedOn, rule.Draft.Sentence));

    private async Task<RuleTrial?> TryAsync(RuleDraft draft, YearMonth month) => await Rules.TryAsync(await Current.GetAsync(), draft, month);
}

/// <summary>What the page shows; the last month with figures is suggested.</summary>
public sealed record AdminRulesView(RuleBook Book, YearMonth? Suggested);
