using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Workbooks;

/// <summary>A workbook that cannot be taken at all; the message says in Chinese what to do.</summary>
internal sealed class WorkbookException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads an .xlsx that somebody sent, whoever wrote it, within limits that no form reaches.</summary>
internal static class WorkbookFile
{
    /// <summary>A form of a year has some hundred kilobytes.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>Bytes of all parts unpacked; a small file that grows beyond it is an attack or a mistake.</summary>
    private const long MaxUnpacked = 64L * 1024 * 1024;

    private const int MaxParts = 500;
    private const int MaxSheets = 60;
    private const int MaxRows = 20_000;
    private const int MaxCells = 400_000;
    private const int MaxSharedTexts = 200_000;

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    /// <exception cref="WorkbookException">It is no .xlsx, damaged, or too much.</exception>
    public static IReadOnlyList<Grid> Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length == 0)
            throw new WorkbookException(WorkbookText.TooSmall);
        if (content.Length > MaxBytes)
            throw new WorkbookException(Phrase.Of(WorkbookText.TooLarge, MaxBytes / 1024 / 1024));
        if (content.AsSpan().StartsWith(Compound))
            throw new WorkbookException(WorkbookText.OldExcel);
        if (!content.AsSpan().StartsWith(Zip))
            throw new WorkbookException(WorkbookText.NotExcel);
        try
        {
            RequireModest(content);
            using var document = SpreadsheetDocument.Open(new MemoryStream(content, writable: false), isEditable: false,
                new OpenSettings { MaxCharactersInPart = MaxUnpacked / 2 });
            return Read(document);
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            throw new WorkbookException(WorkbookText.Broken, exception);
        }
    }

    /// <summary>Unpacks everything once and keeps nothing: what a part claims to be long is not to be believed.</summary>
    private static void RequireModest(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MaxParts)
            throw new WorkbookException(WorkbookText.TooMuch);
        if (archive.Entries.Any(part => part.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            throw new WorkbookException(WorkbookText.WithMacros);
        if (archive.Entries.All(part => !part.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))
            || archive.Entries.All(part => !part.FullName.Contains("[Content_Types]", StringComparison.Ordinal)))
            throw new WorkbookException(WorkbookText.NotExcel);
        var buffer = new byte[64 * 1024];
        var unpacked = 0L;
        foreach (var part in archive.Entries)
        {
            using var stream = part.Open();
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                unpacked += read;
                if (unpacked > MaxUnpacked)
                    throw new WorkbookException(WorkbookText.TooMuch);
            }
        }
    }

    private static List<Grid> Read(SpreadsheetDocument document)
    {
        if (document.DocumentType is SpreadsheetDocumentType.MacroEnabledWorkbook or SpreadsheetDocumentType.MacroEnabledTemplate)
            throw new WorkbookException(WorkbookText.WithMacros);
        if (document.WorkbookPart is not { Workbook: { } workbook } part)
            throw new WorkbookException(WorkbookText.NotExcel);
        var sheets = workbook.Descendants<Sheet>().ToList();
        if (sheets.Count > MaxSheets)
            throw new WorkbookException(WorkbookText.TooMuch);
        var formats = new NumberFormats(part.WorkbookStylesPart?.Stylesheet);
        var texts = SharedTexts(part.SharedStringTablePart);
        var budget = new Budget();
        var grids = new List<Grid>();
        foreach (var sheet in sheets)
        {
            // A sheet of its own kind, such as a chart, has no cells.
            if (sheet.Id?.Value is { } id && part.Parts.FirstOrDefault(pair => pair.RelationshipId == id).OpenXmlPart is WorksheetPart cells)
                grids.Add(new Grid(sheet.Name?.InnerText ?? "", Rows(cells, formats, texts, budget)));
        }
        return grids;
    }

    private static List<string> SharedTexts(SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null)
            return texts;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (!reader.IsStartElement || reader.ElementType != typeof(SharedStringItem) || reader.LoadCurrentElement() is not SharedStringItem item)
                continue;
            if (texts.Count >= MaxSharedTexts)
                throw new WorkbookException(WorkbookText.TooMuch);
            texts.Add(TextOf(item));
        }
        return texts;
    }

    /// <summary>Runs of a rich text together, without the phonetic guides that East Asian versions keep beside it.</summary>
    private static string TextOf(OpenXmlElement item) =>
        string.Concat(item.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));

    private static List<GridRow> Rows(WorksheetPart part, NumberFormats formats, List<string> texts, Budget budget)
    {
        var rows = new List<GridRow>();
        var merged = new List<string>();
        var number = 0;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (!reader.IsStartElement)
                continue;
            if (reader.ElementType == typeof(Row) && reader.LoadCurrentElement() is Row row)
            {
                number = int.TryParse(row.RowIndex?.InnerText, out var written) && written > 0 ? written : number + 1;
                if (!row.HasChildren)
                    continue;
                budget.TakeRow();
                var cells = Cells(row, formats, texts, budget);
                if (cells.Count > 0)
                    rows.Add(new GridRow(number, cells));
            }
            else if (reader.ElementType == typeof(MergeCell) && reader.LoadCurrentElement() is MergeCell { Reference.InnerText: { Length: > 0 } area })
            {
                merged.Add(area);
            }
        }
        return Merges.Cover(rows, merged);
    }

    private static Dictionary<int, GridCell> Cells(Row row, NumberFormats formats, List<string> texts, Budget budget)
    {
        var cells = new Dictionary<int, GridCell>();
        var column = -1;
        foreach (var cell in row.Elements<Cell>())
        {
            column = Grid.ColumnOf(cell.CellReference?.InnerText) ?? column + 1;
            if (CellOf(cell, formats, texts) is not { } content)
                continue;
            budget.TakeCell();
            cells[column] = content;
        }
        return cells;
    }

    /// <returns>Null when the cell says nothing.</returns>
    private static GridCell? CellOf(Cell cell, NumberFormats formats, List<string> texts)
    {
        var value = cell.CellValue?.InnerText ?? "";
        switch (cell.DataType?.InnerText)
        {
            case "s":
                return int.TryParse(value, out var index) && index >= 0 && index < texts.Count && texts[index].Length > 0 ? new GridCell(GridKind.Text, texts[index]) : null;
            case "inlineStr":
                return cell.InlineString is { } inline && TextOf(inline) is { Length: > 0 } text ? new GridCell(GridKind.Text, text) : null;
            case "str":
                return value.Length > 0 ? new GridCell(GridKind.Text, value) : null;
            case "b":
                return new GridCell(GridKind.Logical, value == "1" ? "TRUE" : "FALSE");
            case "e":
                return new GridCell(GridKind.Error, value);
            case "d":
                return value.Length > 0 ? new GridCell(GridKind.Date, value) : null;
        }
        if (value.Length == 0)
            return cell.CellFormula is null ? null : new GridCell(GridKind.Uncalculated, "");
        return new GridCell(formats.KindOf(cell.StyleIndex?.InnerText), value);
    }

    /// <summary>What foreign bytes make the package, the XML reader or the SDK say; anything else would be a mistake of ours.</summary>
    private static bool IsOfFile(Exception exception) => exception is OpenXmlPackageException or XmlException or FileFormatException or InvalidDataException or IOException
        or FormatException or OverflowException or ArgumentException or InvalidOperationException or NotSupportedException or KeyNotFoundException;

    private sealed class Budget
    {
        private int _rows;
        private int _cells;

        public void TakeRow() => Take(ref _rows, MaxRows);

        public void TakeCell() => Take(ref _cells, MaxCells);

        private static void Take(ref int taken, int most)
        {
            if (++taken > most)
                throw new WorkbookException(WorkbookText.TooMuch);
        }
    }
}
