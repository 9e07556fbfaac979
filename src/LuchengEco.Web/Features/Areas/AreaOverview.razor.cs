using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Indicators;
using LuchengEco.Web.Features.Plans;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Areas;

/// <summary>An area: how its indicators stand, what the plan says of it, its projects.</summary>
public sealed partial class AreaOverview
{
    private PlanOutline? _outline;
    private PlanTree? _outlined;

    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public AreaReport Area { get; set; } = null!;

    /// <summary>With a report.</summary>
    [Parameter, EditorRequired] public PeriodReport Period { get; set; } = null!;

    [Parameter] public PlanTree? Plan { get; set; }

    [Parameter] public SortOrder Sort { get; set; }

    private YearReport Report => Period.Report!;

    private IReadOnlyList<IndicatorReport> Indicators => new IndicatorFilter(Area.Code, Sort: Sort).Apply(Report.Indicators);

    private IReadOnlyList<ProjectReport> Projects => [.. Report.Projects.Where(project => project.AreaCode == Area.Code)];

    private string ProjectsTitle => $"{Area.Name} {Phrase.Of(AreaText.Projects, Report.Year)}";

    private IReadOnlyDictionary<string, string> AreaNames => Report.Areas.ToDictionary(area => area.Code, area => area.ShortName);

    private IReadOnlyList<PlanNode> Items => Plan is null ? [] : PlanFilter.OfArea(Plan.Roots, Area.Code);

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_outlined, Plan))
            return;
        _outlined = Plan;
        _outline = Plan is null ? null : new PlanOutline(Plan.Areas, code => Reading.Keep(EcoUrls.Indicator(code, Report.Through)), code => Reading.Keep(EcoUrls.PlanItem(Plan.Year, code)),
            fact => FactExplanation.Of(Plan, fact, Report.Indicators.FirstOrDefault(indicator => indicator.Code == fact.Indicator)), StateHasChanged);
    }
}
