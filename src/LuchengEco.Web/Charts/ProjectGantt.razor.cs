using System.Globalization;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Projects;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Charts;

/// <summary>The planned periods of projects as bars on months, drawn with the first response; every bar leads to its project, and the table of the same list says the same in words.</summary>
public sealed partial class ProjectGantt
{
    /// <summary>Pixels above the first row, for the months.</summary>
    private const int Top = 46;

    /// <summary>Pixels of a row: its name above its bar, so that both keep their room on a narrow screen.</summary>
    private const int RowHeight = 50;

    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public GanttPlot Plot { get; set; } = null!;

    [Parameter, EditorRequired] public int Year { get; set; }

    /// <summary>What the picture shows.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    private static string Percent(double place) => place.ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private static string Class(MilestoneState state) => state switch
    {
        MilestoneState.Done => "done",
        MilestoneState.Open => "open",
        MilestoneState.Overdue => "overdue",
    };

    private static string Words(GanttRow row) => Phrase.Of(ProjectPageText.GanttRow, row.Project.Name, ProjectPageWords.Day(row.Project.StartsOn), ProjectPageWords.Day(row.Project.DueOn),
        row.Project.Percent is { } percent ? Domain.Progress.NumberText.Plain(percent) + "%" : ProjectText.NoPercent, LatenessWords.Say(row.Standing)) + string.Concat(row.Milestones.Select(milestone => "；" + Words(milestone)));

    private static string Words(GanttMilestone milestone) => Phrase.Of(milestone.State switch
    {
        MilestoneState.Done => ProjectPageText.MilestoneDoneOn,
        MilestoneState.Open => ProjectPageText.MilestoneOpenTill,
        MilestoneState.Overdue => ProjectPageText.MilestoneLateSince,
    }, milestone.Milestone.Name, ProjectPageWords.Day(milestone.State == MilestoneState.Done ? milestone.Milestone.DoneOn : milestone.Milestone.DueOn));
}
