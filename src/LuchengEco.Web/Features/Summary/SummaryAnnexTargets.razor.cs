using System.Globalization;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Summary;

public sealed partial class SummaryAnnexTargets
{
    [Parameter, EditorRequired] public required YearEndSummary Summary { get; set; }

    /// <summary>Whether a number of last year carries the sign that it means something else.</summary>
    internal static bool HasMarks(YearEndSummary summary) => summary.Targets.Any(line => line.LastYear.EndsWith('※'));

    /// <summary>The value, and behind it the word where months in it are not approved.</summary>
    internal static string ToDate(TargetLine line) => line.UnapprovedMonths.Count == 0 ? line.ToDate : line.ToDate + Phrase.Of(MaturityText.OfPredecessor, MaturityWords.Unapproved);

    internal static string ToDateHead(YearEndSummary summary) => summary.IsWholeYear
        ? DocumentText.WholeYear
        : string.Format(CultureInfo.InvariantCulture, DocumentText.ToDate, summary.Through.Month);
}
