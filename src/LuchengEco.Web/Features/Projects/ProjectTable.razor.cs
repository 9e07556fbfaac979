using System.Globalization;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Projects;

/// <summary>Projects with the sum of their stated amounts; on a narrow screen a card for each.</summary>
public sealed partial class ProjectTable
{
    [CascadingParameter] public ReportView Reading { get; set; }

    /// <summary>In the order in which they are shown.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ProjectReport> Projects { get; set; } = [];

    [Parameter, EditorRequired] public int Year { get; set; }

    [Parameter, EditorRequired] public string Caption { get; set; } = "";

    /// <summary>Short names by code; null where every row belongs to the same area.</summary>
    [Parameter] public IReadOnlyDictionary<string, string>? AreaNames { get; set; }

    /// <summary>On which they are judged; null where dates are not shown.</summary>
    [Parameter] public DateOnly? Day { get; set; }

    [Parameter] public SortOrder Sort { get; set; }

    [Parameter] public Func<SortOrder, string>? SortLink { get; set; }

    private StatedTotal Planned => StatedTotal.Of(Projects, row => row.InvestmentPlanned);

    private StatedTotal Done => StatedTotal.Of(Projects, row => row.InvestmentDone);

    /// <summary>Says what the sums leave out.</summary>
    private string TotalNote
    {
        get
        {
            var unstated = Projects.Count(row => row.InvestmentPlanned is null && row.InvestmentDone is null);
            return unstated == 0 ? ProjectText.AllStated : Phrase.Of(ProjectText.SomeUnstated, unstated);
        }
    }

    private static string Amount(decimal? amount) => amount is { } stated ? NumberText.Plain(stated) : "—";

    /// <summary>What was not stated takes no room on a narrow screen.</summary>
    private static string? Blank(decimal? stated) => stated is null ? "blank" : null;

    private static string Items(ProjectReport row) => (row.ItemDone, row.ItemCount) switch
    {
        ({ } done, { } count) => $"{NumberText.Plain(done)}/{NumberText.Plain(count)} {row.CountUnit}",
        (null, { } count) => $"{NumberText.Plain(count)} {row.CountUnit}",
        ({ } done, null) => Phrase.Of(ProjectText.ItemsDone, NumberText.Plain(done), row.CountUnit),
        _ => "—",
    };

    private static string Width(decimal percent) => string.Create(CultureInfo.InvariantCulture, $"width:{Math.Clamp(percent, 0, 100)}%");
}
