namespace LuchengEco.Domain;

/// <summary>The one rounding rule of the house: half to even, once, at the end (GB/T 8170-2008 §3.2; §3.3 forbids rounding twice).</summary>
public static class Rounding
{
    /// <summary>Decimals that an indicator may have.</summary>
    public const int MaxDecimals = 6;

    /// <summary>Rounds to <paramref name="decimals"/> places, half to even: 0.35 → 0.4, 28.250 → 28.2, 26.5 → 26.</summary>
    /// <param name="value">The exact value in the indicator's unit.</param>
    /// <param name="decimals">0 to <see cref="MaxDecimals"/>.</param>
    public static decimal HalfToEven(decimal value, int decimals) => decimal.Round(value, Checked(decimals), MidpointRounding.ToEven);

    /// <summary>The greatest multiple of 10^-decimals that is not above <paramref name="value"/>.</summary>
    public static decimal Down(decimal value, int decimals) => decimal.Round(value, Checked(decimals), MidpointRounding.ToNegativeInfinity);

    /// <summary>The least multiple of 10^-decimals that is not below <paramref name="value"/>.</summary>
    public static decimal Up(decimal value, int decimals) => decimal.Round(value, Checked(decimals), MidpointRounding.ToPositiveInfinity);

    /// <summary>The places that a number really has, trailing zeros aside: 2 for 36.050.</summary>
    public static int PlacesOf(decimal value)
    {
        var places = 0;
        while (places < value.Scale && decimal.Round(value, places) != value)
            places++;
        return places;
    }

    /// <summary>Half of the last place: 0.5 for 0 decimals, 0.05 for 1.</summary>
    public static decimal HalfUnit(int decimals) => new(5, 0, 0, false, (byte)(Checked(decimals) + 1));

    /// <summary>A rate in percent, rounded half to even, that prints 100 only when nothing failed.</summary>
    /// <remarks>A rate a hair below 100 is shown as the last value below it (99.9 with one decimal): 100 % is a claim, not a rounding.</remarks>
    public static decimal Rate(decimal exactPercent, int decimals)
    {
        var rounded = HalfToEven(exactPercent, decimals);
        return rounded == 100m && exactPercent < 100m ? 100m - 2 * HalfUnit(decimals) : rounded;
    }

    private static int Checked(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, MaxDecimals);
        return decimals;
    }
}
