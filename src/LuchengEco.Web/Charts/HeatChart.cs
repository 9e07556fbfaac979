using System.Globalization;
using System.Text.Json.Nodes;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>Indicators × months: how far each month is from what the year asks of it.</summary>
public static class HeatChart
{
    private const int RowHeight = 24;
    private const int Around = 104;

    private static readonly Standing[] Judged = [Standing.Met, Standing.Near, Standing.Missed, Standing.Unjudged, Standing.Blank];

    /// <param name="indicators">In the order in which they are shown.</param>
    /// <param name="year">Of the report.</param>
    /// <param name="through">1 to 12: months after it are left empty.</param>
    public static DrawnChart Draw(IReadOnlyList<IndicatorReport> indicators, int year, int through)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        var (cells, points) = (new JsonArray(), new List<ChartPoint>());
        foreach (var (row, indicator) in indicators.Index())
        {
            for (var month = 1; month <= through; month++)
            {
                var found = MonthStanding.Of(indicator, month);
                cells.Add((JsonNode)Cell(row, month, found.Standing, points.Count));
                points.Add(Point(indicator, year, month, row, found, points.Count));
            }
        }
        var options = ChartParts.Frame("item");
        options["grid"] = new JsonObject { ["left"] = 8, ["right"] = 8, ["top"] = 84, ["bottom"] = 8, ["containLabel"] = true };
        options["xAxis"] = Axis(Enumerable.Range(1, 12).Select(month => string.Format(CultureInfo.InvariantCulture, ChartText.Month, month)), 60);
        options["xAxis"]!["position"] = "top";
        options["yAxis"] = Axis(indicators.Select(indicator => indicator.ShortName), 132);
        options["yAxis"]!["inverse"] = true;
        options["visualMap"] = Colouring();
        var used = cells.Select(cell => (Standing)cell!["value"]![2]!.GetValue<int>()).ToHashSet();
        options["legend"] = ChartParts.Legend();
        options["legend"]!["selectedMode"] = false;
        options["series"] = new JsonArray([new JsonObject
        {
            ["type"] = "heatmap",
            ["name"] = ChartToolText.Against,
            ["itemStyle"] = new JsonObject { ["borderColor"] = ChartColours.Surface, ["borderWidth"] = 2, ["borderRadius"] = 4 },
            ["emphasis"] = new JsonObject { ["itemStyle"] = new JsonObject { ["borderColor"] = ChartColours.Ink } },
            ["data"] = cells,
        }, .. Judged.Where(used.Contains).Select(standing => ChartParts.Key(Named(standing), MonthStanding.Colour(standing)))]);
        options["legend"]!["data"] = new JsonArray([.. Judged.Where(used.Contains).Select(standing => JsonValue.Create(Named(standing)))]);
        ChartParts.RaiseWhereWide(options, 60);
        var title = string.Format(CultureInfo.InvariantCulture, ChartToolText.HeatTitle, ChartParts.Period(year, through));
        return new DrawnChart { Title = title, FileName = title, Options = options, Table = TableOf(indicators, through), Points = points, Height = Around + RowHeight * indicators.Count };
    }

    private static JsonObject Cell(int row, int month, Standing standing, int point)
    {
        var cell = new JsonObject
        {
            ["value"] = new JsonArray(month - 1, row, (int)standing),
            ["point"] = point,
            ["label"] = new JsonObject { ["show"] = standing != Standing.Blank, ["formatter"] = MonthStanding.Sign(standing), ["color"] = MonthStanding.Ink(standing), ["fontSize"] = 11 },
        };
        // The ground's colour on the ground: only its edge shows that a month without a figure is one.
        if (standing == Standing.Blank)
            cell["itemStyle"] = new JsonObject { ["borderColor"] = ChartColours.LastYear, ["borderWidth"] = 1 };
        return cell;
    }

    private static ChartPoint Point(IndicatorReport indicator, int year, int month, int row, MonthStanding found, int index)
    {
        var point = indicator.Months.First(one => one.Month == month);
        var toDate = indicator.Phased is not null || indicator.Traits.Accumulation == Accumulation.Sum;
        return new ChartPoint($"{indicator.ShortName} {YearTable.MonthName(year, month)}",
        [
            found.Shown is { } shown ? ChartParts.Said(toDate ? ChartText.ToDate : ChartToolText.OwnValue, indicator.Write(shown) + indicator.Traits.Unit) : ChartParts.Maturity(indicator, point),
            .. found.Asked is { } asked ? [ChartParts.Said(YearTable.AskedName(indicator), (indicator.Direction == Direction.AtMost ? "≤" : "≥") + Domain.Progress.NumberText.Plain(asked) + indicator.Traits.Unit)] : Array.Empty<string>(),
            .. found.Standing != Standing.Blank ? [MonthStanding.Sign(found.Standing) + " " + MonthStanding.Word(found.Standing)] : Array.Empty<string>(),
            .. found.Shown is not null ? [ChartParts.Maturity(indicator, point)] : Array.Empty<string>(),
        ], month - 1, row)
        { Series = 0, Data = index };
    }

    private static JsonObject Axis(IEnumerable<string> names, int width) => new()
    {
        ["type"] = "category",
        ["data"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]),
        ["axisTick"] = new JsonObject { ["show"] = false },
        ["axisLine"] = new JsonObject { ["show"] = false },
        ["axisLabel"] = new JsonObject { ["color"] = ChartColours.Ink, ["interval"] = width > 60 ? 0 : null, ["width"] = width, ["overflow"] = "truncate", ["hideOverlap"] = true },
    };

    private static string Named(Standing standing) => $"{MonthStanding.Sign(standing)} {MonthStanding.Word(standing)}".Trim();

    private static JsonObject Colouring() => new()
    {
        ["type"] = "piecewise",
        ["show"] = false,
        ["seriesIndex"] = 0,
        ["dimension"] = 2,
        ["pieces"] = new JsonArray([.. Judged.Select(standing => new JsonObject { ["value"] = (int)standing, ["color"] = MonthStanding.Colour(standing) })]),
    };

    /// <summary>What is compared in each month with its sign; the state of the year closes the row.</summary>
    private static ChartTable TableOf(IReadOnlyList<IndicatorReport> indicators, int through) => new(
        [
            new(ChartToolText.Indicator), new(ChartToolText.Unit), .. Enumerable.Range(1, through).Select(month => new ChartHead(string.Format(CultureInfo.InvariantCulture, ChartText.Month, month), true)),
            new(ChartText.Target, true), new(ChartToolText.State),
        ],
        [
            .. indicators.Select(indicator => (IReadOnlyList<ChartCell>)
            [
                indicator.Name, indicator.Traits.Unit,
                .. Enumerable.Range(1, through).Select(month => MonthStanding.Of(indicator, month) is { Shown: { } shown } found
                    ? new ChartCell($"{indicator.Write(shown)} {MonthStanding.Sign(found.Standing)}", shown, indicator.Traits.Decimals)
                    : new ChartCell("—")),
                indicator.Progress.Target is null ? "—" : indicator.WriteTarget(), StatusWords.Of(indicator.Progress.Status),
            ]),
        ]);
}
