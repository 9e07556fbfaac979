namespace LuchengEco.Domain.Indicators;

/// <summary>What a year asks of an indicator.</summary>
public sealed class Target
{
    private Target()
    {
    }

    public Target(int indicatorId, int year, Direction direction, decimal value, string note, bool isDemonstration = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, YearMonth.MinYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, YearMonth.MaxYear);
        (IndicatorId, Year, IsDemonstration) = (indicatorId, year, isDemonstration);
        Set(direction, value, note);
    }

    public int Id { get; private set; }

    public int IndicatorId { get; private set; }

    public Indicator? Indicator { get; private set; }

    public int Year { get; private set; }

    public Direction Direction { get; private set; }

    /// <summary>In the indicator's unit.</summary>
    public decimal Value { get; private set; }

    /// <summary>Where the number comes from.</summary>
    public string Note { get; private set; } = "";

    public bool IsDemonstration { get; private set; }

    /// <summary>Set by hand through REST or a page: the catalogue leaves it alone from then on.</summary>
    public bool IsEdited { get; private set; }

    public void Set(Direction direction, decimal value, string note) => (Direction, Value, Note) = (direction, value, note.Trim());

    public void Edit(Direction direction, decimal value, string note)
    {
        Set(direction, value, note);
        (IsEdited, IsDemonstration) = (true, false);
    }
}
