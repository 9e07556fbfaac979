using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Projects;

/// <summary>The projects of a report with the filters above them.</summary>
public sealed partial class ProjectList
{
    [CascadingParameter] public ReportView Reading { get; set; }

    /// <summary>With a report.</summary>
    [Parameter, EditorRequired] public PeriodReport Period { get; set; } = null!;

    /// <summary>As it stands in the URL.</summary>
    [Parameter, EditorRequired] public ProjectFilter Filter { get; set; } = new();

    /// <summary>A link to the page that adds a project is shown.</summary>
    [Parameter] public bool MayAdd { get; set; }

    private YearReport Report => Period.Report!;

    private DateOnly Day => ProjectStandings.StandingDay(Report);

    private IReadOnlyDictionary<string, string> AreaNames => Report.Areas.ToDictionary(area => area.Code, area => area.ShortName);

    private IReadOnlyList<FilterChoice> StateChoices
    {
        get
        {
            var counts = (Filter with { State = null }).Apply(Report.Projects, Day).CountBy(row => row.State).ToDictionary();
            return
            [
                new(ProjectText.All, Url(Filter with { State = null }), Filter.State is null, counts.Values.Sum()),
                .. ProjectWords.States.Select(state => new FilterChoice($"{ProjectWords.Icon(state)} {ProjectWords.Of(state)}",
                    Url(Filter with { State = state }), Filter.State == state, counts.GetValueOrDefault(state))),
            ];
        }
    }

    private IReadOnlyList<FilterChoice> LateChoices
    {
        get
        {
            var counts = (Filter with { Late = null }).Apply(Report.Projects, Day).CountBy(row => ProjectStandings.StandingOf(row, Day).Lateness).ToDictionary();
            return
            [
                new(ProjectText.All, Url(Filter with { Late = null }), Filter.Late is null, counts.Values.Sum()),
                .. LatenessWords.All.Select(late => new FilterChoice($"{LatenessWords.Icon(late)} {LatenessWords.Of(late)}",
                    Url(Filter with { Late = late }), Filter.Late == late, counts.GetValueOrDefault(late))),
            ];
        }
    }

    private IReadOnlyList<FilterChoice> ViewChoices =>
    [
        new(ProjectPageText.ViewTable, Url(Filter with { IsGantt = false }), !Filter.IsGantt),
        new(ProjectPageText.ViewGantt, Url(Filter with { IsGantt = true }), Filter.IsGantt),
    ];

    private IReadOnlyList<FilterChoice> AreaChoices
    {
        get
        {
            var counts = (Filter with { Area = null }).Apply(Report.Projects, Day).CountBy(row => row.AreaCode).ToDictionary();
            return
            [
                new(ProjectText.All, Url(Filter with { Area = null }), Filter.Area is null, counts.Values.Sum()),
                .. Report.Areas.Select(area => new FilterChoice(area.ShortName, Url(Filter with { Area = area.Code }), Filter.Area == area.Code,
                    counts.GetValueOrDefault(area.Code))),
            ];
        }
    }

    private string Url(ProjectFilter filter) => EcoUrls.Projects(Report.Year, filter);
}
