using System.Globalization;
using Text = LuchengEco.Services.Resources.FreezeText;

namespace LuchengEco.Services.FrozenSummaries;

/// <summary>A value that no page prints: what was typed behind a printed number, or how it was counted.</summary>
/// <param name="Key">By which another version has the same.</param>
/// <param name="Place">Where, from the outside in.</param>
/// <param name="Printed">The text in which it shows; empty where it never does.</param>
/// <param name="Value">As a text; empty where there is none.</param>
/// <param name="IsNumber">Whether it is one.</param>
internal sealed record FrozenBehind(string Key, string Place, string Printed, string Value, bool IsNumber = true)
{
    private const string Separator = " · ";

    /// <summary>Everything in the content that the tables and texts do not show.</summary>
    public static IEnumerable<FrozenBehind> Of(FrozenContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var document = content.Document;
        return
        [
            .. document.Targets.SelectMany(line => Target("targets", line)),
            .. document.Others.SelectMany(line => Target("others", line)),
            // The workbook's own row of what 附件1 tells.
            .. document.Others.Where(line => document.Targets.Any(target => target.Code == line.Code)).Select(line => new FrozenBehind($"others {line.Code} row", line.Name, "",
                string.Join(Text.CellSeparator, [line.Name, line.Unit, line.Target, line.ToDate, line.StatusWord, line.Needed, line.LastYear, line.Reason, line.TargetNote]), IsNumber: false)),
            .. document.Indicators.SelectMany(Indicator),
            .. document.Projects.SelectMany(Project),
            .. document.Facts.SelectMany(Fact),
            .. document.Explanations.SelectMany(Explanation),
        ];
    }

    private static IEnumerable<FrozenBehind> Target(string list, FrozenTarget line)
    {
        var (key, place) = ($"{list} {line.Code} ", line.Name + Separator);
        return
        [
            new(key + "target", place + Text.HeadTarget, line.Target, Write(line.TargetValue)),
            new(key + "to-date", place + Text.HeadToDate, line.ToDate, Write(line.ToDateValue)),
            new(key + "last-year", place + Text.HeadLastYear, line.LastYear, Write(line.LastYearValue)),
            new(key + "decimals", place + Text.BehindDecimals, "", Write(line.Decimals)),
            new(key + "direction", place + Text.BehindDirection, "", line.Direction, IsNumber: false),
            new(key + "status", place + Text.HeadStatus, line.StatusWord, line.Status, IsNumber: false),
            new(key + "unapproved", place + Text.PlaceUnapproved, "", string.Join(Text.EnumerationComma, line.UnapprovedMonths)),
        ];
    }

    private static IEnumerable<FrozenBehind> Indicator(FrozenIndicator line)
    {
        var (key, place) = ($"indicator {line.Code} ", line.ShortName + Separator);
        return
        [
            new(key + "name", place + Text.HeadIndicator, "", line.Name, IsNumber: false),
            new(key + "decimals", place + Text.BehindDecimals, "", Write(line.Decimals)),
            new(key + "area", place + Text.HeadArea, "", line.Area, IsNumber: false),
            new(key + "department", place + Text.BehindDepartment, "", line.Department, IsNumber: false),
            new(key + "order", place + Text.BehindOrder, "", Write(line.HeadlineOrder)),
            new(key + "definition", place + Text.BehindDefinition, "", Write(line.DefinitionVersion)),
            new(key + "last-year", place + Text.HeadLastYear, "", Write(line.LastYear)),
            new(key + "last-year-full", place + Text.BehindLastYearFull, "", Write(line.LastYearFull)),
            .. line.Months.SelectMany(month => Month(key + "own ", place + Text.SeriesMonth, month)),
            .. line.LastYearMonths.SelectMany(month => Month(key + "last-year ", place + Text.SeriesLastYear, month)),
        ];
    }

    private static IEnumerable<FrozenBehind> Month(string series, string place, FrozenMonth month)
    {
        var (key, at) = ($"{series}{month.Month} ", place + Separator + string.Format(CultureInfo.InvariantCulture, Text.Month, month.Month));
        return
        [
            new(key + "value", at, FrozenTables.MonthOf(month), Write(month.Value)),
            new(key + "numerator", at + Separator + Text.BehindNumerator, "", Write(month.Numerator)),
            new(key + "denominator", at + Separator + Text.BehindDenominator, "", Write(month.Denominator)),
            new(key + "weight", at + Separator + Text.BehindWeight, "", Write(month.Weight)),
            // The sign of a mark is printed, except where the month has none.
            new(key + "mark", at + Separator + Text.BehindMark, FrozenTables.MonthOf(month), month.Mark, IsNumber: false),
            new(key + "state", at + Separator + Text.HeadStatus, "", month.State, IsNumber: false),
            new(key + "to-date", at + Separator + Text.SeriesToDate, series.EndsWith("own ", StringComparison.Ordinal) ? month.ToDate : "", month.ToDate),
        ];
    }

    private static IEnumerable<FrozenBehind> Project(FrozenProject line)
    {
        var (key, place) = ($"project {line.Name} ", line.Name + Separator);
        return
        [
            new(key + "planned", place + Text.BehindInvestmentPlanned, line.Investment, Write(line.InvestmentPlanned)),
            new(key + "done", place + Text.BehindInvestmentDone, line.Investment, Write(line.InvestmentDone)),
            new(key + "items", place + Text.BehindItemCount, line.Count, Write(line.ItemCount)),
            new(key + "items-done", place + Text.BehindItemDone, line.Count, Write(line.ItemDone)),
        ];
    }

    private static IEnumerable<FrozenBehind> Fact(FrozenFact fact)
    {
        var (key, place) = ($"fact {fact.PlanItem} {fact.Name} ", fact.Name + Separator);
        return
        [
            new(key + "value", place + Text.HeadWording, fact.Wording, Write(fact.Value)),
            new(key + "unit", place + Text.HeadUnit, fact.Wording, fact.Unit, IsNumber: false),
            new(key + "qualifier", place + Text.BehindQualifier, fact.Wording, fact.Qualifier, IsNumber: false),
        ];
    }

    private static IEnumerable<FrozenBehind> Explanation(FrozenExplanation goal)
    {
        var (key, place) = ($"explanation {goal.Code} ", goal.Title + Separator);
        return
        [
            new(key + "department", place + Text.BehindDepartment, "", goal.Department, IsNumber: false),
            new(key + "status", place + Text.HeadStatus, goal.StatusWord, goal.Status, IsNumber: false),
            .. goal.Cells.SelectMany(cell => new FrozenBehind[]
            {
                new($"{key}{cell.Month} state", place + cell.Month + Separator + Text.HeadStatus, "", cell.State, IsNumber: false),
            }),
        ];
    }

    private static string Write(decimal? value) => value is { } number ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : "";
}
