using LuchengEco.Domain;
using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.FrozenSummaries;

/// <summary>Says what a freeze does and cannot be undone, what would be in it, and asks for what it needs. Its result is the new version.</summary>
public sealed partial class FreezeDialog : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Kept aside: the source may be gone when somebody who was waited for comes back.</summary>
    private readonly CancellationToken _stopped;
    private ReportBasis _basis = ReportBasis.Approved;
    private FreezePlan? _plan;
    private FreezeStep? _step;
    private string _reason = "";
    private string? _problem;
    private bool _confirmed;

    public FreezeDialog() => _stopped = _stop.Token;

    [Inject] public required FreezeService Service { get; init; }

    [Inject] public required SummaryFreezer Freezer { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required SiteAddress Site { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    /// <summary>The year and its last month.</summary>
    [Parameter, EditorRequired] public YearMonth Through { get; set; }

    /// <summary>The past moment whose data are shown; null for now.</summary>
    [Parameter] public DateTimeOffset? AsOf { get; set; }

    /// <summary>Where the QR code will lead for as long as the paper lives, without the code.</summary>
    private Uri CheckAddress => new(Site.Of(EcoUrls.Check, new Uri(Navigation.Uri)));

    private ReportRequest Request => new(Through.Year, Through.Month, _basis, AsOf);

    protected override Task OnInitializedAsync() => PlanAsync();

    private Task ChooseAsync(ReportBasis basis)
    {
        (_basis, _confirmed) = (basis, false);
        return PlanAsync();
    }

    private async Task PlanAsync()
    {
        (_plan, _problem) = (null, null);
        var asked = _basis;
        var plan = await Service.PlanAsync(await Current.GetAsync(), Request, _stopped);
        if (asked == _basis)
            (_plan, _problem) = (plan, plan.Outcome == FreezeOutcome.Done ? null : plan.Message);
    }

    private async Task SaveAsync()
    {
        if (_step is not null || _plan is not { Outcome: FreezeOutcome.Done } plan)
            return;
        _problem = null;
        if (plan.UnapprovedFigures > 0 && !_confirmed)
        {
            _problem = FrozenPageText.ConfirmFirst;
            return;
        }
        if (plan.NeedsReason && string.IsNullOrWhiteSpace(_reason))
        {
            _problem = FrozenPageText.ReasonNeeded;
            return;
        }
        // At once: a second click must not freeze a second time.
        _step = FreezeStep.Reading;
        try
        {
            // Read fresh, so that a right withdrawn a minute ago no longer freezes.
            var result = await Freezer.FreezeAsync(await Current.GetAsync(), new FreezeRequest(Request, _reason, plan.UnapprovedFigures, plan.Version, plan.Fingerprint), new Uri(Navigation.Uri), Tell, _stopped);
            if (result is { Outcome: FreezeOutcome.Done, Frozen: { } frozen })
            {
                Dialog.Close(DialogResult.Ok(frozen));
                return;
            }
            if (result.Outcome is FreezeOutcome.Unconfirmed or FreezeOutcome.FrozenByAnother)
                await PlanAsync();
            _problem = result.Message;
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // Nothing was stored, and the dialog is closed.
        }
        finally
        {
            _step = null;
        }
    }

    private void Tell(FreezeStep step) => _ = InvokeAsync(() =>
    {
        _step = step;
        StateHasChanged();
    });

    private async Task CancelAsync()
    {
        await _stop.CancelAsync();
        Dialog.Cancel();
    }

    private static string StepText(FreezeStep step) => step switch
    {
        FreezeStep.Reading => FrozenPageText.StepReading,
        FreezeStep.Pdf => FrozenPageText.StepPdf,
        FreezeStep.Word => FrozenPageText.StepWord,
        FreezeStep.Excel => FrozenPageText.StepExcel,
        FreezeStep.Storing => FrozenPageText.StepStoring,
    };

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }
}
