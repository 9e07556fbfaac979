using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Workbooks;

/// <summary>One sheet of the workbook: the form of one unit and month.</summary>
internal static class EntrySheet
{
    /// <summary>The row of the heads; the first indicator stands below it.</summary>
    public const int HeadRow = 3;

    private const double LineHeight = 16.5;

    public static Worksheet Create(MonthForm form, UnitForm unit, bool isShown)
    {
        var last = EntryColumns.Letter(EntryColumns.All[^1]);
        var data = new SheetData(TitleRow(form, unit), StateRow(form, unit), HeadsRow());
        foreach (var (index, row) in unit.Rows.Index())
            data.Append(FigureRow(form, unit.Unit, row, HeadRow + 1 + index));
        // Without a row nothing is below the heads, and Excel wants no validation without one.
        var validations = EntryValidations.Of(form.Month, unit, HeadRow + 1);
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(
                new Pane
                {
                    HorizontalSplit = (int)EntryColumn.Value,
                    VerticalSplit = HeadRow,
                    TopLeftCell = $"{EntryColumns.Letter(EntryColumn.Value)}{HeadRow + 1}",
                    ActivePane = PaneValues.BottomRight,
                    State = PaneStateValues.Frozen,
                },
                new Selection { Pane = PaneValues.BottomRight, ActiveCell = FirstInput(unit), SequenceOfReferences = new ListValue<StringValue> { InnerText = FirstInput(unit) } })
            { WorkbookViewId = 0, ShowGridLines = false, TabSelected = isShown }),
            new SheetFormatProperties { DefaultRowHeight = LineHeight },
            new Columns(EntryColumns.All.Select(column => new Column
            {
                Min = (uint)column + 1,
                Max = (uint)column + 1,
                Width = EntryColumns.Width(column).Width,
                CustomWidth = true,
                Hidden = EntryColumns.Width(column).Hidden,
            })),
            data,
            // Rows and columns may be made wider; everything but the inputs stays as it is.
            new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false },
            new MergeCells(new MergeCell { Reference = $"{FirstShown}1:{last}1" },
                new MergeCell { Reference = $"{FirstShown}2:{EntryColumns.Letter(EntryColumn.LastYear)}2" }));
        if (FractionCheck(unit) is { } check)
            sheet.Append(check);
        if (validations.HasChildren)
            sheet.Append(validations);
        sheet.Append(
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = .4, Right = .4, Top = .5, Bottom = .6, Header = .3, Footer = .3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C" + WorkbookText.PageFooter)));
        return sheet;
    }

    private static string FirstShown => EntryColumns.Letter(EntryColumn.Name);

    private static string FirstInput(UnitForm unit) =>
        EntryColumns.Letter(unit.Rows is [var first, ..] && first.Shape == FigureShape.Fraction ? EntryColumn.Numerator : EntryColumn.Value) + (HeadRow + 1);

    private static Row TitleRow(MonthForm form, UnitForm unit) => Line(1, 30, (EntryColumn.Name,
        ExcelCells.Text(Phrase.Of(WorkbookText.Title, unit.Unit.Name, form.Month.Year, form.Month.Month), EntryStyles.Title)));

    private static Row StateRow(MonthForm form, UnitForm unit)
    {
        var state = SubmissionWords.Of(unit.Unit.State);
        var moment = EntryWorkbook.Moment(form.ReadAt);
        var text = unit.Unit.MayFill ? Phrase.Of(WorkbookText.StateOpen, state, moment) : Phrase.Of(WorkbookText.StateClosed, state, unit.Unit.WhyNot ?? "", moment);
        var cells = new List<(EntryColumn, Cell)> { (EntryColumn.Name, ExcelCells.Text(text, EntryStyles.State)) };
        if (unit.Rows.Any(row => row.IsDemonstration))
            cells.Add((EntryColumn.Help, ExcelCells.Text(WorkbookText.Demonstration, EntryStyles.Demonstration)));
        return Line(2, 24, [.. cells]);
    }

    private static Row HeadsRow() => Line(HeadRow, 24,
        [.. EntryColumns.All.Select(column => (column, ExcelCells.Text(EntryColumns.Head(column), EntryColumns.Width(column).Hidden ? EntryStyles.Hidden : EntryStyles.Head)))]);

    private static Row FigureRow(MonthForm form, SheetUnit unit, SheetRow row, int number)
    {
        var isOpen = IsOpen(unit, row);
        var texts = new Dictionary<EntryColumn, string>
        {
            [EntryColumn.Code] = row.Code,
            [EntryColumn.Month] = form.Month.ToString(),
            [EntryColumn.Name] = row.Name,
            [EntryColumn.Unit] = row.Unit,
            [EntryColumn.Mark] = row.Entry.Mark == FigureMark.None ? "" : FigureWords.Of(row.Entry.Mark),
            [EntryColumn.Note] = row.Entry.Note ?? "",
            [EntryColumn.Reason] = row.Reason ?? "",
            [EntryColumn.LastMonth] = FigureWords.Short(row, row.LastMonth),
            [EntryColumn.LastYear] = FigureWords.Short(row, row.LastYear),
            [EntryColumn.Help] = unit.MayFill && row.WhyNot is { } why ? why : HelpOf(row),
        };
        var lines = texts.Where(pair => !EntryColumns.Width(pair.Key).Hidden)
            .Max(pair => Math.Ceiling(Breadth(pair.Value) / (EntryColumns.Width(pair.Key).Width - 2) * (IsSmall(pair.Key) ? .85 : 1)));
        return Line(number, Math.Max(22, 4 + LineHeight * lines), [.. EntryColumns.All.Select(column => (column, CellOf(column)))]);

        Cell CellOf(EntryColumn column) => column switch
        {
            EntryColumn.Value => Number(column, row.Entry.Value),
            EntryColumn.Numerator => Number(column, row.Entry.Numerator),
            EntryColumn.Denominator => Number(column, row.Entry.Denominator),
            EntryColumn.Weight => Number(column, row.Entry.Weight),
            EntryColumn.Code or EntryColumn.Month => ExcelCells.Text(texts[column], EntryStyles.Hidden),
            EntryColumn.Name => ExcelCells.Text(texts[column], EntryStyles.Name),
            EntryColumn.Unit => ExcelCells.Text(texts[column], EntryStyles.Centred),
            EntryColumn.Mark => Written(texts[column], isOpen ? EntryStyles.InputMark : EntryStyles.Centred),
            EntryColumn.Note or EntryColumn.Reason => Written(texts[column], isOpen ? EntryStyles.InputText : EntryStyles.ClosedText),
            EntryColumn.LastMonth or EntryColumn.LastYear => ExcelCells.Text(texts[column], EntryStyles.Neighbour),
            EntryColumn.Help => ExcelCells.Text(texts[column], EntryStyles.Help),
        };

        Cell Number(EntryColumn column, decimal? value)
        {
            var style = !Takes(row, column) ? EntryStyles.Shaded : isOpen ? EntryStyles.InputNumber : EntryStyles.ClosedNumber;
            return value is not { } figure ? new Cell { StyleIndex = style } : FitsExcel(figure) ? ExcelCells.Styled(figure, style) : ExcelCells.Text(TypedNumber.Write(figure), style);
        }

        static Cell Written(string text, uint style) => text.Length == 0 ? new Cell { StyleIndex = style } : ExcelCells.Text(text, style);
    }

    /// <summary>Whether the reader may fill in this indicator now.</summary>
    public static bool IsOpen(SheetUnit unit, SheetRow row) => unit.MayFill && row.WhyNot is null;

    /// <summary>Whether the indicator has a number of this column.</summary>
    public static bool Takes(SheetRow row, EntryColumn column) => column switch
    {
        EntryColumn.Value => row.Shape == FigureShape.Value,
        EntryColumn.Numerator or EntryColumn.Denominator => row.Shape == FigureShape.Fraction,
        EntryColumn.Weight => row.NeedsWeight,
        EntryColumn.Mark or EntryColumn.Note or EntryColumn.Reason => true,
        _ => false,
    };

    /// <summary>Excel keeps fifteen digits; what has more travels as text.</summary>
    private static bool FitsExcel(decimal value) => TypedNumber.Write(value).Count(char.IsAsciiDigit) <= 15;

    private static string HelpOf(SheetRow row)
    {
        var parts = new List<string>();
        if (row.Shape == FigureShape.Fraction)
            parts.Add(Phrase.Of(WorkbookText.HelpFraction, row.NumeratorName, row.DenominatorName));
        if (row.NeedsWeight)
            parts.Add(WorkbookText.HelpMean);
        if (FigureWords.Range(row) is { Length: > 0 } range)
            parts.Add(Phrase.Of(WorkbookText.HelpRange, range));
        return string.Join(WorkbookText.HelpJoin, parts);
    }

    /// <summary>Red where a numerator is above its denominator, before anybody uploads it.</summary>
    private static ConditionalFormatting? FractionCheck(UnitForm unit)
    {
        if (!unit.Unit.MayFill || unit.Rows.All(row => row.Shape != FigureShape.Fraction))
            return null;
        var (numerator, denominator, first, last) = (EntryColumns.Letter(EntryColumn.Numerator), EntryColumns.Letter(EntryColumn.Denominator), HeadRow + 1, HeadRow + unit.Rows.Count);
        return new ConditionalFormatting(new ConditionalFormattingRule(
            new Formula($"AND(ISNUMBER(${numerator}{first}),ISNUMBER(${denominator}{first}),${numerator}{first}>${denominator}{first})"))
        { Type = ConditionalFormatValues.Expression, FormatId = 0, Priority = 1 })
        { SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{numerator}{first}:{denominator}{last}" } };
    }

    private static Row Line(int number, double height, params ReadOnlySpan<(EntryColumn Column, Cell Cell)> cells)
    {
        var row = new Row { RowIndex = (uint)number, Height = height, CustomHeight = number <= HeadRow };
        foreach (var (column, cell) in cells)
        {
            cell.CellReference = EntryColumns.Letter(column) + number.ToString(CultureInfo.InvariantCulture);
            row.Append(cell);
        }
        return row;
    }

    private static bool IsSmall(EntryColumn column) => column is EntryColumn.LastMonth or EntryColumn.LastYear or EntryColumn.Help;

    /// <summary>In widths of a digit; a Chinese character takes two.</summary>
    private static double Breadth(string text) => text.Sum(sign => sign < 0x2E80 ? 1 : 2);
}
