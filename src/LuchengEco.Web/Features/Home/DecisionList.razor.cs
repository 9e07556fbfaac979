using LuchengEco.Domain;
using LuchengEco.Services.Briefs;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Home;

/// <summary>What wants a decision, the most urgent first; each leads to where it can be looked into.</summary>
public sealed partial class DecisionList
{
    private const int Shown = 6;

    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<Decision> Decisions { get; set; }

    [Parameter, EditorRequired] public YearMonth Through { get; set; }

    /// <summary>Whether the person reviews submissions: then what waits leads to their desk.</summary>
    [Parameter] public bool ReviewsHere { get; set; }

    private string LinkOf(Decision decision) => decision switch
    {
        { IndicatorCode: { } code } => Reading.Keep(EcoUrls.Indicator(code, Through)),
        { ProjectCode: { } code } => Reading.Keep(EcoUrls.Project(Through.Year, code)),
        { Kind: DecisionKind.Waiting } when ReviewsHere => EcoUrls.ReviewRoot,
        _ => EcoUrls.Matrix(Through.Year),
    };
}
