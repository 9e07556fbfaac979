using System.Globalization;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Projects;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Wall;

/// <summary>The projects of the year: how many in which state, what was invested, and how far each is. The sources state no day of completion, so none is shown.</summary>
public sealed partial class ProjectsScene
{
    /// <summary>All of the year.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ProjectReport> Projects { get; set; }

    /// <summary>Those of this slide.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ProjectReport> Shown { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<AreaReport> Areas { get; set; }

    private StatedTotal Invested => StatedTotal.Of(Projects, project => project.InvestmentDone);

    private string AreaOf(ProjectReport project) => Areas.FirstOrDefault(area => area.Code == project.AreaCode)?.ShortName ?? "";

    private static string Width(decimal percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.##}%");
}
