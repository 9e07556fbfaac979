using System.Globalization;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Projects;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Wall;

/// <summary>The projects of the year: how many in which state, what was invested, how far each is, and how it stands to its day where one is planned.</summary>
public sealed partial class ProjectsScene
{
    /// <summary>All of the year.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ProjectReport> Projects { get; set; }

    /// <summary>Those of this slide.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ProjectReport> Shown { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<AreaReport> Areas { get; set; }

    /// <summary>On which they are judged.</summary>
    [Parameter, EditorRequired] public DateOnly Day { get; set; }

    private StatedTotal Invested => StatedTotal.Of(Projects, project => project.InvestmentDone);

    private string AreaOf(ProjectReport project) => Areas.FirstOrDefault(area => area.Code == project.AreaCode)?.ShortName ?? "";

    /// <summary>A project without a day is told by its state alone.</summary>
    private (string Icon, string Word, string Class) StandingOf(ProjectReport project) => ProjectStandings.StandingOf(project, Day) is { Lateness: not (Lateness.NoDate or Lateness.Done) } standing
        ? (LatenessWords.Icon(standing.Lateness), LatenessWords.Say(standing), LatenessWords.CssClass(standing.Lateness))
        : (ProjectWords.Icon(project.State), ProjectWords.Of(project.State), ProjectWords.CssClass(project.State));

    private static string Width(decimal percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.##}%");
}
