using System.Globalization;

namespace LuchengEco.Web.Workbooks;

/// <summary>Marks what lies under merged areas: a cell there looks filled and holds nothing.</summary>
internal static class Merges
{
    /// <summary>No form merges more; a larger area would only cost time.</summary>
    private const int MaxColumns = 64;

    public static List<GridRow> Cover(List<GridRow> rows, IReadOnlyList<string> areas)
    {
        foreach (var area in areas)
        {
            if (Parse(area) is not var (left, top, right, bottom) || right - left >= MaxColumns)
                continue;
            for (var index = 0; index < rows.Count; index++)
            {
                var row = rows[index];
                if (row.Number < top || row.Number > bottom)
                    continue;
                var cells = new Dictionary<int, GridCell>(row.Cells);
                for (var column = left; column <= right; column++)
                {
                    if (column != left || row.Number != top)
                        cells[column] = new GridCell(GridKind.Covered, "");
                }
                rows[index] = row with { Cells = cells };
            }
        }
        return rows;
    }

    private static (int Left, int Top, int Right, int Bottom)? Parse(string area)
    {
        var corners = area.Replace("$", "", StringComparison.Ordinal).Split(':');
        return corners.Length == 2 && Grid.ColumnOf(corners[0]) is { } left && Grid.ColumnOf(corners[1]) is { } right && RowOf(corners[0]) is { } top && RowOf(corners[1]) is { } bottom
            ? (Math.Min(left, right), Math.Min(top, bottom), Math.Max(left, right), Math.Max(top, bottom))
            : null;
    }

    private static int? RowOf(string reference) =>
        int.TryParse(reference.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"]), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
}
