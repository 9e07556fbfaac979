using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Features.Entry.Import;
using LuchengEco.Web.Tests.Hosting;
using LuchengEco.Web.Workbooks;
using Microsoft.Extensions.DependencyInjection;
using static LuchengEco.Web.Tests.Workbooks.Books;

namespace LuchengEco.Web.Tests.Workbooks;

/// <summary>Out of the database, through a file and back, with the whole catalogue and its demonstration.</summary>
public sealed class WorkbookImportTests(EcoHostFixture host) : IClassFixture<EcoHostFixture>
{
    private static readonly string[] Units = ["general", "air", "water", "soil-waste", "enforcement", "approval", "inspection", "monitoring", "party"];
    private static readonly YearMonth October = new(2024, 10);
    private static readonly YearMonth November = new(2024, 11);

    private MonthFormService Forms => host.Services.GetRequiredService<MonthFormService>();

    private WorkbookImport Import => host.Services.GetRequiredService<WorkbookImport>();

    /// <summary>The demonstration's 填报员 of every unit.</summary>
    private async Task<Actor> ClerkAsync() => await host.Services.GetRequiredService<ActorService>()
        .GetAsync((await host.Database.QueryAsync("SELECT id FROM users WHERE user_name = 'tianbao'", row => row.GetGuid(0)))[0], Token);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2024, 10)]
    [InlineData(2024, 11)]
    [InlineData(2024, 8)]
    [InlineData(2023, 12)]
    public async Task Month_OfEachUnitAndOfAll_ComesBackUnchanged(int year, int month)
    {
        var clerk = await ClerkAsync();
        foreach (var unit in Units.Append(null))
        {
            var form = (await Forms.GetAsync(clerk, new YearMonth(year, month), unit, Token))!;
            var book = EntryWorkbook.Write(form);

            Assert.Empty(Errors(book));
            var view = await Import.PreviewAsync(clerk, book, new YearMonth(year, month), Token);
            Assert.Equal(form.Units.Sum(part => part.Rows.Count), view.Lines.Count);
            Assert.All(view.Result.Lines, line => Assert.Equal((ImportOutcome.Unchanged, null), (line.Outcome, line.Message)));
            Assert.All(view.Result.Lines, line => Assert.Equal(line.Before, line.Row.Entry));
        }
    }

    [Theory]
    [InlineData(2023, "air")]
    [InlineData(2024, "water")]
    public async Task Year_OfAUnit_ComesBackUnchangedAndIsValid(int year, string unit)
    {
        var clerk = await ClerkAsync();
        var months = await Forms.GetYearAsync(clerk, year, unit, Token);
        var book = EntryWorkbook.Write(months);

        Assert.Empty(Errors(book));
        var view = await Import.PreviewAsync(clerk, book, new YearMonth(year, 1), Token);
        Assert.Equal(year == 2024 ? 11 : 12, view.Months.Count);
        Assert.All(view.Result.Lines, line => Assert.Equal(ImportOutcome.Unchanged, line.Outcome));
    }

    [Fact]
    public async Task RandomEdits_OfAWholeMonth_ComeBackExactly()
    {
        var clerk = await ClerkAsync();
        var form = (await Forms.GetAsync(clerk, November, null, Token))!;
        var rows = form.Units.SelectMany(unit => unit.Rows.Select(row => (unit.Unit.Name, Row: row))).ToList();
        var template = EntryWorkbook.Write(form);
        var edits = Gen.Int[0, rows.Count - 1].Array[1, 12].SelectMany(indexes =>
            Gen.Int.Array[indexes.Length].Select(seeds => indexes.Zip(seeds).DistinctBy(pair => pair.First).Select(pair => (rows[pair.First], EntryOf(rows[pair.First].Row, pair.Second))).ToList()));
        var samples = edits.Array[12].Single();
        foreach (var sample in samples)
        {
            var book = Edit(template, document =>
            {
                foreach (var ((sheet, row), entry) in sample)
                    Fill(document, sheet, row, entry);
            });

            var view = await Import.PreviewAsync(clerk, book, November, Token);

            var typed = sample.ToDictionary(edit => edit.Item1.Row.Code, edit => edit.Item2);
            Assert.All(view.Result.Lines, line => Assert.True((typed.TryGetValue(line.Row.Indicator, out var entry) ? entry : line.Before).SaysTheSameAs(line.Row.Entry),
                $"{line.Row.Indicator}: {line.Row.Entry} {line.Row.Problem}"));
            Assert.All(view.Result.Lines.Where(line => typed.ContainsKey(line.Row.Indicator) && !typed[line.Row.Indicator].SaysTheSameAs(line.Before)),
                line => Assert.True(line.Outcome == ImportOutcome.Changes, line.Message));
        }
    }

    [Fact]
    public async Task TenThousandRandomBlocks_NeverThrowAndNeverStoreAPart()
    {
        var clerk = await ClerkAsync();
        var form = (await Forms.GetAsync(clerk, October, "air", Token))!;
        var rows = form.Units[0].Rows.ToDictionary(row => (October, row.Code));
        var blocks = RandomBlocks.Of([.. rows.Values.Select(row => row.Code), "water.county-sections", "no.such", "air.PM25 ", ""]);
        var (read, applied, kept) = (0, 0, 0);
        foreach (var block in blocks.Array[10_000].Single())
        {
            EntryContent content;
            try
            {
                content = EntryReader.Read(block, October);
            }
            catch (WorkbookException refused)
            {
                Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", refused.Message);
                continue;
            }
            Assert.All(content.Lines, line => EntryLineReader.Read(line, rows.GetValueOrDefault((line.Month, line.Code)), content.Seen.GetValueOrDefault((line.Month, line.Code))));
            // The database has its say about every tenth; each of them tries the whole transaction.
            if (++read % 10 != 0)
                continue;
            var before = await StoredAsync();
            var view = await Import.PreviewAsync(clerk, block, October, Token);
            var result = (await Import.ApplyAsync(clerk, view, Token)).Result;
            Assert.Equal(view.Result.MayApply, result.Applied);
            Assert.Equal(before + (result.Applied ? view.Result.Changes : 0), await StoredAsync());
            (applied, kept) = (applied + (result.Applied ? 1 : 0), kept + (result.HasErrors ? 1 : 0));
        }
        Assert.True(read > 4000 && applied > 10 && kept > 100, $"{read} read, {applied} applied, {kept} kept out");

        async Task<long> StoredAsync() => (await host.Database.QueryAsync("SELECT count(*) FROM figure_revisions", row => row.GetInt64(0)))[0];
    }

    [Fact]
    public async Task Preview_OfForeignRows_IsForbiddenOnlyWhereTheyChange()
    {
        var clerk = await ClerkAsync();
        var form = (await Forms.GetAsync(clerk, November, "water", Token))!;
        var row = form.Units[0].Rows.First(row => row.Shape == FigureShape.Value);
        var book = Edit(EntryWorkbook.Write(form), document => Type(CellOf(document, row.Code, EntryColumn.Value), 1));

        var view = await Import.PreviewAsync(clerk with { Units = new HashSet<string> { "air" } }, book, November, Token);

        Assert.Equal(row.Code, Assert.Single(view.Result.Lines, line => line.Outcome == ImportOutcome.Forbidden).Row.Indicator);
        Assert.All(view.Result.Lines.Where(line => line.Row.Indicator != row.Code), line => Assert.Equal(ImportOutcome.Unchanged, line.Outcome));
        Assert.False(view.Result.MayApply);
    }

    /// <summary>A figure that the indicator may have, different for each seed.</summary>
    private static FigureEntry EntryOf(SheetRow row, int seed)
    {
        var part = (uint)seed;
        if (part % 11 == 0)
            return new FigureEntry(Mark: part % 2 == 0 ? FigureMark.NotApplicable : FigureMark.NotPublished, Note: "=SUM(A1) 2024-10 “备注”");
        if (row.Shape == FigureShape.Fraction)
        {
            var whole = part % 30 + 1;
            return new FigureEntry(Numerator: part / 64 % (whole + 1), Denominator: whole);
        }
        var (low, high) = (row.PlausibleMin ?? 0, row.PlausibleMax ?? 1000);
        return new FigureEntry(Value: Math.Round(low + (high - low) * (part % 1_000_003) / 1_000_003m, (int)(part % 7)), Weight: row.NeedsWeight && part % 3 > 0 ? part % 30 : null);
    }

    private static void Fill(SpreadsheetDocument document, string sheet, SheetRow row, FigureEntry entry)
    {
        foreach (var (column, number) in new[] { (EntryColumn.Value, entry.Value), (EntryColumn.Numerator, entry.Numerator), (EntryColumn.Denominator, entry.Denominator), (EntryColumn.Weight, entry.Weight) })
        {
            var cell = CellOf(document, row.Code, column, sheet);
            cell.RemoveAllChildren();
            cell.DataType = null;
            if (number is { } figure)
                Type(cell, figure);
        }
        Type(CellOf(document, row.Code, EntryColumn.Mark, sheet), entry.Mark == FigureMark.None ? "" : LuchengEco.Web.Features.Entry.FigureWords.Of(entry.Mark));
        Type(CellOf(document, row.Code, EntryColumn.Note, sheet), entry.Note ?? "");
    }
}
