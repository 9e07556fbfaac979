using System.Globalization;
using System.Text.Json.Nodes;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>A year as it grows: a sum against its pace, or the failed days of a day rate against what the target allows.</summary>
public static class PaceChart
{
    /// <param name="indicator">In its report.</param>
    /// <param name="year">Of the report.</param>
    /// <param name="events">What happened in its months.</param>
    /// <returns>Null where nothing grows towards a target.</returns>
    public static DrawnChart? Draw(IndicatorReport indicator, int year, IReadOnlyList<ChartEvent>? events = null)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return (indicator.Traits, indicator.Progress) switch
        {
            ({ Accumulation: Accumulation.Sum }, { Target: { } target }) => OfSum(indicator, target, year, events ?? []),
            ({ Accumulation: Accumulation.Ratio, CountsDays: true }, { FailuresLeft: { } left, Target.Direction: Direction.AtLeast }) => OfFailures(indicator, left, year, events ?? []),
            _ => null,
        };
    }

    private static DrawnChart OfSum(IndicatorReport indicator, TargetGoal target, int year, IReadOnlyList<ChartEvent> events)
    {
        var now = indicator.Months.Select(point => point.ToDate).ToList();
        var before = Enumerable.Range(1, 12).Select(month => indicator.LastYearMonths.FirstOrDefault(point => point.Month == month) is { Value: not null } point ? point.ToDate : null).ToList();
        var asked = Enumerable.Range(1, 12).Select(month => MonthStanding.AskedOf(indicator, month)).ToList();
        return Draw(indicator, year, events, string.Format(CultureInfo.InvariantCulture, ChartToolText.PaceTitle, indicator.ShortName), indicator.Traits.Unit, indicator.Traits.Decimals,
            ChartToolText.Grown, now, before, YearTable.AskedName(indicator), asked, indicator.WriteTarget(), target.Value, isAllowance: target.Direction == Direction.AtMost);
    }

    /// <summary>Days that failed so far plus those that the target still allows are the year's allowance; it is a single line, for nobody plans when days fail.</summary>
    private static DrawnChart OfFailures(IndicatorReport indicator, decimal left, int year, IReadOnlyList<ChartEvent> events)
    {
        var now = Failed(indicator.Months, indicator.Progress.ThroughMonth);
        var before = Failed(indicator.LastYearMonths, 12);
        var allowance = now.LastOrDefault(value => value is not null) is { } failed ? failed + left : left;
        return Draw(indicator, year, events, string.Format(CultureInfo.InvariantCulture, ChartToolText.FailuresTitle, indicator.ShortName), ChartToolText.Days, 0,
            ChartToolText.Failed, now, before, ChartToolText.Allowance, [.. Enumerable.Repeat<decimal?>(allowance, 12)], null, null, isAllowance: true);
    }

    /// <summary>Failed days to the end of each month; null where a month has no figure.</summary>
    private static List<decimal?> Failed(IReadOnlyList<MonthPoint> points, int through)
    {
        var sum = 0m;
        return
        [
            .. Enumerable.Range(1, 12).Select(month => points.FirstOrDefault(point => point.Month == month)?.Entry is { Numerator: { } good, Denominator: { } all } && month <= through
                ? sum += all - good
                : (decimal?)null),
        ];
    }

    private static DrawnChart Draw(IndicatorReport indicator, int year, IReadOnlyList<ChartEvent> events, string title, string unit, int decimals, string name, List<decimal?> now, List<decimal?> before,
        string askedName, List<decimal?> asked, string? targetText, decimal? target, bool isAllowance)
    {
        var (thisName, lastName) = (Name(year), Name(year - 1) + (indicator.ComparisonBreak is null ? "" : MaturityText.OtherDefinition));
        var grown = ChartParts.Line(thisName, ChartColours.ThisYear, now, width: 2.5);
        grown["areaStyle"] = new JsonObject { ["color"] = ChartColours.ThisYear, ["opacity"] = 0.12 };
        var pace = ChartParts.Line(askedName, indicator.Phased is null ? ChartColours.Target : ChartColours.Phased, asked, "dashed", symbols: false, width: 1.5);
        if (target is { } goal)
        {
            pace["markLine"] = new JsonObject
            {
                ["silent"] = true,
                ["symbol"] = "none",
                ["lineStyle"] = new JsonObject { ["color"] = ChartColours.Target, ["type"] = "solid", ["width"] = 1 },
                ["label"] = new JsonObject { ["formatter"] = string.Format(CultureInfo.InvariantCulture, ChartText.TargetWith, targetText), ["color"] = ChartColours.Ink, ["position"] = "insideStartTop" },
                ["data"] = new JsonArray(new JsonObject { ["yAxis"] = goal }),
            };
        }
        var series = new JsonArray(ChartParts.Line(lastName, ChartColours.LastYear, before, "dashed"), grown, pace);
        foreach (var flags in ChartParts.Events(events, month => month - 1))
            series.Add((JsonNode)flags);
        var options = ChartParts.Frame("axis");
        options["legend"] = ChartParts.Legend();
        options["grid"] = ChartParts.Grid(top: 88);
        options["xAxis"] = ChartParts.MonthAxis(Enumerable.Range(1, 12).Select(month => (JsonNode?)JsonValue.Create(string.Format(CultureInfo.InvariantCulture, ChartText.Month, month))));
        var axis = ChartParts.ValueAxis(unit, grid: true);
        // A target above everything so far would lie outside the axis.
        axis["max"] = now.Concat(before).Concat(asked).Append(target).Max() is { } highest && highest > 0 ? JsonValue.Create(Nice(highest)) : null;
        axis["min"] = 0;
        options["yAxis"] = axis;
        options["series"] = series;
        ChartParts.RaiseWhereWide(options, 60);
        return new DrawnChart
        {
            Title = title,
            FileName = title + " " + ChartParts.Period(year, indicator.Progress.ThroughMonth),
            Options = options,
            Table = new ChartTable(
                [new(ChartToolText.Month), new(thisName, true), new(lastName, true), new(askedName, true), new(ChartToolText.Difference, true), new(ChartToolText.Unit), new(ChartToolText.Against), .. events.Count > 0 ? [new ChartHead(ChartToolText.Event)] : Array.Empty<ChartHead>()],
                [.. Enumerable.Range(1, 12).Select(Row)]),
            Points = [.. Enumerable.Range(1, 12).Select(month => new ChartPoint(YearTable.MonthName(year, month),
            [
                ChartParts.Said(thisName, now[month - 1] is { } value ? Write(value) : ChartParts.Maturity(indicator, indicator.Months[month - 1])),
                .. before[month - 1] is { } then ? [ChartParts.Said(lastName, Write(then))] : Array.Empty<string>(),
                .. asked[month - 1] is { } bound ? [ChartParts.Said(askedName, NumberText.Plain(bound) + unit)] : Array.Empty<string>(),
                .. Against(month) is { Length: > 0 } against ? [ChartParts.Said(ChartToolText.Against, against)] : Array.Empty<string>(),
                .. ChartParts.TextsOf(events, month).Select(text => "⚑ " + text),
            ], month - 1))],
        };

        string Name(int of) => string.Format(CultureInfo.InvariantCulture, ChartText.ThisYear, of) + name;

        string Write(decimal value) => NumberText.Of(value, decimals) + unit;

        IReadOnlyList<ChartCell> Row(int month)
        {
            var (value, bound) = (now[month - 1], asked[month - 1]);
            return
            [
                YearTable.MonthName(year, month), Cell(value), Cell(before[month - 1]), ChartParts.Plain(bound), ChartParts.Plain(value - bound), unit, Against(month),
                .. events.Count > 0 ? [string.Join(ChartText.Separator, ChartParts.TextsOf(events, month))] : Array.Empty<ChartCell>(),
            ];
        }

        ChartCell Cell(decimal? value) => value is { } number ? new ChartCell(NumberText.Of(number, decimals), number, decimals) : new ChartCell("—");

        string Against(int month)
        {
            if (now[month - 1] is not { } value || asked[month - 1] is not { } bound)
                return "";
            var standing = (isAllowance ? value <= bound : value >= bound) ? Standing.Met : Math.Abs(value - bound) <= bound * 0.1m ? Standing.Near : Standing.Missed;
            return MonthStanding.Sign(standing) + " " + (isAllowance ? standing == Standing.Met ? ChartToolText.Within : ChartToolText.Beyond : MonthStanding.Word(standing));
        }
    }

    /// <summary>The next of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 × 10ⁿ that is not below <paramref name="highest"/>.</summary>
    private static decimal Nice(decimal highest)
    {
        var magnitude = 1m;
        while (magnitude > highest)
            magnitude /= 10;
        while (magnitude * 10 <= highest)
            magnitude *= 10;
        return new[] { 1m, 1.2m, 1.5m, 2m, 2.5m, 3m, 4m, 5m, 6m, 8m, 10m }.First(factor => factor * magnitude >= highest) * magnitude;
    }
}
