using System.Globalization;
using LuchengEco.Domain.Figures;
using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Entry;

/// <summary>The form of a month as it was when loaded. From then on <c>js/entry/</c> owns what is inside the rows.</summary>
/// <remarks>
/// It renders once for each sheet, and when files were attached: a re-render after each saved cell would fight with the typist about the text in
/// the inputs. What was rendered before stands unchanged in such a render, so nothing that was typed is touched.
/// The page gives each loaded sheet a key of its own, so that a new one is a new table.
/// </remarks>
public sealed partial class EntryTable
{
    private (MonthlySheet Sheet, IReadOnlyDictionary<string, int> Evidence)? _rendered;

    [Parameter, EditorRequired] public required MonthlySheet Sheet { get; set; }

    [Parameter, EditorRequired] public required Actor Actor { get; set; }

    [Parameter] public EventCallback<(SheetUnit Unit, SubmissionAction Action)> OnStep { get; set; }

    [Parameter] public EventCallback<SheetRow> OnHistory { get; set; }

    /// <summary>How many files prove each figure; an indicator without any is not named.</summary>
    [Parameter] public IReadOnlyDictionary<string, int> Evidence { get; set; } = new Dictionary<string, int>();

    [Parameter] public EventCallback<SheetRow> OnEvidence { get; set; }

    /// <summary>What the grid's module takes hold of.</summary>
    public ElementReference Root { get; private set; }

    /// <summary>Typed and unacknowledged text is kept in the browser under this name: of one person, one month.</summary>
    private string DraftKey => $"eco-entry:{Actor.UserId:N}:{Sheet.Month}";

    protected override bool ShouldRender() => _rendered is not { } last || !ReferenceEquals(last.Sheet, Sheet) || !ReferenceEquals(last.Evidence, Evidence);

    protected override void OnAfterRender(bool firstRender) => _rendered = (Sheet, Evidence);

    private IEnumerable<SheetRow> RowsOf(SheetUnit unit) => Sheet.Rows.Where(row => row.UnitCode == unit.Code);

    private int FilesOf(SheetRow row) => Evidence.GetValueOrDefault(row.Code);

    private int FilledIn(SheetUnit unit) => RowsOf(unit).Count(row => !row.Entry.IsBlank);

    private int OwingIn(SheetUnit unit) => RowsOf(unit).Count(row => row.NeedsReason);

    private List<SubmissionAction> StepsOf(SheetUnit unit)
    {
        var steps = new List<SubmissionAction>();
        if (unit.MayFill)
            steps.Add(SubmissionAction.Submit);
        if (!Actor.MayReview(unit.Code))
            return steps;
        if (unit.State == SubmissionState.Submitted)
            steps.AddRange([SubmissionAction.Approve, SubmissionAction.Return]);
        if (unit.State == SubmissionState.Approved)
            steps.Add(SubmissionAction.Reopen);
        return steps;
    }

    private static string MessageId(SheetRow row) => $"message-{row.Code.Replace('.', '-')}";

    private static string OwedOf(SheetRow row) => row.NeedsReason ? "owed" : "explained";

    private static string? Author(SheetRow row) => row.ChangedAt is { } moment
        ? FigureWords.Format(MonthEntryText.ChangedBy, row.ChangedBy, Clock.ToLocal(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))
        : null;
}
