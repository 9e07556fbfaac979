using CsCheck;
using LuchengEco.Web.Workbooks;

namespace LuchengEco.Web.Tests.Workbooks;

/// <summary>Sheets as no form would be: heads at odd places, cells of every kind, codes of nobody.</summary>
internal static class RandomBlocks
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Pick("", " ", "12", "1,2", "1，234．5", "１２万", "97.5%", "29/30", "不适用", "尚未公布", "—", "=1+1", "#N/A", "2024-10", "2024-13", "指标代码", "数值", "\u0000", "\ud800", "1e999", "负3", "1.2.3"),
        Gen.Int[-5, 5000].Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)), Gen.String[Gen.Char, 0, 12]);

    private static readonly Gen<string> Numbers = Gen.OneOf(Gen.Int[-2, 40].Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Double.Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)), Pick("1E+400", "", "NaN", "0.97499999999999998", "45566"));

    private static readonly Gen<GridCell> Cells = Gen.Frequency(
        (5, Texts.Select(text => new GridCell(GridKind.Text, text))), (8, Numbers.Select(text => new GridCell(GridKind.Number, text))),
        (1, Gen.Select(Gen.Enum<GridKind>(), Gen.OneOf(Texts, Numbers), (kind, text) => new GridCell(kind, text))));

    /// <summary>One of these.</summary>
    public static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    public static Gen<IReadOnlyList<Grid>> Of(string[] codes)
    {
        var heads = Gen.Shuffle(EntryColumns.All.ToArray()).SelectMany(order => Gen.Int[6, order.Length].Select(length => order.Take(length).ToArray()));
        var sheet = heads.SelectMany(columns => RowsOf(columns, codes)).Select((columns, rows) => GridOf(columns, rows));
        // Now and then a sheet without a proper head, or two.
        return Gen.Frequency((12, sheet.Array[1]), (1, sheet.Array[2]), (1, Gen.Const(Array.Empty<Grid>()))).Select(grids => (IReadOnlyList<Grid>)grids);
    }

    private static Gen<(EntryColumn[] Columns, (string Code, (EntryColumn Column, GridCell Cell)[] Cells)[] Rows)> RowsOf(EntryColumn[] columns, string[] codes)
    {
        var typed = Gen.Select(Pick([.. columns.Where(column => column is not (EntryColumn.Code or EntryColumn.Month)).DefaultIfEmpty(EntryColumn.Help)]), Cells);
        return Gen.Select(Pick(codes), typed.Array[0, 3]).Array[0, 5].Select(rows => (columns, rows));
    }

    private static Grid GridOf(EntryColumn[] columns, (string Code, (EntryColumn Column, GridCell Cell)[] Cells)[] rows)
    {
        var head = new GridRow(3, columns.Index().ToDictionary(column => column.Index, column => new GridCell(GridKind.Text, EntryColumns.Head(column.Item))));
        return new Grid("表", [head, .. rows.Index().Select(row => new GridRow(row.Index + 4, CellsOf(row.Item)))]);

        Dictionary<int, GridCell> CellsOf((string Code, (EntryColumn Column, GridCell Cell)[] Cells) row)
        {
            var cells = new Dictionary<int, GridCell>();
            foreach (var (column, cell) in row.Cells)
                cells[Array.IndexOf(columns, column) is >= 0 and var at ? at : columns.Length] = cell;
            if (Array.IndexOf(columns, EntryColumn.Code) is >= 0 and var code)
                cells[code] = new GridCell(GridKind.Text, row.Code);
            return cells;
        }
    }
}
