using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Progress;

/// <summary>Lives the rest of a year, so that what was said about it can be held against what comes.</summary>
internal static class ProgressFuture
{
    /// <summary>December with every month in: those that counted as they are, each one of the rest as <paramref name="figure"/> has it.</summary>
    public static ProgressCase Ending(this ProgressCase year, Func<int, MonthFigure> figure)
    {
        var rest = year.Computed.RestMonths;
        return year with
        {
            Through = new(year.Through.Year, 12),
            Figures = [.. year.Figures.Where(known => known.Month <= year.Through.Month && !rest.Contains(known.Month)), .. rest.Select(figure)],
        };
    }

    /// <summary>Every month of the rest brings the same value; a mean weighs it by the calendar.</summary>
    public static ProgressCase EndingWith(this ProgressCase year, decimal value) => year.Ending(month => new(month, value));

    /// <summary>The rest comes with the denominators that were expected, the first months with all the failures.</summary>
    public static ProgressCase EndingWithFailures(this ProgressCase year, decimal failures) => year.Ending(month =>
    {
        var denominator = year.ExpectedDenominator(month);
        var failed = Math.Min(failures, denominator);
        failures -= failed;
        return new(month, Numerator: year.Target!.Direction == Direction.AtLeast ? denominator - failed : failed, Denominator: denominator);
    });

    /// <summary>Days of the calendar, or the last denominator above zero.</summary>
    public static decimal ExpectedDenominator(this ProgressCase year, int month) => year.Traits.CountsDays
        ? new YearMonth(year.Through.Year, month).Days
        : year.Figures.Where(figure => figure.Month <= year.Through.Month && figure.HasFigure(FigureShape.Fraction) && figure.Denominator > 0)
            .MaxBy(figure => figure.Month)!.Denominator!.Value;
}
