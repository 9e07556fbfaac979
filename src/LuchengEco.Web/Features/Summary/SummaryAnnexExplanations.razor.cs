using LuchengEco.Domain.Explanations;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Summary;

/// <summary>附件6: each headline goal with the words and cells that its panel on the pages shows.</summary>
public sealed partial class SummaryAnnexExplanations
{
    /// <summary>Months until which one table is short enough.</summary>
    private const int Half = 6;

    [Parameter, EditorRequired] public required YearEndSummary Summary { get; set; }

    /// <summary>Heads of a table of cells.</summary>
    internal static IReadOnlyList<string> Heads => [ExplainText.Month, ExplainText.Numbers, ExplainText.Counts, ExplainText.State];

    /// <summary>生态环境监测站填报的各月数据.</summary>
    internal static string Caption(ExplainedGoal goal) => Phrase.Of(ExplainText.Cells, goal.Explanation.UnitName);

    /// <summary>Value and status in one line: 26µg/m³　按期.</summary>
    internal static string Result(ExplainedGoal goal) => goal.Explanation.Printed + "\u3000" + StatusWords.Of(goal.Status);

    /// <summary>The months in one table, or in two of the same height beside each other.</summary>
    internal static IReadOnlyList<ExplanationCell[]> Halves(IReadOnlyList<ExplanationCell> cells) =>
        [.. cells.Chunk(cells.Count <= Half ? Half : (cells.Count + 1) / 2)];

    /// <summary>A month in the words of <see cref="Heads"/>.</summary>
    internal static string[] Row(ExplanationCell cell) =>
    [
        Phrase.Of(ExplainText.MonthOf, cell.Month.Month), cell.Numbers, Counts(cell), State(cell),
    ];

    internal static string Counts(ExplanationCell cell) => cell.Counts ? ExplainText.Counted : ExplainText.NotCounted;

    internal static string State(ExplanationCell cell) => cell.State is { } state ? SubmissionWords.Of(state) : DocumentText.SignNone;
}
