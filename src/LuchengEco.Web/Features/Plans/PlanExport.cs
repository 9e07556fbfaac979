using LuchengEco.Domain.Progress;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Plans;

/// <summary>Plans to take away, from what the pages show.</summary>
public static class PlanExport
{
    /// <summary>The facts as <see cref="FactTable"/> shows them.</summary>
    public static ExportTable Facts(IReadOnlyList<FactRow> rows, int year)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new ExportTable(Phrase.Of(PlanText.TableCaption, year), PeriodWords.Of(year),
            [PlanText.ColumnName, PlanText.ColumnWording, PlanText.ColumnValue, PlanText.ColumnUnit, PlanText.ColumnItem, PlanText.ColumnIndicator],
            [
                .. rows.Select(row => (IReadOnlyList<ExportCell>)
                    [row.Fact.Name, row.Fact.Wording, ExportCell.Printed(NumberText.Plain(row.Fact.NormalisedValue)), row.Fact.NormalisedUnit, row.Item.Name, row.Fact.Indicator]),
            ]);
    }

    /// <summary>The tree from top to bottom: an item, then its published numbers, each in a row.</summary>
    public static ExportTable Tree(IReadOnlyList<PlanNode> roots, IReadOnlyList<AreaView> areas, int year)
    {
        ArgumentNullException.ThrowIfNull(roots);
        var names = areas.ToDictionary(area => area.Code, area => area.Name);
        return new ExportTable(Phrase.Of(PlanText.PageTitle, year), PeriodWords.Of(year),
            [TableText.Level, TableText.Kind, TableText.Item, TableText.Area, TableText.Text, PlanText.ColumnName, PlanText.ColumnWording, PlanText.ColumnValue, PlanText.ColumnUnit],
            [.. roots.SelectMany(root => Rows(root, 1, null))]);

        IEnumerable<IReadOnlyList<ExportCell>> Rows(PlanNode node, int level, string? inherited)
        {
            var area = node.AreaCode ?? inherited;
            IReadOnlyList<ExportCell> item = [ExportCell.Printed(NumberText.Plain(level)), PlanKindWords.Of(node.Kind), node.Name, area is null ? "" : names.GetValueOrDefault(area, area)];
            yield return [.. item, string.Join('\n', node.Paragraphs.Prepend(node.Description).Where(text => text.Length > 0)), "", "", "", ""];
            foreach (var fact in node.Facts)
                yield return [.. item, "", fact.Name, fact.Wording, ExportCell.Printed(NumberText.Plain(fact.NormalisedValue)), fact.NormalisedUnit];
            foreach (var row in node.Children.SelectMany(child => Rows(child, level + 1, area)))
                yield return row;
        }
    }

    /// <summary>Targets, values and statuses of two years as <see cref="ComparedIndicators"/> shows them.</summary>
    public static ExportTable Indicators(YearComparison view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (now, before) = (view.Now.Year, view.Before.Year);
        return new ExportTable($"{Phrase.Of(CompareText.Title, now, before)} {CompareText.IndicatorsTitle}", Phrase.Of(CompareText.IndicatorsLead, now, view.Now.Through.Month),
            [
                CompareText.Indicator, TableText.Measure, TableText.Replaced,
                .. new[] { now, before }.SelectMany(year => new[] { CompareText.Target, CompareText.Value, CompareText.Status }.Select(head => Phrase.Of(TableText.Of, year, head))), CompareText.Change,
            ],
            [
                .. view.Indicators.Select(pair => (IReadOnlyList<ExportCell>)
                [
                    (pair.Now ?? pair.Before)!.Name, (pair.Now ?? pair.Before)!.Traits.Unit, pair is { Now: { } own, Before: { } other } && own.Code != other.Code ? other.Name : "",
                    .. new[] { pair.Now, pair.Before }.SelectMany(Side), ExportCell.Printed(ComparedIndicators.Change(pair, now)),
                ]),
            ]);
    }

    /// <summary>Items along their predecessors as <see cref="ComparedItems"/> shows them.</summary>
    public static ExportTable Items(IReadOnlyList<ItemPair> items, int year)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new ExportTable($"{Phrase.Of(CompareText.Title, year, year - 1)} {CompareText.ItemsTitle}", PeriodWords.Of(year),
            [CompareText.Fate, Phrase.Of(CompareText.ItemOf, year), Phrase.Of(CompareText.ItemOf, year - 1)],
            [.. items.Select(pair => (IReadOnlyList<ExportCell>)[ComparedItems.Word(pair.Fate), Of(pair.Now), Of(pair.Before)])]);
    }

    /// <summary>Items of two years area by area as <see cref="ComparedAreas"/> shows them; items of a row do not answer each other.</summary>
    public static ExportTable Areas(IReadOnlyList<AreaItems> areas, int year)
    {
        ArgumentNullException.ThrowIfNull(areas);
        return new ExportTable($"{Phrase.Of(CompareText.Title, year, year - 1)} {CompareText.ItemsTitle}", PeriodWords.Of(year),
            [CompareText.Area, Phrase.Of(CompareText.ItemOf, year), Phrase.Of(CompareText.ItemOf, year - 1)],
            [
                .. areas.SelectMany(area => Enumerable.Range(0, Math.Max(1, Math.Max(area.Now.Count, area.Before.Count)))
                    .Select(at => (IReadOnlyList<ExportCell>)[area.Name, Of(area.Now.ElementAtOrDefault(at)), Of(area.Before.ElementAtOrDefault(at))])),
            ]);
    }

    private static string Of(ComparedItem? item) => item is null ? "" : $"{PlanKindWords.Of(item.Kind)} {item.Name}";

    private static IEnumerable<ExportCell> Side(IndicatorReport? side) =>
        [side?.WriteTarget(), ExportCell.Printed(side?.Write(side.Progress.Rounded)), side?.Progress.Target is null ? "" : StatusWords.Of(side.Progress.Status)];
}
