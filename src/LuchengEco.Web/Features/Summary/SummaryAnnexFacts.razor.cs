using System.Globalization;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Summary;

public sealed partial class SummaryAnnexFacts
{
    [Parameter, EditorRequired] public required YearEndSummary Summary { get; set; }

    internal static string NoteOf(YearEndSummary summary) =>
        string.Format(CultureInfo.InvariantCulture, DocumentText.FactsNote, summary.Facts.Sum(group => group.Facts.Count));
}
