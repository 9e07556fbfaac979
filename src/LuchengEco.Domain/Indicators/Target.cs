using LuchengEco.Domain.Figures;

namespace LuchengEco.Domain.Indicators;

/// <summary>What a year asks of an indicator.</summary>
public sealed class Target
{
    public const int MaxNoteLength = 500;

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

    /// <exception cref="DomainException">The note is too long or cannot be stored; nothing changed.</exception>
    public void Set(Direction direction, decimal value, string note)
    {
        ArgumentNullException.ThrowIfNull(note);
        if (note.Trim().Length > MaxNoteLength || !Remark.CanBeStored(note))
            throw new DomainException("note-invalid", Resources.DomainText.TargetNoteInvalid);
        (Direction, Value, Note) = (direction, value, note.Replace('\v', ' ').Trim());
    }

    /// <inheritdoc cref="Set"/>
    public void Edit(Direction direction, decimal value, string note)
    {
        Set(direction, value, note);
        (IsEdited, IsDemonstration) = (true, false);
    }
}
