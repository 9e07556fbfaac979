using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Entry;

/// <summary>Shows what a pasted block would change before anything of it is in the grid. Its result is the rows as they will be.</summary>
public sealed partial class PasteDialog
{
    /// <summary>Rows of one table; a block of a whole month has fewer, a mistaken one may have thousands.</summary>
    private const int MaxShown = 400;

    private ElementReference _apply;
    private ElementReference _cancel;

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    /// <summary>The preview with blanks that clear, or without.</summary>
    [Parameter, EditorRequired] public required Func<bool, PastePreview> Read { get; set; }

    private bool BlanksClear { get; set; }

    private PastePreview Preview { get; set; } = new([], []);

    private IEnumerable<(string Title, bool IsTurnedAway, IReadOnlyList<PasteCell> Cells)> Parts =>
        new (string Title, bool IsTurnedAway, IReadOnlyList<PasteCell> Cells)[]
        {
            (PasteText.TurnedAway, true, [.. Preview.Cells.Where(cell => cell.IsTurnedAway)]),
            (PasteText.Changes, false, [.. Preview.Cells.Where(cell => cell.Changes)]),
        }.Where(part => part.Cells.Count > 0);

    private string Summary => Preview.Rows.Count == 0
        ? FigureWords.Format(PasteText.NothingToApply, Preview.Same, Preview.Kept)
        : FigureWords.Format(PasteText.Summary, Preview.Changed, Preview.Cleared, Preview.Same, Preview.Kept);

    public static string Title => PasteText.Title;

    protected override void OnParametersSet() => Preview = Read(BlanksClear);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Enter applies at once; where nothing can be applied it leaves.
        if (firstRender)
            await (Preview.Rows.Count == 0 ? _cancel : _apply).FocusAsync();
    }

    private void Toggle(ChangeEventArgs args)
    {
        BlanksClear = args.Value is true;
        Preview = Read(BlanksClear);
    }

    private void Apply()
    {
        if (Preview.Rows.Count > 0)
            Dialog.Close(DialogResult.Ok(Preview.Rows));
    }

    private static string NameOf(PasteCell cell) => (cell.Row, cell.Field) switch
    {
        (null, _) => FigureWords.Format(PasteText.LineOfBlock, cell.Line + 1, cell.Place + 1),
        ({ } row, null) => row.Name,
        ({ } row, { } field) => EntryField.Of(row).Count == 1 && field.Column == EntryField.FirstNumber
            ? row.Name
            : FigureWords.Format(PasteText.NameOfCell, row.Name, field.Name),
    };
}
