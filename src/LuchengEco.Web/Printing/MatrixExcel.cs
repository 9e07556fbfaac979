using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Services;
using LuchengEco.Services.Resources;
using LuchengEco.Services.Tasks;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Tasks;
using LuchengEco.Web.Resources;
using static LuchengEco.Web.Printing.ExcelCells;

namespace LuchengEco.Web.Printing;

/// <summary>The matrix as an Excel file: one sheet to read, one with a line per unit and month to compute on.</summary>
public static class MatrixExcel
{
    public static byte[] Write(SubmissionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ExcelStyles.Create();
            var title = Phrase.Of(MatrixText.FileTitle, matrix.Year, matrix.Today.Year, matrix.Today.Month, matrix.Today.Day);
            Add(workbook, MatrixText.SheetMatrix, title, Matrix(matrix), [18, .. Enumerable.Repeat(15, 12), .. Enumerable.Repeat(10, 6)]);
            Add(workbook, MatrixText.SheetLines, title, Lines(matrix), [18, 10, 12, 8, 8, 12, 18, 10]);
            workbook.Workbook.Save();
            document.PackageProperties.Title = title;
            document.PackageProperties.Created = matrix.ComputedAt.UtcDateTime;
        }
        return memory.ToArray();
    }

    private static IEnumerable<Cell[]> Matrix(SubmissionMatrix matrix)
    {
        yield return Heads([TaskText.Unit, .. Enumerable.Range(1, 12).Select(month => Phrase.Of(TaskText.MonthOf, month)),
            TaskText.Completeness, TaskText.Filled, TaskText.Total, TaskText.Timeliness, MatrixText.InTime, MatrixText.Counted]);
        foreach (var row in matrix.Rows)
            yield return [Text(row.UnitName), .. row.Cells.Select(cell => Text(MatrixWords.Brief(cell))), .. Rates(row.Completeness, row.Timeliness)];
        yield return [Text(TaskText.Completeness), .. matrix.Completeness.Select(share => Text(ReportingWords.Of(share))), .. Rates(matrix.TotalCompleteness, matrix.TotalTimeliness)];
        yield return [Text(TaskText.Timeliness), .. matrix.Timeliness.Select(share => Text(ReportingWords.Of(share)))];
        yield return [Text(MatrixText.RateRule)];
    }

    private static IEnumerable<Cell[]> Lines(SubmissionMatrix matrix)
    {
        yield return Heads(TaskText.Unit, TaskText.Month, TaskText.State, TaskText.Filled, TaskText.Total, TaskText.DueOn, TaskText.FirstSubmitted, TaskText.DaysLate);
        foreach (var row in matrix.Rows)
        {
            foreach (var cell in row.Cells)
            {
                yield return
                [
                    Text(row.UnitName), Text($"{cell.Month}"), Text(ReportingWords.Of(cell.State)), Number(cell.Filled, 0), Number(cell.Total, 0),
                    Text(cell.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                    Text(cell.FirstSubmittedAt is { } at ? Clock.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : ""), Number(cell.DaysLate, 0),
                ];
            }
        }
    }

    private static Cell[] Rates(Share completeness, Share timeliness) =>
    [
        Number(completeness.Percent, 1), Number(completeness.Numerator, 0), Number(completeness.Denominator, 0),
        Number(timeliness.Percent, 1), Number(timeliness.Numerator, 0), Number(timeliness.Denominator, 0),
    ];

    private static void Add(WorkbookPart workbook, string name, string title, IEnumerable<Cell[]> rows, int[] widths)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        foreach (var row in rows.Prepend([Text(title, ExcelStyles.Title)]))
            data.Append(new Row(row.AsEnumerable<OpenXmlElement>()));
        part.Worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane { HorizontalSplit = 1, VerticalSplit = 2, TopLeftCell = "B3", ActivePane = PaneValues.BottomRight, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new Columns(widths.Select((width, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true })),
            data,
            new PageMargins { Left = .5, Right = .5, Top = .6, Bottom = .6, Header = .3, Footer = .3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C— &P —")));
        var sheets = workbook.Workbook!.Sheets!;
        sheets.Append(new Sheet { Name = name, SheetId = (uint)sheets.Count() + 1, Id = workbook.GetIdOfPart(part) });
    }
}
