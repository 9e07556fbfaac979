using System.Text;
using System.Text.RegularExpressions;

namespace LuchengEco.Web.Features.Entry;

/// <summary>The rows and cells of a block as Excel and WPS put it on the clipboard.</summary>
/// <param name="Lines">As many cells in each as the line has; trimmed, a line break within a cell is a space, for no field here has two lines.</param>
/// <remarks>
/// Cells are separated by tabs and lines by any line break. A cell with a line break, a tab or a quotation mark comes in quotation marks, its own
/// doubled; a quotation mark that nothing closes was just typed. Spreadsheets end the last line too.
/// </remarks>
public sealed partial record ClipboardBlock(IReadOnlyList<IReadOnlyList<string>> Lines)
{
    public int Width => Lines.Max(line => line.Count);

    public static ClipboardBlock Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new List<List<string>> { new() };
        var at = 0;
        while (at <= text.Length)
        {
            var (cell, next) = CellAt(text, at);
            lines[^1].Add(LineBreak().Replace(cell, " ").Trim());
            if (next >= text.Length)
                break;
            at = next + 1;
            if (text[next] == '\t')
                continue;
            if (text[next] == '\r' && at < text.Length && text[at] == '\n')
                at++;
            lines.Add([]);
        }
        if (lines.Count > 1 && lines[^1] is [""])
            lines.RemoveAt(lines.Count - 1);
        return new ClipboardBlock(lines);
    }

    /// <summary>The text of the cell that starts at <paramref name="start"/>, and where what ends it stands.</summary>
    private static (string Cell, int End) CellAt(string text, int start)
    {
        if (start < text.Length && text[start] == '"' && Closing(text, start) is { } closing)
            return (text[(start + 1)..closing].Replace("\"\"", "\"", StringComparison.Ordinal), closing + 1);
        var end = text.AsSpan(start).IndexOfAny('\t', '\r', '\n');
        return end < 0 ? (text[start..], text.Length) : (text[start..(start + end)], start + end);
    }

    /// <summary>Where the quotation mark stands that closes the one at <paramref name="start"/> at the end of a cell.</summary>
    private static int? Closing(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length)
        {
            if (text[at] != '"')
            {
                at++;
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                at += 2;
            }
            else
            {
                return at + 1 == text.Length || text[at + 1] is '\t' or '\r' or '\n' ? at : null;
            }
        }
        return null;
    }

    [GeneratedRegex(@"\s*[\r\n]\s*")]
    private static partial Regex LineBreak();
}
