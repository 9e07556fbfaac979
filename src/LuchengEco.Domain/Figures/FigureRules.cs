using System.Globalization;
using LuchengEco.Domain.Indicators;
using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Figures;

/// <summary>A refusal of one cell: a stable code for programs, a Chinese sentence that says what to do for people.</summary>
public sealed record FigureError(string Code, string Message);

/// <summary>What makes a typed figure impossible, whoever typed it and through whichever door.</summary>
public static class FigureRules
{
    /// <summary>Numbers at or beyond this are typing errors and would not fit the column.</summary>
    public const decimal Limit = 1_000_000_000_000m;

    /// <summary>Decimals that the database keeps.</summary>
    public const int StoredDecimals = 6;

    public const int MaxNoteLength = 500;

    /// <summary>Characters of the reason that a revision keeps.</summary>
    public const int MaxReasonLength = 500;

    /// <summary>The first rule that <paramref name="entry"/> breaks, or null when it may be stored.</summary>
    /// <param name="indicator">Decides which numbers are needed and their range.</param>
    /// <param name="month">The month the figure is of.</param>
    /// <param name="today">A month that begins after it is refused.</param>
    /// <param name="entry">As typed.</param>
    /// <param name="reason">Why it is so, as typed.</param>
    public static FigureError? Check(Indicator indicator, YearMonth month, DateOnly today, FigureEntry entry, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(entry);
        if (month.FirstDay > today)
            return new("month-in-future", Format(Text.MonthInFuture, MonthName(month), MonthName(YearMonth.Of(today))));
        if (!indicator.IsReportedIn(month.Year))
            return new("indicator-not-reported", Format(Text.IndicatorNotReported, indicator.ShortName, month.Year));
        return CheckReason(reason) ?? CheckEntry(indicator, month, entry);
    }

    /// <summary>The rules that the numbers themselves break, whether or not the indicator was reported then: known figures of earlier years.</summary>
    public static FigureError? CheckEntry(Indicator indicator, YearMonth month, FigureEntry entry)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(entry);
        if (CheckNote(entry.Note) is { } wrong)
            return wrong;
        if (entry.Mark != FigureMark.None)
        {
            return entry.Value is null && entry.Numerator is null && entry.Denominator is null && entry.Weight is null
                ? null
                : new("mark-with-number", Text.MarkWithNumber);
        }
        return entry.IsBlank ? null : CheckSize(entry) ?? CheckShape(indicator, month, entry);
    }

    /// <summary>Why a reason cannot be kept; null when it can, or when there is none.</summary>
    public static FigureError? CheckReason(string? reason) => reason switch
    {
        null => null,
        { Length: > MaxReasonLength } => new("reason-too-long", Format(Text.ReasonTooLong, MaxReasonLength)),
        _ => Remark.CanBeStored(reason) ? null : new("reason-invalid", Text.ReasonInvalid),
    };

    private static FigureError? CheckNote(string? note) => note switch
    {
        null => null,
        { Length: > MaxNoteLength } => new("note-too-long", Format(Text.NoteTooLong, MaxNoteLength)),
        _ => Remark.CanBeStored(note) ? null : new("note-invalid", Text.NoteInvalid),
    };

    private static FigureError? CheckSize(FigureEntry entry)
    {
        foreach (var number in new[] { entry.Value, entry.Numerator, entry.Denominator, entry.Weight })
        {
            if (number is null)
                continue;
            if (Math.Abs(number.Value) >= Limit)
                return new("number-too-large", Text.NumberTooLarge);
            if (decimal.Round(number.Value, StoredDecimals) != number)
                return new("too-many-decimals", Format(Text.TooManyDecimals, StoredDecimals));
        }
        return null;
    }

    private static FigureError? CheckShape(Indicator indicator, YearMonth month, FigureEntry entry) => indicator.Shape switch
    {
        FigureShape.Value => CheckValue(indicator, month, entry),
        FigureShape.Fraction => CheckFraction(indicator, month, entry),
    };

    private static FigureError? CheckValue(Indicator indicator, YearMonth month, FigureEntry entry)
    {
        if (entry.Numerator is not null || entry.Denominator is not null)
            return new("value-expected", Format(Text.ValueExpected, indicator.ShortName));
        if (entry.Weight is not null && !indicator.NeedsWeight)
            return new("weight-not-expected", Format(Text.WeightNotExpected, indicator.ShortName));
        if (entry.Weight is { } weight && (weight < 0 || weight > month.Days || decimal.Truncate(weight) != weight))
            return new("weight-out-of-range", Format(Text.WeightOutOfRange, month.Days));
        if (entry.Value is not { } value)
            return new("value-missing", Format(Text.ValueMissing, indicator.ShortName));
        return OutOfRange(indicator, value);
    }

    private static FigureError? CheckFraction(Indicator indicator, YearMonth month, FigureEntry entry)
    {
        if (entry.Value is not null || entry.Weight is not null)
            return new("fraction-expected", Format(Text.FractionExpected, indicator.ShortName, indicator.NumeratorName, indicator.DenominatorName));
        if (entry.Numerator is not { } numerator || entry.Denominator is not { } denominator)
            return new("fraction-incomplete", Format(Text.FractionIncomplete, indicator.NumeratorName, indicator.DenominatorName));
        if (numerator < 0 || denominator < 0)
            return new("number-negative", Text.NumberNegative);
        if (numerator > denominator)
            return new("numerator-above-denominator", Format(Text.NumeratorAboveDenominator, indicator.NumeratorName, Plain(numerator), indicator.DenominatorName, Plain(denominator)));
        if (!indicator.CountsDays)
            return null;
        if (decimal.Truncate(numerator) != numerator || decimal.Truncate(denominator) != denominator)
            return new("days-not-whole", Text.DaysNotWhole);
        return denominator > month.Days
            ? new("days-beyond-month", Format(Text.DaysBeyondMonth, indicator.DenominatorName, MonthName(month), month.Days))
            : null;
    }

    private static FigureError? OutOfRange(Indicator indicator, decimal value)
    {
        var min = indicator.PlausibleMin;
        var max = indicator.PlausibleMax;
        if ((min is null || value >= min) && (max is null || value <= max))
            return null;
        var range = (min, max) switch
        {
            ({ } low, { } high) => Format(Text.RangeBetween, Plain(low), Plain(high)),
            ({ } low, null) => Format(Text.RangeFrom, Plain(low)),
            (null, { } high) => Format(Text.RangeTo, Plain(high)),
            (null, null) => "",
        };
        return new("value-out-of-range", Format(Text.ValueOutOfRange, Plain(value), indicator.Unit, indicator.ShortName, range));
    }

    private static string MonthName(YearMonth month) => Format(Text.MonthName, month.Year, month.Month);

    private static string Plain(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
