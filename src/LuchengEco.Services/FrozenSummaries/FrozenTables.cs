using System.Globalization;
using Text = LuchengEco.Services.Resources.FreezeText;

namespace LuchengEco.Services.FrozenSummaries;

/// <summary>A table of a frozen summary as texts, to be shown and compared.</summary>
/// <param name="Name">附件1 主要指标完成情况.</param>
/// <param name="Heads">Heads of the columns.</param>
/// <param name="Rows">In their order.</param>
/// <param name="IsPrinted">False for rows that only the workbook has.</param>
public sealed record FrozenTable(string Name, IReadOnlyList<string> Heads, IReadOnlyList<FrozenRow> Rows, bool IsPrinted = true)
{
    /// <summary>Columns of numbers.</summary>
    public IReadOnlySet<int> Numbers { get; init; } = new HashSet<int>();
}

/// <summary>A row: what it is recognised by in another version, what it is called, and its cells.</summary>
public sealed record FrozenRow(string Key, string Name, IReadOnlyList<string> Cells);

/// <summary>Lays the annexes of a frozen content out as tables.</summary>
public static class FrozenTables
{
    /// <summary>附件1 to 附件7 without the charts, whose numbers the months hold, and at the end what only the workbook has.</summary>
    public static IReadOnlyList<FrozenTable> Of(FrozenContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var document = content.Document;
        var annexes = document.Annexes.Select(annex => annex.Number + "\u3000" + annex.Title).ToList();
        var headlines = document.Indicators.Where(indicator => indicator.HeadlineOrder is not null).ToList();
        return
        [
            Targets(Annex(0), document.Targets),
            Months(Annex(2), headlines),
            Projects(Annex(3), document.Projects),
            Facts(Annex(4), document.Facts),
            Explanations(Annex(5), document.Explanations),
            Events(Annex(6), document.Events),
            // Those with a target stand in 附件1 already.
            Targets(Text.OtherTargets, [.. document.Others.Where(line => document.Targets.All(target => target.Code != line.Code))]) with { IsPrinted = false },
            Months(Text.OtherMonths, [.. document.Indicators.Where(indicator => indicator.HeadlineOrder is null)]) with { IsPrinted = false },
        ];

        string Annex(int index) => index < annexes.Count ? annexes[index] : "";
    }

    /// <summary>附件1: what the year asked of the indicators, and where they stand.</summary>
    public static FrozenTable Targets(string name, IReadOnlyList<FrozenTarget> targets) => new(name,
        [Text.HeadIndicator, Text.HeadUnit, Text.HeadTarget, Text.HeadToDate, Text.HeadStatus, Text.HeadNeeded, Text.HeadLastYear, Text.HeadReason, Text.HeadSource],
        [.. Keyed(targets, line => line.Code, line => line.Name, line =>
            [line.Name, line.Unit, line.Target, line.ToDate + Unapproved(line.UnapprovedMonths), line.StatusWord, line.Needed, line.LastYear, line.Reason, line.TargetNote])])
    {
        Numbers = new HashSet<int> { 2, 3, 5, 6 },
    };

    /// <summary>A month as 附件3 prints it.</summary>
    public static string MonthOf(FrozenMonth month)
    {
        ArgumentNullException.ThrowIfNull(month);
        return month.Mark switch
        {
            "notApplicable" => Text.SignNotApplicable,
            "notPublished" => Text.SignNotPublished,
            _ when month.Own.Length > 0 => month.Own,
            _ => month.ToDate.Length > 0 ? Text.SignNone : "",
        };
    }

    private static FrozenTable Months(string name, IReadOnlyList<FrozenIndicator> indicators) => new(name,
        [Text.HeadIndicator, Text.HeadSeries, .. Enumerable.Range(1, 12).Select(month => Say(Text.Month, month))],
        [
            .. Keyed(indicators, indicator => indicator.Code, indicator => indicator.ShortName, indicator => [Say(Text.NameWithUnit, indicator.ShortName, indicator.Unit)])
                .Zip(indicators).SelectMany(pair => new FrozenRow[]
                {
                    new(pair.First.Key + " own", pair.First.Name, [pair.First.Cells[0], Text.SeriesMonth, .. pair.Second.Months.Select(MonthOf)]),
                    new(pair.First.Key + " to-date", pair.First.Name, [pair.First.Cells[0], Text.SeriesToDate, .. pair.Second.Months.Select(month => month.ToDate)]),
                    new(pair.First.Key + " last-year", pair.First.Name, [pair.First.Cells[0], Text.SeriesLastYear, .. pair.Second.LastYearMonths.Select(MonthOf)]),
                }),
        ])
    {
        Numbers = Enumerable.Range(2, 12).ToHashSet(),
    };

    private static FrozenTable Projects(string name, IReadOnlyList<FrozenProject> projects) => new(name,
        [Text.HeadProject, Text.HeadArea, Text.HeadPlace, Text.HeadInvestment, Text.HeadCount, Text.HeadState, Text.HeadPercent, Text.HeadDue, Text.HeadCompleted],
        [.. Keyed(projects, line => line.Name, line => line.Name, line =>
            [line.Name, line.Area, line.Place, line.Investment, line.Count, StateWord(line.State), line.Percent, line.Due, line.Completed])])
    {
        Numbers = new HashSet<int> { 3, 4, 6 },
    };

    private static FrozenTable Facts(string name, IReadOnlyList<FrozenFact> facts) => new(name,
        [Text.HeadPlanItem, Text.HeadFact, Text.HeadWording, Text.HeadIndicator],
        [.. Keyed(facts, fact => $"{fact.PlanItem}\u001f{fact.Name}", fact => fact.Name, fact => [fact.PlanItem, fact.Name, fact.Wording, fact.Indicator])])
    {
        Numbers = new HashSet<int> { 2 },
    };

    private static FrozenTable Explanations(string name, IReadOnlyList<FrozenExplanation> goals) => new(name,
        [Text.HeadIndicator, Text.HeadPart, Text.HeadExplanation],
        [
            .. goals.SelectMany(goal => goal.Parts.SelectMany(part => part.Lines.Select((line, index) =>
                    new FrozenRow(Say("{0} {1} {2}", goal.Code, part.Part, index), goal.Title, [goal.Title, part.Heading, line.Text])))
                .Prepend(new FrozenRow(goal.Code + " printed", goal.Title, [goal.Title, goal.StatusWord, goal.Printed]))
                .Concat(goal.Cells.Select(cell => new FrozenRow($"{goal.Code} {cell.Month}", goal.Title,
                    [goal.Title, cell.Month, cell.Numbers + (cell.Counts ? "" : Text.NotCounted) + (cell.State is "" or "approved" ? "" : Text.Unapproved)])))),
        ]);

    private static FrozenTable Events(string name, IReadOnlyList<FrozenEvent> events) => new(name,
        [Text.HeadMonth, Text.HeadSubject, Text.HeadEvent, Text.HeadLink, Text.HeadAuthor],
        [.. Keyed(events, line => $"{line.Month} {line.Subject} {line.Text}", line => line.Subject, line => [line.Month, line.Subject, line.Text, line.Link, line.By])]);

    /// <summary>Rows of the same key are told apart by their order.</summary>
    private static IEnumerable<FrozenRow> Keyed<T>(IEnumerable<T> lines, Func<T, string> key, Func<T, string> name, Func<T, IReadOnlyList<string>> cells)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var known = key(line);
            var count = seen[known] = seen.GetValueOrDefault(known) + 1;
            yield return new FrozenRow(count == 1 ? known : Say("{0} #{1}", known, count), name(line), cells(line));
        }
    }

    private static string Unapproved(IReadOnlyList<int> months) => months.Count == 0 ? "" : Text.Unapproved;

    private static string StateWord(string state) => state switch
    {
        "planned" => Text.StatePlanned,
        "inProgress" => Text.StateInProgress,
        "completed" => Text.StateCompleted,
        _ => state,
    };

    private static string Say(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
