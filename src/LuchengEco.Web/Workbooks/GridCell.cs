namespace LuchengEco.Web.Workbooks;

/// <summary>What a cell of a foreign workbook holds.</summary>
public enum GridKind
{
    Text,

    /// <summary>A number as the file writes it, in <see cref="GridCell.Text"/>.</summary>
    Number,

    /// <summary>A number shown as a percentage: 0.975 stands for 97.5 %.</summary>
    Percent,

    /// <summary>A number shown as a date, or a date in ISO form.</summary>
    Date,

    /// <summary>#N/A and its like.</summary>
    Error,

    Logical,

    /// <summary>A formula whose result is not in the file.</summary>
    Uncalculated,

    /// <summary>Below or beside the first cell of a merged area: it can hold nothing.</summary>
    Covered,
}

/// <summary>One cell that says something.</summary>
public readonly record struct GridCell(GridKind Kind, string Text);

/// <summary>A row with its number as people see it and its cells by column, 0 for A.</summary>
internal sealed record GridRow(int Number, IReadOnlyDictionary<int, GridCell> Cells);

/// <summary>A sheet of a foreign workbook, free of how the file is built.</summary>
internal sealed record Grid(string Name, IReadOnlyList<GridRow> Rows)
{
    /// <summary>E7: what people call a cell.</summary>
    public static string Reference(int column, int row)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + (rest - 1) % 26) + letters;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{letters}{row}");
    }

    /// <summary>Column of a reference such as AB12, 0 for A; null when it is none.</summary>
    public static int? ColumnOf(ReadOnlySpan<char> reference)
    {
        var column = 0;
        var letters = 0;
        foreach (var sign in reference)
        {
            if (!char.IsAsciiLetter(sign))
                break;
            if (++letters > 3)
                return null;
            column = column * 26 + (char.ToUpperInvariant(sign) - 'A' + 1);
        }
        return letters == 0 ? null : column - 1;
    }
}
