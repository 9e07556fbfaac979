using System.Globalization;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Briefs;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Home;

/// <summary>The projects of the year by state, and the days by which something shall be done.</summary>
public sealed partial class DeadlineList
{
    private const int Shown = 6;

    /// <summary>Days from which on a day is near.</summary>
    private const int Near = 7;

    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<Deadline> Deadlines { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ProjectReport> Projects { get; set; }

    [Parameter, EditorRequired] public int Year { get; set; }

    /// <summary>From which the days are counted.</summary>
    [Parameter, EditorRequired] public DateOnly Day { get; set; }

    private static string Full(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private int CountOf(ProjectState state) => Projects.Count(project => project.State == state);

    private string On(DateOnly day) => day.ToString(day.Year == Year ? "M月d日" : "yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string Left(int days) => days switch
    {
        < 0 => Phrase.Of(HomeText.DaysOver, -days),
        0 => HomeText.DueToday,
        > 0 => Phrase.Of(HomeText.DaysLeft, days),
    };

    private string LinkOf(Deadline deadline) => deadline.Kind switch
    {
        DeadlineKind.Reporting => EcoUrls.Matrix(deadline.Month!.Value.Year),
        DeadlineKind.Project or DeadlineKind.Milestone => Reading.Keep(EcoUrls.Project(Year, deadline.ProjectCode!)),
    };
}
