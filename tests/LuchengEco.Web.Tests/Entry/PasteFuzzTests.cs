using CsCheck;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Features.Entry;

namespace LuchengEco.Web.Tests.Entry;

/// <summary>Whatever a clipboard holds: no exception, a result for each cell, and nothing in a row that its own reader would not take.</summary>
public sealed class PasteFuzzTests
{
    private static readonly DateOnly Today = new(2024, 12, 1);

    private static readonly SheetRow[] Sheet =
    [
        Sheets.Mean,
        Sheets.Ratio with { CountsDays = true },
        Sheets.Sum,
        Sheets.Sum with { Code = "share", Unit = "%" },
        Sheets.Ratio with { Code = "closed" },
    ];

    /// <summary>What is found in cells, what looks like it, and what nobody expects.</summary>
    private static readonly Gen<string> Cell = Gen.OneOf(
        Gen.OneOf("", " ", "0", "26", "30", "31", "-5", "1,234.5", "1,23", "１２．５", "－3", "97.5%", "120％", "1.2万", "3亿", "1e9", "29/30", "不适用", "N/A", "—", "尚未公布", "无", "自动站",
            "=1+1", "#DIV/0!", "\"\"", "\"甲\n乙\"", "\"甲\t乙\"", "\"", "他说\"好\"", "99999999999999999999999", "1.23456789", "\u200b", "\ud800", "\udc00x", "\0", "\u2028", "\v", "𠮷"),
        Gen.Decimal.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.String[0, 12],
        Gen.String[Gen.Char["0123456789.,，。%％万亿 -－+/"], 1, 9],
        Gen.Int[490, 510].Select(length => new string('注', length)));

    private static readonly Gen<string> Block =
        from lines in Cell.Array[0, 6].Array[0, 8]
        from ending in Gen.OneOf("\r\n", "\n", "\r")
        from hasTail in Gen.Bool
        select string.Join(ending, lines.Select(line => string.Join('\t', line))) + (hasTail ? ending : "");

    private static readonly Gen<FigureEntry> Standing =
        from value in Gen.Decimal[0, 500].Select(number => decimal.Round(number, 2)).Nullable()
        from mark in Gen.OneOf(FigureMark.None, FigureMark.None, FigureMark.NotApplicable, FigureMark.NotPublished)
        from note in Gen.OneOf("旧的备注", null!)
        select mark == FigureMark.None ? new FigureEntry(value, Note: note) : new FigureEntry(Mark: mark, Note: note);

    [Fact]
    public void Read_TenThousandRandomBlocks_GivesAResultForEachCellAndNeverThrows() =>
        Gen.Select(Block, Standing.Array[Sheet.Length], Gen.Int[0, Sheet.Length - 1], Gen.OneOf(EntryField.Columns.ToArray()), Gen.Bool)
            .Sample((text, standing, first, column, blanksClear) => Holds(text, standing, first, column, blanksClear), iter: 10_000);

    private static void Holds(string text, FigureEntry[] standing, int first, string column, bool blanksClear)
    {
        var block = ClipboardBlock.Read(text);
        var targets = Sheet.Skip(first).Select((row, index) => new PasteTarget(row, TypedTexts.Of(standing[first + index]), row.Code == "closed" ? "已锁定" : null)).ToList();
        var preview = PastePreview.Read(block, targets, column, Sheets.November, Today, blanksClear);

        var named = preview.Cells.Where(cell => cell.Place is not null).Select(cell => (cell.Line, cell.Place!.Value)).ToList();
        Assert.Equal(block.Lines.SelectMany((line, down) => line.Select((_, across) => (down, across))), named);
        Assert.All(preview.Cells, cell => Assert.True(!cell.IsTurnedAway || cell.Reason is { Length: > 0 }));
        foreach (var row in preview.Rows)
        {
            var target = targets.Single(it => it.Row.Code == row.Indicator);
            Assert.Null(target.WhyClosed);
            Assert.NotNull(new TypedRow(row.Indicator, 0, true, row.Texts).Read(target.Row).Edit);
            Assert.Contains(preview.Cells, cell => cell.Row?.Code == row.Indicator && cell.Changes);
        }
        Assert.All(targets.Where(target => preview.Rows.All(row => row.Indicator != target.Row.Code)),
            target => Assert.DoesNotContain(preview.Cells, cell => cell.Row?.Code == target.Row.Code && cell.Changes));
        Assert.Equal(preview.Rows, PastePreview.Read(block, targets, column, Sheets.November, Today, blanksClear).Rows);
    }
}
