using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;

namespace LuchengEco.Domain.Progress;

/// <summary>What the calculation needs to know of an indicator; see <see cref="Indicator"/> for the meaning of each part.</summary>
public sealed record IndicatorTraits(
    string Unit,
    int Decimals,
    Accumulation Accumulation,
    FigureShape Shape,
    bool CountsDays,
    decimal? PlausibleMin,
    decimal? PlausibleMax,
    string? DenominatorName = null)
{
    public static IndicatorTraits Of(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return new(indicator.Unit, indicator.Decimals, indicator.Accumulation, indicator.Shape, indicator.CountsDays,
            indicator.PlausibleMin, indicator.PlausibleMax, indicator.DenominatorName);
    }

    /// <summary>By a version of its definition, or as it stands where there is none; the plausible range has no versions.</summary>
    public static IndicatorTraits Of(Indicator indicator, IndicatorDefinition? version)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return version is null
            ? Of(indicator)
            : new(version.Unit, version.Decimals, version.Accumulation, version.Shape, version.CountsDays, indicator.PlausibleMin, indicator.PlausibleMax, version.DenominatorName);
    }

    /// <summary>True when the unit is percent: 100 is then a whole and never the result of rounding.</summary>
    public bool IsRate => Unit == "%";

    /// <summary>True when the value is a place in an order: the lower the better, and written 第12名.</summary>
    public bool IsRank => Unit == "名";

    /// <summary>The value as it is printed and compared: rounded once, half to even, a rate below 100 never up to it.</summary>
    public decimal Round(decimal exact) => IsRate ? Rounding.Rate(exact, Decimals) : Rounding.HalfToEven(exact, Decimals);
}

/// <summary>The target of a year, with the phased value of each month where one was set (key 1 to 12).</summary>
public sealed record TargetGoal(Direction Direction, decimal Value, IReadOnlyDictionary<int, decimal>? Phased = null);

/// <summary>The figure of one month (1 to 12), as stored.</summary>
public sealed record MonthFigure(int Month, decimal? Value = null, decimal? Numerator = null, decimal? Denominator = null, decimal? Weight = null,
    FigureMark Mark = FigureMark.None)
{
    /// <summary>True when the month carries the numbers that <paramref name="shape"/> needs.</summary>
    public bool HasFigure(FigureShape shape) => Mark == FigureMark.None && shape switch
    {
        FigureShape.Value => Value is not null,
        FigureShape.Fraction => Numerator is not null && Denominator is not null,
    };
}
