using LuchengEco.Domain;
using LuchengEco.Domain.Figures;

namespace LuchengEco.Services.Tasks;

/// <summary>A rate as what it is: how many of how many.</summary>
public readonly record struct Share(int Numerator, int Denominator)
{
    /// <summary>Per cent with one decimal, rounded once; null without a denominator. Prints 100 only when nothing is missing.</summary>
    public decimal? Percent => Denominator == 0 ? null : Rounding.Rate(100m * Numerator / Denominator, 1);

    public static Share operator +(Share left, Share right) => new(left.Numerator + right.Numerator, left.Denominator + right.Denominator);

    public static Share Add(Share left, Share right) => left + right;
}

/// <summary>The month of one unit.</summary>
/// <param name="Month">The month.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Filled">Active indicators that have a figure or a mark.</param>
/// <param name="Total">Active indicators.</param>
/// <param name="DueOn">The last day in time.</param>
/// <param name="FirstSubmittedAt">When it was submitted for the first time: timeliness is judged by it.</param>
/// <param name="DaysLate">Days beyond the due day of the first submission, or until today before it; 0 in time.</param>
/// <param name="Counts">Belongs to the rates: it was submitted, or it should have been.</param>
public sealed record MatrixCell(YearMonth Month, ReportingState State, int Filled, int Total, DateOnly DueOn, DateTimeOffset? FirstSubmittedAt, int DaysLate, bool Counts)
{
    internal Share Completeness => Counts ? new Share(Filled, Total) : default;

    internal Share Timeliness => Counts ? new Share(DaysLate == 0 ? 1 : 0, 1) : default;
}

/// <summary>A unit and its twelve months.</summary>
public sealed record MatrixRow(string UnitCode, string UnitName, IReadOnlyList<MatrixCell> Cells, Share Completeness, Share Timeliness);

/// <summary>Unit × month of a year. The rates count the months that were submitted or should have been.</summary>
/// <param name="Year">The year.</param>
/// <param name="Today">The day on which it was judged.</param>
/// <param name="ComputedAt">When it was read.</param>
/// <param name="Rows">In the order of the units.</param>
/// <param name="Completeness">Of each month, January first.</param>
/// <param name="Timeliness">Of each month, January first.</param>
/// <param name="TotalCompleteness">Of the year.</param>
/// <param name="TotalTimeliness">Of the year.</param>
public sealed record SubmissionMatrix(int Year, DateOnly Today, DateTimeOffset ComputedAt, IReadOnlyList<MatrixRow> Rows, IReadOnlyList<Share> Completeness,
    IReadOnlyList<Share> Timeliness, Share TotalCompleteness, Share TotalTimeliness)
{
    internal static SubmissionMatrix Of(int year, DateOnly today, DateTimeOffset now, IReadOnlyList<BoardCell> cells)
    {
        var rows = cells.GroupBy(cell => (cell.UnitCode, cell.UnitName)).Select(unit =>
        {
            var months = unit.Select(cell => new MatrixCell(cell.Month, cell.State, cell.Filled?.Count ?? 0, cell.Indicators.Count, cell.Standing.DueOn, cell.FirstSubmittedAt,
                cell.Standing.DaysLateOn(today), cell.Standing.CountsOn(today))).ToList();
            return new MatrixRow(unit.Key.UnitCode, unit.Key.UnitName, months, Sum(months, cell => cell.Completeness), Sum(months, cell => cell.Timeliness));
        }).ToList();
        return new SubmissionMatrix(year, today, now, rows,
            [.. Enumerable.Range(0, 12).Select(index => Sum(rows, row => row.Cells[index].Completeness))],
            [.. Enumerable.Range(0, 12).Select(index => Sum(rows, row => row.Cells[index].Timeliness))],
            Sum(rows, row => row.Completeness), Sum(rows, row => row.Timeliness));
    }

    private static Share Sum<T>(IEnumerable<T> items, Func<T, Share> share) => items.Aggregate(default(Share), (sum, item) => sum + share(item));
}
