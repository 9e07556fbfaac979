using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Wall;

/// <summary>The eight areas: how many indicators in which status, as a bar of parts and in words.</summary>
public sealed partial class AreasScene
{
    [Parameter, EditorRequired] public required IReadOnlyList<AreaReport> Areas { get; set; }

    private static IEnumerable<ProgressStatus> Statuses(AreaReport area) => StatusOrder.ByUrgency.Where(area.Counts.ContainsKey);

    private static string Sentence(AreaReport area) => string.Join(HomeText.VerdictSeparator,
        Statuses(area).Select(status => Phrase.Of(HomeText.VerdictPart, area.Counts[status], StatusWords.Of(status))));
}
