using System.Text.RegularExpressions;
using Text = LuchengEco.Services.Resources.NumberCheckText;

namespace LuchengEco.Services.NumberChecks;

/// <summary>A document as lines with places, headings and the heads of rows and columns.</summary>
internal sealed partial class CheckedDocument
{
    private const int LongestHeading = 40;

    public CheckedDocument(DocumentContent document)
    {
        var heading = "";
        var (paragraph, table) = (0, 0);
        foreach (var part in document.Parts)
        {
            switch (part)
            {
                case DocumentParagraph { Text: var text, Key: var key, IsHeading: var isHeading } when !string.IsNullOrWhiteSpace(text):
                    paragraph++;
                    if (text.Length <= LongestHeading && (isHeading || HeadingPattern().IsMatch(text)))
                        heading = text.Trim();
                    var line = new CheckedLine(key, text, Say(Text.PlaceParagraph, paragraph), heading, "", false);
                    Paragraphs.Add(line);
                    Lines.Add(line);
                    break;
                case DocumentTable { Rows: var rows }:
                    Tables.Add(new CheckedTable(rows, ++table, heading));
                    Lines.AddRange(Tables[^1].Rows.SelectMany(row => row));
                    break;
            }
        }
    }

    public List<CheckedLine> Paragraphs { get; } = [];

    public List<CheckedTable> Tables { get; } = [];

    /// <summary>Everything in the order of the document.</summary>
    public List<CheckedLine> Lines { get; } = [];

    internal static string Say(string template, params object?[] values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, template, values);

    [GeneratedRegex("^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|附件\\d|.{2,30}（\\d{4}年1(?:—\\d+)?月）$)", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingPattern();
}

/// <summary>A table with its cells by column.</summary>
internal sealed class CheckedTable
{
    public CheckedTable(IReadOnlyList<IReadOnlyList<DocumentCell>> rows, int number, string heading)
    {
        Heads = rows.Count == 0 ? [] : rows[0].DistinctBy(cell => cell.Column).ToDictionary(cell => cell.Column, cell => cell.Text.Trim());
        var first = "";
        foreach (var (index, row) in rows.Index())
        {
            // A row without a name of its own continues the one above.
            var name = row.Where(cell => cell.Column == 0).Select(cell => cell.Text.Trim()).FirstOrDefault("");
            first = name.Length > 0 ? name : first;
            Names.Add(first);
            var second = row.Where(cell => cell.Column == 1 && Domain.Writing.NumberFinder.Find(cell.Text).Count == 0 && !Domain.Writing.NumberFinder.IsUnit(cell.Text.Trim())).Select(cell => cell.Text.Trim()).FirstOrDefault("");
            Rows.Add([.. row.Select(cell => new CheckedLine(cell.Key, cell.Text, CheckedDocument.Say(Text.PlaceCell, number, index + 1, cell.Column + 1), heading,
                index == 0 ? "" : LabelOf(cell, first, second), true))]);
            Columns.Add([.. row.Select(cell => cell.Column)]);
        }
    }

    public List<IReadOnlyList<CheckedLine>> Rows { get; } = [];

    /// <summary>The column of each cell of each row.</summary>
    public List<IReadOnlyList<int>> Columns { get; } = [];

    /// <summary>What each row is of.</summary>
    public List<string> Names { get; } = [];

    public IReadOnlyDictionary<int, string> Heads { get; }

    public CheckedLine? Cell(int row, int column)
    {
        for (var index = 0; index < Columns[row].Count; index++)
        {
            if (Columns[row][index] == column)
                return Rows[row][index];
        }
        return null;
    }

    private string LabelOf(DocumentCell cell, string name, string second) => string.Join(Text.LabelSeparator,
        new[] { cell.Column == 0 ? "" : name, cell.Column > 1 ? second : "", Heads.GetValueOrDefault(cell.Column, "") }.Where(word => word.Length > 0).Distinct());
}
