using System.Text.Json.Nodes;

namespace LuchengEco.Web.Charts;

/// <summary>A chart with everything that its frame needs: what is drawn, the same numbers as a table, and what each point says.</summary>
public sealed record DrawnChart
{
    /// <summary>What it shows, in words; heading of the frame and of its pictures.</summary>
    public required string Title { get; init; }

    /// <summary>Name of its files without extension, with subject and period.</summary>
    public required string FileName { get; init; }

    /// <summary>ECharts' option object, plain data; colours may be CSS variables.</summary>
    public required JsonObject Options { get; init; }

    public required ChartTable Table { get; init; }

    /// <summary>What the arrow keys walk along and the tooltip tells.</summary>
    public required IReadOnlyList<ChartPoint> Points { get; init; }

    /// <summary>Pixels.</summary>
    public int Height { get; init; } = 360;
}

/// <summary>One point of a chart in words, without markup.</summary>
/// <param name="Head">What it is, such as 2024年3月.</param>
/// <param name="Lines">Its values with unit and status.</param>
/// <param name="Column">Its place from left to right, from 0; on a chart whose tooltip belongs to an axis, the place on the axis.</param>
/// <param name="Row">Its place from top to bottom, from 0.</param>
public sealed record ChartPoint(string Head, IReadOnlyList<string> Lines, int Column, int Row = 0)
{
    /// <summary>Which series draws it; null where the tooltip belongs to the axis.</summary>
    public int? Series { get; init; }

    /// <summary>Which item of that series it is.</summary>
    public int? Data { get; init; }
}

/// <summary>Something that happened in a month and belongs to its figures.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Text">In a few words.</param>
public sealed record ChartEvent(int Month, string Text);

/// <summary>The numbers of a chart, for those who read rather than look, and for files.</summary>
/// <param name="Heads">One for each column; the first column names the row.</param>
/// <param name="Rows">Their cells in the order of <paramref name="Heads"/>.</param>
public sealed record ChartTable(IReadOnlyList<ChartHead> Heads, IReadOnlyList<IReadOnlyList<ChartCell>> Rows);

/// <param name="Text">Heading of the column.</param>
/// <param name="IsNumber">Whether its cells are numbers.</param>
public sealed record ChartHead(string Text, bool IsNumber = false);

/// <param name="Text">As it is printed.</param>
/// <param name="Number">The same as a number, for files; null for a text.</param>
/// <param name="Decimals">With which it is printed; null for as many as it has.</param>
public sealed record ChartCell(string Text, decimal? Number = null, int? Decimals = null)
{
    public static implicit operator ChartCell(string text) => new(text);

    public static ChartCell FromString(string text) => new(text);
}
