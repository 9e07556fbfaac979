using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LuchengEco.Domain;

/// <summary>A calendar month, valid by construction; its text form is ISO 8601 <c>yyyy-MM</c> (<c>2024-10</c>).</summary>
/// <remarks>Years outside 2000–2099 are refused: in this trade they are typing errors, never data.</remarks>
public readonly record struct YearMonth : IComparable<YearMonth>, IParsable<YearMonth>
{
    public const int MinYear = 2000;
    public const int MaxYear = 2099;

    private readonly int _year;
    private readonly int _month;

    /// <exception cref="ArgumentOutOfRangeException">The year or month lies outside the calendar that is supported.</exception>
    public YearMonth(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, MinYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, MaxYear);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        _year = year;
        _month = month;
    }

    /// <summary>Four digits; the default value reads as <see cref="MinYear"/>-01.</summary>
    public int Year => _year == 0 ? MinYear : _year;

    /// <summary>1 to 12.</summary>
    public int Month => _month == 0 ? 1 : _month;

    /// <summary>28 to 31.</summary>
    public int Days => DateTime.DaysInMonth(Year, Month);

    public DateOnly FirstDay => new(Year, Month, 1);

    public static YearMonth Of(DateOnly date) => new(date.Year, date.Month);

    /// <summary>The months January to December of <paramref name="year"/>, in order.</summary>
    public static IEnumerable<YearMonth> MonthsOf(int year) => Enumerable.Range(1, 12).Select(month => new YearMonth(year, month));

    public YearMonth PlusMonths(int months)
    {
        var index = Year * 12 + Month - 1 + months;
        return new YearMonth(index / 12, index % 12 + 1);
    }

    /// <summary>The month <paramref name="months"/> later, earlier when negative; null when it lies outside the calendar.</summary>
    public YearMonth? Neighbour(int months)
    {
        var index = Year * 12 + Month - 1 + months;
        return index is < MinYear * 12 or > MaxYear * 12 + 11 ? null : new YearMonth(index / 12, index % 12 + 1);
    }

    public int CompareTo(YearMonth other) => (Year * 12 + Month).CompareTo(other.Year * 12 + other.Month);

    public bool Equals(YearMonth other) => Year == other.Year && Month == other.Month;

    public override int GetHashCode() => Year * 12 + Month;

    public static bool operator <(YearMonth left, YearMonth right) => left.CompareTo(right) < 0;

    public static bool operator >(YearMonth left, YearMonth right) => left.CompareTo(right) > 0;

    public static bool operator <=(YearMonth left, YearMonth right) => left.CompareTo(right) <= 0;

    public static bool operator >=(YearMonth left, YearMonth right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}");

    /// <exception cref="FormatException">The text is not <c>yyyy-MM</c> of a supported month.</exception>
    public static YearMonth Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var month) ? month : throw new FormatException($"'{s}' is not a month of the form yyyy-MM.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out YearMonth result)
    {
        result = default;
        if (s is not { Length: 7 } || s[4] != '-' || !s.AsSpan(0, 4).ContainsOnlyDigits() || !s.AsSpan(5, 2).ContainsOnlyDigits())
            return false;
        var year = int.Parse(s.AsSpan(0, 4), CultureInfo.InvariantCulture);
        var month = int.Parse(s.AsSpan(5, 2), CultureInfo.InvariantCulture);
        if (year is < MinYear or > MaxYear || month is < 1 or > 12)
            return false;
        result = new YearMonth(year, month);
        return true;
    }
}

file static class Digits
{
    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
