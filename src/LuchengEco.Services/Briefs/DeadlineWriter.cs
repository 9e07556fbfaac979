using System.Globalization;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Tasks;
using Text = LuchengEco.Services.Resources.BriefText;

namespace LuchengEco.Services.Briefs;

/// <summary>Finds the days by which something shall be done; what is over is a decision and not a deadline.</summary>
internal static class DeadlineWriter
{
    /// <summary>Days ahead that are looked at.</summary>
    private const int Horizon = 60;

    public static IReadOnlyList<Deadline> Write(SubmissionMatrix? matrix) =>
    [
        .. (matrix is null ? [] : OfSubmissions(matrix)).OrderBy(deadline => deadline.On),
    ];

    /// <summary>Units of a month with the same due day make one deadline, until all of them have submitted.</summary>
    private static IEnumerable<Deadline> OfSubmissions(SubmissionMatrix matrix) =>
        from cell in matrix.Rows.SelectMany(row => row.Cells)
        where cell.State != ReportingState.NotTracked && cell.DueOn >= matrix.Today && cell.DueOn <= matrix.Today.AddDays(Horizon)
        group cell by (cell.Month, cell.DueOn) into due
        let done = due.Count(cell => cell.FirstSubmittedAt is not null)
        where done < due.Count()
        select new Deadline(DeadlineKind.Reporting, due.Key.DueOn, due.Key.DueOn.DayNumber - matrix.Today.DayNumber,
            string.Format(CultureInfo.InvariantCulture, Text.MonthOf, due.Key.Month.Year, due.Key.Month.Month),
            string.Format(CultureInfo.InvariantCulture, Text.Submitted, done, due.Count()))
        {
            Month = due.Key.Month,
        };
}
