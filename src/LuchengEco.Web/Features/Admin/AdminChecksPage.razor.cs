using LuchengEco.Domain;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>When a figure deserves a second look, tried on a month; filters and month stand in the URL.</summary>
public sealed partial class AdminChecksPage
{
    private string _month = "";
    private string? _problem;

    [Inject] public required ThresholdService Thresholds { get; init; }

    [Inject] public required EntryService Entry { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = EcoUrls.UnitParameter)] private string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "show")] private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "month")] private string? MonthText { get; set; }

    protected override EcoOperation Operation => EcoOperation.EditChecks;

    protected override AdminChecksAddress Address => new(Month);

    private YearMonth? Month => YearMonth.TryParse(MonthText, null, out var month) ? month : null;

    protected override async Task<AdminChecksView?> ReadAsync(Actor actor, AdminChecksAddress asked, CancellationToken cancellationToken) =>
        await Thresholds.GetAsync(actor, cancellationToken) is { } lines
            ? new AdminChecksView(lines, asked.Month is { } month ? await Thresholds.TryAsync(actor, month, cancellationToken) : null,
                (await Entry.GetMonthToFillAsync(actor, cancellationToken)).Neighbour(-1))
            : null;

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (_month.Length == 0 || Month is not null)
            _month = (Month ?? View?.Suggested)?.ToString() ?? "";
    }

    private void TryMonth()
    {
        _problem = YearMonth.TryParse(_month, null, out var month) ? null : CheckAdminText.MonthMissing;
        if (_problem is null)
            Navigation.NavigateTo(EcoUrls.AdminChecksOf(Unit, Show == "changed", month));
    }

    private Task<string?> SetAsync(ThresholdLine line, ThresholdValues values) =>
        ChangeAsync(actor => Thresholds.SetAsync(actor, line.Code, values), Phrase.Of(CheckAdminText.Saved, line.Name));

    private Task<string?> ResetAsync(ThresholdLine line) =>
        ChangeAsync(actor => Thresholds.ResetAsync(actor, line.Code), Phrase.Of(CheckAdminText.WasRestored, line.Name));
}

/// <summary>The month that is tried.</summary>
public readonly record struct AdminChecksAddress(YearMonth? Month);

/// <summary>What the page shows; the last month with figures is suggested.</summary>
public sealed record AdminChecksView(IReadOnlyList<ThresholdLine> Lines, CheckTrial? Trial, YearMonth? Suggested);
