using LuchengEco.Services.Events;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Events;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Summary;

/// <summary>What happened in the months of the year; nothing where nobody noted anything.</summary>
public sealed partial class SummaryAnnexEvents
{
    [Parameter, EditorRequired] public required YearEndSummary Summary { get; set; }

    internal static IReadOnlyList<string> Heads => [DocumentText.EventMonth, DocumentText.EventSubject, DocumentText.EventText, DocumentText.EventLink, DocumentText.EventAuthor];

    /// <summary>An event under <see cref="Heads"/>.</summary>
    internal static string[] Row(EventLine line) => [SummaryAnnexMonths.MonthHead(line.Month.Month), line.Subject, line.Text, line.Link ?? "", Author(line)];

    private static string Author(EventLine line) => EventWords.MetaOf(line);
}
