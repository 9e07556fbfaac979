namespace LuchengEco.Domain.Indicators;

/// <summary>How the months of a year become the year's value.</summary>
public enum Accumulation
{
    /// <summary>Σ value.</summary>
    Sum,

    /// <summary>Σ(value × weight) / Σ weight; the weight is the month's valid days.</summary>
    WeightedMean,

    /// <summary>100 × Σ numerator / Σ denominator.</summary>
    Ratio,

    /// <summary>The last month that has a figure; ranks and cumulative evaluations.</summary>
    Latest,
}

/// <summary>Which side of the target is good.</summary>
public enum Direction
{
    /// <summary>The smaller the better: value ≤ target.</summary>
    AtMost,

    /// <summary>The greater the better: value ≥ target.</summary>
    AtLeast,
}

/// <summary>What a clerk types for a month.</summary>
public enum FigureShape
{
    /// <summary>One value, with a weight where a mean needs one.</summary>
    Value,

    /// <summary>Numerator and denominator; the value is 100 × numerator / denominator.</summary>
    Fraction,
}
