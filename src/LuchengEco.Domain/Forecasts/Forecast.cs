using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Forecasts;

/// <summary>The months of an earlier year as they count, at most one a month.</summary>
public sealed record ForecastYear(int Year, IReadOnlyList<MonthFigure> Figures);

/// <summary>An estimate of the year's value from the same months of earlier years; never an official number.</summary>
public sealed record Forecast
{
    public required int Year { get; init; }

    public required int ThroughMonth { get; init; }

    /// <summary>Half of the draws end at or below it; rounded once to the indicator's decimals, as are the two ends. Null when declined.</summary>
    public decimal? Median { get; init; }

    /// <summary>The tenth and the ninetieth percentile of the draws: between them lie eight of ten.</summary>
    public decimal? Low { get; init; }

    public decimal? High { get; init; }

    /// <summary>Share of the draws (0 to 1) whose value meets the target, compared as the house compares; null without a target.</summary>
    public decimal? Probability { get; init; }

    /// <summary>Complete years that were drawn from, oldest first; empty where nothing is left to draw.</summary>
    public IReadOnlyList<int> SampleYears { get; init; } = [];

    /// <summary>0 where the year is over and the estimate is the result itself.</summary>
    public int Draws { get; init; }

    /// <summary>Why there is no estimate and what is missing, in Chinese; null where there is one.</summary>
    public string? Declined { get; init; }

    /// <summary>True when nothing is left that could change the value.</summary>
    public bool IsResult => Declined is null && Draws == 0;
}
