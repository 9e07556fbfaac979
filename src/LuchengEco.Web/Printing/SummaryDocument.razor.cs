using System.Globalization;
using LuchengEco.Services;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Printing;

/// <summary>The printed summary: cover, contents, text and annexes on A4 after GB/T 9704 (methods §8).</summary>
public sealed partial class SummaryDocument
{
    [Parameter, EditorRequired] public required YearEndSummary Summary { get; set; }

    /// <summary>Page of each heading by its anchor; empty in the first pass, which finds them out.</summary>
    [Parameter] public IReadOnlyDictionary<string, int> Pages { get; set; } = new Dictionary<string, int>();

    internal static string TitleOf(YearEndSummary summary) => summary.Bureau + summary.Title + summary.Period;

    /// <summary>Two digits hold the place, so that the second pass breaks no line differently.</summary>
    private string PageOf(OutlineEntry entry) => Pages.TryGetValue(entry.Id, out var page) ? page.ToString(CultureInfo.InvariantCulture) : "00";
}
