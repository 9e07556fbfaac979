using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Evidence;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Review;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Tasks;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MudBlazor;

namespace LuchengEco.Web.Features.Entry;

/// <summary>Loads and saves the form of a month; the table shows it, <c>js/entry/</c> types in it.</summary>
public sealed partial class EntryPage : IAsyncDisposable
{
    private readonly Dictionary<string, FigureEntry> _entries = [];
    private EntryTable? _table;
    private EntryView? _attached;
    private EntryGrid? _grid;
    private IDisposable? _leaving;

    [Inject] public required EntryService Figures { get; init; }

    [Inject] public required ReviewService Review { get; init; }

    [Inject] public required EvidenceService Files { get; init; }

    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PrerenderHandoff Handoff { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Snackbar { get; init; }

    [Inject] public required TaskBell Bell { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    [Parameter] public string? Month { get; set; }

    [SupplyParameterFromQuery(Name = EcoUrls.UnitParameter)]
    private string? Unit { get; set; }

    [PersistentState] public string? HandoffKey { get; set; }

    private EntryView? View { get; set; }

    private string? Problem { get; set; }

    private string Title => View is null
        ? MonthEntryText.MonthPicker
        : FigureWords.Format(MonthEntryText.Title, View.Sheet.Month.Year, View.Sheet.Month.Month);

    private bool MayFillAny => View?.Sheet.Units.Any(unit => unit.MayFill) ?? false;

    private static string WhyEmpty(EntryView view) => view switch
    {
        { Sheet.Units.Count: 0 } => MonthEntryText.NoUnit,
        _ when !view.Years.Contains(view.Sheet.Month.Year) => FigureWords.Format(PeriodText.NoPlanTitle, view.Sheet.Month.Year),
        _ => MonthEntryText.NoRows,
    };

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            _leaving = Navigation.RegisterLocationChangingHandler(LeaveAsync);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Month is null)
        {
            Navigation.NavigateTo(EcoUrls.Entry(await Figures.GetMonthToFillAsync(await Current.GetAsync()), Unit), replace: true);
            return;
        }
        if (!YearMonth.TryParse(Month, null, out var month))
        {
            (View, Problem) = (null, FigureWords.Format(MonthEntryText.MonthUnknown, Month));
            return;
        }
        var handed = Handoff.Take<EntryView>(HandoffKey);
        var view = handed is not null && handed.Sheet.Month == month && handed.Unit == Unit ? handed : await LoadAsync(month);
        HandoffKey = RendererInfo.IsInteractive ? null : Handoff.Put(view);
        Show(view);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (View is null || _table is null || ReferenceEquals(_attached, View) || !RendererInfo.IsInteractive)
            return;
        _attached = View;
        _grid ??= new EntryGrid(Script, DotNetObjectReference.Create(this));
        await _grid.AttachAsync(_table.Root, View.Sheet.Month);
    }

    /// <summary>Called by the grid with the rows that were typed.</summary>
    /// <returns>One answer for each row, in the order asked; then those of other rows whose warnings changed.</returns>
    [JSInvokable]
    public async Task<IReadOnlyList<RowReply>> SaveTypedAsync(string month, IReadOnlyList<TypedRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var known = View?.Sheet.Rows.ToDictionary(row => row.Code) ?? [];
        if (View is null || View.Sheet.Month.ToString() != month)
            return [.. rows.Select(row => new RowReply(row.Indicator, RowReply.Refused, row.Version, MonthEntryText.StaleMonth))];
        // Read fresh, so that a right withdrawn a minute ago no longer saves.
        var actor = await Current.GetAsync();
        var replies = new RowReply[rows.Count];
        var readable = new List<(int Index, SheetRow Row, FigureEdit Edit, Door Door)>();
        for (var index = 0; index < rows.Count; index++)
        {
            if (!known.TryGetValue(rows[index].Indicator, out var row))
                replies[index] = new RowReply(rows[index].Indicator, RowReply.Refused, rows[index].Version, MonthEntryText.StaleMonth);
            else if (rows[index].Read(row) is { Edit: { } edit })
                readable.Add((index, row, edit, rows[index].Pasted ? Door.Paste : Door.Page));
            else
                replies[index] = rows[index].Read(row).Refusal!;
        }
        var saved = new List<CellResult>();
        foreach (var door in readable.GroupBy(typed => typed.Door))
        {
            foreach (var batch in door.Chunk(EntryService.MaxBatch))
            {
                var results = await Figures.SaveAsync(actor, View.Sheet.Month, [.. batch.Select(typed => typed.Edit)], door.Key);
                saved.AddRange(results);
                foreach (var (typed, result) in batch.Zip(results))
                {
                    replies[typed.Index] = RowReply.Of(typed.Row, result);
                    if (result.Current is { } current)
                        _entries[typed.Row.Code] = current;
                }
            }
        }
        return [.. replies, .. await WarnAsync(View.Sheet.Month, saved)];
    }

    private void Show(EntryView view)
    {
        (View, Problem) = (view, null);
        _entries.Clear();
        foreach (var row in view.Sheet.Rows)
            _entries[row.Code] = row.Entry;
        _warnings.Clear();
        foreach (var row in view.Sheet.Rows)
            _warnings[row.Code] = new RowWarnings(row.Warnings, row.NeedsReason);
    }

    private async Task<EntryView> LoadAsync(YearMonth month)
    {
        var actor = await Current.GetAsync();
        var all = await Figures.GetSheetAsync(actor, month);
        var sheet = Unit is null
            ? all
            : all.Units.Any(unit => unit.Code == Unit)
                ? new MonthlySheet(month, [.. all.Units.Where(unit => unit.Code == Unit)], [.. all.Rows.Where(row => row.UnitCode == Unit)])
                : await Figures.GetSheetAsync(actor, month, Unit);
        return new EntryView(actor, sheet, all.Units, Unit, [.. (await Plans.GetYearsAsync(actor)).Select(year => year.Year)], Time.CurrentMonth())
        {
            Evidence = await Files.CountsAsync(actor, month, Unit),
        };
    }

    private async Task StepAsync(SheetUnit unit, SubmissionAction action)
    {
        if (View is null)
            return;
        var unsaved = _grid is null ? 0 : await _grid.FlushAsync();
        var month = View.Sheet.Month;
        if (action == SubmissionAction.Submit && await IsHeldUpAsync(unit))
            return;
        var dialog = await StepQuestion.Of(unit, month, action, BlanksOf(unit), unsaved).AskAsync(Dialogs);
        if (dialog is null)
            return;
        var result = await Review.ApplyAsync(await Current.GetAsync(), unit.Code, month, action, dialog.Length == 0 ? null : dialog, unit.Version);
        if (result.Outcome == ReviewOutcome.Done)
            Snackbar.Add(FigureWords.Format(MonthEntryText.StepDone, unit.Name, SubmissionWords.Of(result.State)), Severity.Success);
        else
            Snackbar.Add(result.Message ?? "", Severity.Error);
        Show(await LoadAsync(month));
        Bell.Ring();
    }

    private async Task ShowHistoryAsync(SheetRow row)
    {
        // What is still on its way belongs to the history too.
        if (_grid is not null)
            await _grid.FlushAsync();
        await FigureHistoryDialog.ShowAsync(Dialogs, new HistorySubject(row.Code, row.Name, row.Unit, row.Shape, row.Decimals, View!.Sheet.Month));
    }

    private async Task ShowEvidenceAsync(SheetRow row)
    {
        await EvidenceDialog.OpenAsync(Dialogs, row.Code, View!.Sheet.Month);
        View.Evidence = await Files.CountsAsync(await Current.GetAsync(), View.Sheet.Month, Unit);
    }

    private List<string> BlanksOf(SheetUnit unit) =>
        [.. View!.Sheet.Rows.Where(row => row.UnitCode == unit.Code && _entries[row.Code].IsBlank).Select(row => row.Name)];

    /// <summary>Sends what is still on its way before the page is left; what cannot be saved is asked about, and kept in the browser in any case.</summary>
    private async ValueTask LeaveAsync(LocationChangingContext context)
    {
        var unsaved = _grid is null ? 0 : await _grid.FlushAsync();
        if (unsaved > 0 && await StepQuestion.OfLeaving(unsaved).AskAsync(Dialogs) is null)
            context.PreventNavigation();
    }

    public async ValueTask DisposeAsync()
    {
        _leaving?.Dispose();
        if (_grid is not null)
            await _grid.DisposeAsync();
    }

    /// <summary>What the page was rendered from.</summary>
    /// <param name="Actor">Who looks at it.</param>
    /// <param name="Sheet">The form, of one unit if one was asked for.</param>
    /// <param name="Units">The units to choose from.</param>
    /// <param name="Unit">The unit that was asked for.</param>
    /// <param name="Years">Years that are set up.</param>
    /// <param name="Current">The last month that may be opened.</param>
    private sealed record EntryView(Actor Actor, MonthlySheet Sheet, IReadOnlyList<SheetUnit> Units, string? Unit, IReadOnlyList<int> Years,
        YearMonth Current)
    {
        /// <summary>Files of each figure.</summary>
        public IReadOnlyDictionary<string, int> Evidence { get; set; } = new Dictionary<string, int>();
    }
}
