using System.Globalization;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Indicators;
using LuchengEco.Web.Components;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Lists of the administration to take away, from what its pages show.</summary>
public static class AdminExport
{
    public static ExportTable Targets(IReadOnlyList<TargetLine> lines, int year)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return new ExportTable(Phrase.Of(TargetAdminText.Caption, year), PeriodWords.Of(year),
            [TargetAdminText.Indicator, TableText.Code, TableText.Headline, TargetAdminText.Target, TableText.TargetValue, TargetAdminText.Measure, TargetAdminText.Origin, TargetAdminText.Note],
            [
                .. lines.Select(line => (IReadOnlyList<ExportCell>)
                [
                    line.Name, line.Indicator, line.IsHeadline ? IndicatorAdminText.Headline : "", TargetTable.Write(line.Direction, line.Value), ExportCell.Printed(TypedNumber.Write(line.Value)), line.Measure,
                    line.Origin is { } origin ? TargetTable.Word(origin) : "", line.Note,
                ]),
            ]);
    }

    public static ExportTable Indicators(IReadOnlyList<IndicatorDutyRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new ExportTable(IndicatorAdminText.Title, "",
            [
                IndicatorAdminText.Name, TableText.Code, TableText.Headline, IndicatorAdminText.Unit, IndicatorAdminText.Area, IndicatorAdminText.State, IndicatorAdminText.HasProblem, IndicatorAdminText.Filler,
                IndicatorAdminText.Deputy, TableText.DeputyDays, IndicatorAdminText.Reviewer,
            ],
            [
                .. rows.Select(row => (IReadOnlyList<ExportCell>)
                [
                    row.Line.Name, row.Line.Code, row.Line.IsHeadline ? IndicatorAdminText.Headline : "", row.Line.UnitName, row.Line.AreaName, IndicatorDutyList.StateWord(row.Line.State),
                    row.Duty is null ? "" : string.Join('；', row.Duty.Problems), IndicatorDutyList.Name(row.Duty?.Filler), IndicatorDutyList.Name(row.Duty?.Deputy),
                    row.Duty is { Deputy: not null, DeputyFrom: not null } duty ? IndicatorDutyList.Days(duty) : "", IndicatorDutyList.Name(row.Duty?.Reviewer),
                ]),
            ]);
    }

    public static ExportTable People(IReadOnlyList<PersonRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new ExportTable(AdminText.PeopleTitle, "",
            [AdminText.UserName, AdminText.DisplayName, AdminText.Units, AdminText.Roles, AdminText.State, AdminText.LastSignIn, AdminText.Sessions],
            [
                .. rows.Select(row => (IReadOnlyList<ExportCell>)
                [
                    row.UserName, row.DisplayName, row.Units.Count == 0 ? "—" : string.Join('、', row.Units.Select(unit => unit.Name)), PersonWords.RolesOf(row),
                    string.Join('、', PersonWords.StatesOf(row).Select(state => state.Word)), PersonWords.TimeOrNever(row.LastSignInAt), ExportCell.Printed(row.Sessions.ToString(CultureInfo.InvariantCulture)),
                ]),
            ]);
    }
}
