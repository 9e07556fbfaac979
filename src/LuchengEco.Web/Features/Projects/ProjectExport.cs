using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Projects;

/// <summary>Projects to take away, as <see cref="ProjectTable"/> shows them; counts have a column for each side and one for their unit.</summary>
public static class ProjectExport
{
    public static ExportTable Of(string title, IReadOnlyList<ProjectReport> rows, int year, IReadOnlyDictionary<string, string> areaNames)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(areaNames);
        return new ExportTable(title, PeriodWords.Of(year),
            [
                ProjectText.Name, TableText.Place, ProjectText.Area, ProjectText.InvestmentPlanned, ProjectText.InvestmentDone, ProjectText.Stated, TableText.Planned, TableText.Done, TableText.CountUnit,
                ProjectText.State, TableText.Percent,
            ],
            [
                .. rows.Select(row => (IReadOnlyList<ExportCell>)
                [
                    row.Name, row.Place, areaNames.GetValueOrDefault(row.AreaCode, row.AreaCode), Amount(row.InvestmentPlanned), Amount(row.InvestmentDone),
                    row.InvestmentText.Length > 0 ? row.InvestmentText : "—", Amount(row.ItemCount), Amount(row.ItemDone), row.CountUnit, ProjectWords.Of(row.State), Amount(row.Percent),
                ]),
            ]);
    }

    private static ExportCell Amount(decimal? amount) => ExportCell.Printed(amount is { } stated ? NumberText.Plain(stated) : "—");
}
