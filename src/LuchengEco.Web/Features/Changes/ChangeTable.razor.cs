using LuchengEco.Services.Changes;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Changes;

/// <summary>Changes, newest first, each with the way to where it happened.</summary>
public sealed partial class ChangeTable
{
    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<ChangeLine> Lines { get; set; } = [];

    /// <summary>The indicator in the month, the form of a unit's month, the plan or project list; null where no page shows it.</summary>
    private static string? LinkOf(ChangeLine line) => line switch
    {
        { IndicatorCode: { } code, Month: { } month } => EcoUrls.Indicator(code, month),
        { IndicatorCode: { } code, Year: { } year } => EcoUrls.Indicator(code, year),
        { Kind: ChangeKind.Submission, Month: { } month } => EcoUrls.Entry(month, line.UnitCode),
        { ProjectCode: { } code, Year: { } year } => EcoUrls.Project(year, code),
        _ => null,
    };
}
