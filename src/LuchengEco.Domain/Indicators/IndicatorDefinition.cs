using LuchengEco.Domain.Figures;
using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Indicators;

/// <summary>One version of what an indicator means; appended, never changed.</summary>
public sealed class IndicatorDefinition
{
    private IndicatorDefinition()
    {
    }

    /// <exception cref="DomainException">No reason is given, or it cannot be kept.</exception>
    public IndicatorDefinition(Indicator indicator, YearMonth from, string? reason, string userName, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        if (Remark.Tidy(reason) is not { } said)
            throw new DomainException("reason-missing", Text.ReasonMissing);
        if (FigureRules.CheckReason(said) is { } error)
            throw new DomainException(error.Code, error.Message);
        (IndicatorId, Version, FromYear, FromMonth) = (indicator.Id, indicator.DefinitionVersion, from.Year, from.Month);
        (Name, Unit, Decimals, Shape) = (indicator.Name, indicator.Unit, indicator.Decimals, indicator.Shape);
        (Accumulation, Direction, Definition) = (indicator.Accumulation, indicator.Direction, indicator.Definition);
        (NumeratorName, DenominatorName) = (indicator.NumeratorName, indicator.DenominatorName);
        (CountsDays, Reason, UserName, At) = (indicator.CountsDays, said, userName, at);
    }

    public int Id { get; private set; }

    public int IndicatorId { get; private set; }

    /// <summary>Counts from 1; the newest is <see cref="Indicator.DefinitionVersion"/>.</summary>
    public int Version { get; private set; }

    /// <summary>Year of the first month that is read by this version.</summary>
    public int FromYear { get; private set; }

    /// <summary>1 to 12.</summary>
    public int FromMonth { get; private set; }

    public string Name { get; private set; } = "";

    public string Unit { get; private set; } = "";

    public int Decimals { get; private set; }

    public FigureShape Shape { get; private set; }

    public Accumulation Accumulation { get; private set; }

    public Direction Direction { get; private set; }

    public bool CountsDays { get; private set; }

    public string Definition { get; private set; } = "";

    public string? NumeratorName { get; private set; }

    public string? DenominatorName { get; private set; }

    /// <summary>Why it changed.</summary>
    public string Reason { get; private set; } = "";

    public string UserName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public YearMonth From => new(FromYear, FromMonth);
}
