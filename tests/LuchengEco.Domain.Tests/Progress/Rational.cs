using System.Globalization;
using System.Numerics;

namespace LuchengEco.Domain.Tests.Progress;

/// <summary>An exact fraction, so that the oracle never rounds unless the design says so.</summary>
/// <remarks>Not reduced: thousands of years are computed in a test, and their denominators stay short.</remarks>
internal readonly struct Rational : IComparable<Rational>, IEquatable<Rational>
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException();
        (_numerator, _denominator) = denominator.Sign < 0 ? (-numerator, -denominator) : (numerator, denominator);
    }

    /// <summary>Never zero, not even of the default value.</summary>
    private BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public static implicit operator Rational(int value) => new(value, 1);

    public static implicit operator Rational(decimal value)
    {
        var scale = BigInteger.Pow(10, value.Scale);
        // A decimal times its own power of ten is its 96-bit integer.
        var bits = decimal.GetBits(value);
        var digits = (new BigInteger((uint)bits[2]) << 64) | (new BigInteger((uint)bits[1]) << 32) | (uint)bits[0];
        return new(decimal.IsNegative(value) ? -digits : digits, scale);
    }

    public static Rational operator +(Rational left, Rational right) => left.Denominator == right.Denominator
        ? new(left._numerator + right._numerator, left.Denominator)
        : new(left._numerator * right.Denominator + right._numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Rational operator -(Rational left, Rational right) => left + new Rational(-right._numerator, right.Denominator);

    public static Rational operator *(Rational left, Rational right) => new(left._numerator * right._numerator, left.Denominator * right.Denominator);

    public static Rational operator /(Rational left, Rational right) => new(left._numerator * right.Denominator, left.Denominator * right._numerator);

    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    public int CompareTo(Rational other) => (_numerator * other.Denominator).CompareTo(other._numerator * Denominator);

    public static Rational Abs(Rational value) => value < 0 ? 0 - value : value;

    /// <summary>10^-places.</summary>
    public static Rational Unit(int places) => new(1, BigInteger.Pow(10, places));

    /// <summary>The greatest whole number that is not above it.</summary>
    public BigInteger Floor()
    {
        var whole = BigInteger.DivRem(_numerator, Denominator, out var rest);
        return rest.Sign < 0 ? whole - 1 : whole;
    }

    /// <summary>The nearest multiple of 10^-places; of two equally near ones the even one.</summary>
    public Rational HalfToEven(int places)
    {
        var units = this / Unit(places);
        var below = units.Floor();
        var above = (units - new Rational(below, 1)).CompareTo(new Rational(1, 2)) switch
        {
            < 0 => false,
            > 0 => true,
            _ => !below.IsEven,
        };
        return new Rational(above ? below + 1 : below, 1) * Unit(places);
    }

    /// <summary>True when <paramref name="written"/> is this number, or its rounding to the 28 digits that a decimal always holds.</summary>
    public bool IsWrittenAs(decimal written)
    {
        var wholeDigits = Abs(this).Floor().ToString(CultureInfo.InvariantCulture).Length;
        return Abs(written - this) * 2 <= Unit(28 - wholeDigits);
    }

    public bool Equals(Rational other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <summary>Equal fractions may be written differently; whole part and sign are the same for all of them.</summary>
    public override int GetHashCode() => Floor().GetHashCode();

    public override string ToString()
    {
        var common = BigInteger.GreatestCommonDivisor(_numerator, Denominator);
        return Denominator == common ? $"{_numerator / common}" : $"{_numerator / common}/{Denominator / common}";
    }
}
