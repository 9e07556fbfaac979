using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Domain;
using LuchengEco.Web.Printing;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>The formula that rounds against the product's rounding, computed by another program.</summary>
public sealed class ExcelFormulaTests
{
    private static readonly (decimal Exact, int Decimals, bool IsRate)[] Cases =
    [
        (26.5m, 0, false), (25.5m, 0, false), (26.500001m, 0, false), (26.499999m, 0, false), (0.5m, 0, false), (-2.5m, 0, false), (-3.5m, 0, false), (0.35m, 1, false), (28.25m, 1, false),
        (28.2501m, 1, false), (1.005m, 2, false), (2.675m, 2, false), (0.0000005m, 6, false), (99.95m, 1, true), (99.96m, 1, true), (99.9999m, 1, true), (100m, 1, true), (116.55m, 1, true), (99.5m, 0, true),
        (97.45m, 1, true), (85.714285714285m, 1, true), (0m, 1, true),
    ];

    [Fact]
    public async Task Round_ComputedByLibreOffice_IsHalfToEvenAndNeverUpToAHundred()
    {
        if (!LibreOffice.IsHere)
            return;
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(Cases.Select((one, index) => new Row(
                new Cell(new CellValue(one.Exact.ToString(CultureInfo.InvariantCulture))) { CellReference = $"A{index + 1}" },
                new Cell(new CellFormula(ExcelFormulas.Round($"A{index + 1}", one.Decimals, one.IsRate))) { CellReference = $"B{index + 1}" }))));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "S", SheetId = 1, Id = workbook.GetIdOfPart(part) }));
        }
        using var computed = SpreadsheetDocument.Open(new MemoryStream(await LibreOffice.ConvertAsync(memory.ToArray(), "xlsx", "xlsx")), isEditable: false);

        Assert.Equal(Cases.Select(one => one.IsRate ? Rounding.Rate(one.Exact, one.Decimals) : Rounding.HalfToEven(one.Exact, one.Decimals)),
            SheetReader.Rows(computed, "S").Select(row => decimal.Round(decimal.Parse(row[1].CellValue!.Text, NumberStyles.Float, CultureInfo.InvariantCulture), 9)));
    }
}
