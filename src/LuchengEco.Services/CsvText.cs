namespace LuchengEco.Services;

/// <summary>Texts in CSV files that people open with a spreadsheet.</summary>
public static class CsvText
{
    /// <summary>What a spreadsheet would take for the beginning of a formula.</summary>
    private const string Beginnings = "=+-@\t\r\n";

    /// <summary>The text with an apostrophe before it where a spreadsheet would run it as a formula. For texts alone: a negative number is written bare, and CsvHelper's own escape would not.</summary>
    public static string Harmless(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0 && Beginnings.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
    }
}
