using System.Globalization;

namespace LuchengEco.Web.Printing;

/// <summary>A field of an exported table as the page prints it; a number behind it where the print is one.</summary>
/// <param name="Text">As printed, its minus as a spreadsheet reads it.</param>
/// <param name="Number">Null for a word, a dash, or a number with something beside it.</param>
/// <param name="Decimals">Places that are printed.</param>
public readonly record struct ExportCell(string Text, decimal? Number, int Decimals)
{
    /// <summary>A word, whatever it looks like.</summary>
    public static implicit operator ExportCell(string? text) => new(text ?? "", null, 0);

    /// <summary>What stands in a column of numbers: 12.30 is a number with two places, “—” and “12 次” are words.</summary>
    public static ExportCell Printed(string? printed)
    {
        var text = (printed ?? "").Replace('−', '-');
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new ExportCell(text, number, text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? text.Length - point - 1 : 0)
            : text;
    }
}

/// <summary>A table of a page to take away: all of its rows in the order and with the filter of the page, not only those in sight.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Period">Which months or year it is about; empty where it is about none.</param>
/// <param name="Heads">One for each column; a unit and a status have columns of their own.</param>
/// <param name="Rows">Their fields in the order of <paramref name="Heads"/>.</param>
public sealed record ExportTable(string Title, string Period, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<ExportCell>> Rows)
{
    /// <summary>What stands between the title and the heads: period, basis, moment, who took it away.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];
}
