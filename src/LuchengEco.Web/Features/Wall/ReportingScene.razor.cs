using LuchengEco.Domain.Figures;
using LuchengEco.Services.Changes;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tasks;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Wall;

/// <summary>How complete and timely the units report, which months are missing, and what changed last. Names of persons do not belong on a wall.</summary>
public sealed partial class ReportingScene
{
    private const int MissingLines = 8;
    private const int ChangeLines = 7;

    [Parameter, EditorRequired] public required SubmissionMatrix Matrix { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ChangeLine> Changes { get; set; }

    [Parameter, EditorRequired] public required YearReport Report { get; set; }

    /// <summary>Months that are over and not submitted, or came back, the latest last.</summary>
    private IReadOnlyList<MissingMonth> Missing { get; set; } = [];

    protected override void OnParametersSet() => Missing =
    [
        .. from row in Matrix.Rows
           from cell in row.Cells
           where cell.State is ReportingState.Overdue or ReportingState.Due or ReportingState.Returned or ReportingState.Reopened
           orderby cell.DueOn, cell.Month
           select new MissingMonth(row.UnitName, cell.Month.Month, cell.State is ReportingState.Overdue or ReportingState.Due
               ? ReportingWords.OfDaysLeft(cell.DueOn.DayNumber - Matrix.Today.DayNumber)
               : ReportingWords.Of(cell.State)),
    ];

    private static string Percent(Share share) => share.Percent is { } percent ? Phrase.Of(WallText.Percent, percent.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)) : "—";

    private static string Of(Share share, string template) => share.Denominator == 0 ? WallText.NothingDue : Phrase.Of(template, share.Denominator, share.Numerator);

    private sealed record MissingMonth(string Unit, int Month, string Words);
}
