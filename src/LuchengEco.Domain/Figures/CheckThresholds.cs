using LuchengEco.Domain.Indicators;
using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Figures;

/// <summary>When a figure of one indicator deserves a second look. These warn and ask for a reason; what is impossible stands in <see cref="FigureRules"/>.</summary>
public sealed class CheckThresholds
{
    private CheckThresholds()
    {
    }

    public CheckThresholds(int indicatorId) => IndicatorId = indicatorId;

    public int IndicatorId { get; private set; }

    public Indicator? Indicator { get; private set; }

    /// <summary>Greatest deviation from the same month last year that passes unasked: per cent of it, or percentage points for a rate; null switches off.</summary>
    public decimal? YearOnYear { get; private set; }

    /// <summary>Standard deviations around the mean of the comparable months that pass unasked; null switches off.</summary>
    public decimal? Spread { get; private set; }

    /// <summary>Compares with the same season of earlier years instead of the twelve months before.</summary>
    public bool IsSeasonal { get; private set; }

    /// <summary>Differences up to this, in the indicator's unit, are never asked about.</summary>
    public decimal Ignored { get; private set; }

    /// <summary>Asks when the figure is smaller than the one before: it counts up.</summary>
    public bool WarnsOfFall { get; private set; }

    /// <summary>Asks about a zero where the comparable months had none.</summary>
    public bool WarnsOfFirstZero { get; private set; }

    /// <summary>What holds for an indicator until an administrator decides otherwise.</summary>
    public static CheckThresholds DefaultsOf(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var isRate = indicator.Shape == FigureShape.Fraction || indicator.Unit == "%";
        var countsUp = indicator is { Accumulation: Accumulation.Latest, Shape: FigureShape.Value, Direction: Direction.AtLeast } && !isRate;
        return new CheckThresholds(indicator.Id)
        {
            YearOnYear = isRate ? 20m : indicator.NeedsWeight ? 50m : 200m,
            Spread = countsUp ? null : 4m,
            Ignored = isRate ? 5m : indicator.NeedsWeight ? 5m : indicator.Decimals == 0 ? 10m : 0m,
            WarnsOfFall = countsUp,
            WarnsOfFirstZero = true,
        };
    }

    /// <exception cref="DomainException">A threshold is negative or beyond <see cref="FigureRules.Limit"/>.</exception>
    public void Set(decimal? yearOnYear, decimal? spread, bool isSeasonal, decimal ignored, bool warnsOfFall, bool warnsOfFirstZero)
    {
        if (yearOnYear is <= 0 or >= FigureRules.Limit || spread is <= 0 or >= 1000 || ignored is < 0 or >= FigureRules.Limit)
            throw new DomainException("thresholds-invalid", Text.ThresholdsInvalid);
        (YearOnYear, Spread, IsSeasonal, Ignored, WarnsOfFall, WarnsOfFirstZero) = (yearOnYear, spread, isSeasonal, ignored, warnsOfFall, warnsOfFirstZero);
    }
}
