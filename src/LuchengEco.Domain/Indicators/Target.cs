using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;

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

    /// <summary>What the value to date shall be at the end of each month, January first, the last one being <see cref="Value"/>; null without a curve.</summary>
    public IReadOnlyList<decimal>? Phased { get; private set; }

    /// <summary>Where the curve comes from; empty without one.</summary>
    public string PhasedNote { get; private set; } = "";

    public bool IsDemonstration { get; private set; }

    /// <summary>Set by hand through REST or a page: the catalogue leaves it alone from then on.</summary>
    public bool IsEdited { get; private set; }

    /// <exception cref="DomainException">The note is too long or cannot be stored; nothing changed.</exception>
    public void Set(Direction direction, decimal value, string note)
    {
        ArgumentNullException.ThrowIfNull(note);
        if (note.Trim().Length > MaxNoteLength || !Remark.CanBeStored(note))
            throw new DomainException("note-invalid", Resources.DomainText.TargetNoteInvalid);
        // A curve leads to the number that it was drawn for, and to no other.
        if ((direction, value) != (Direction, Value))
            (Phased, PhasedNote) = (null, "");
        (Direction, Value, Note) = (direction, value, note.Replace('\v', ' ').Trim());
    }

    /// <inheritdoc cref="Set"/>
    public void Edit(Direction direction, decimal value, string note)
    {
        Set(direction, value, note);
        (IsEdited, IsDemonstration) = (true, false);
    }

    /// <summary>Sets the month-by-month curve, or takes it away with null.</summary>
    /// <param name="months">Twelve values to date, January first.</param>
    /// <param name="note">Where the curve comes from; needed with one.</param>
    /// <exception cref="DomainException">There are not twelve numbers that can be stored, the last one is not the target, or the note is missing or cannot be stored; nothing changed.</exception>
    public void Phase(IReadOnlyList<decimal>? months, string? note)
    {
        if (months is null)
        {
            (Phased, PhasedNote) = (null, "");
        }
        else
        {
            if (Remark.Tidy(note) is not { Length: <= MaxNoteLength } said || !Remark.CanBeStored(said))
                throw new DomainException("phased-note-invalid", Resources.DomainText.PhasedNoteInvalid);
            if (months.Count != 12 || months.Any(value => Math.Abs(value) >= FigureRules.Limit || decimal.Round(value, FigureRules.StoredDecimals) != value || value < 0))
                throw new DomainException("phased-invalid", Resources.DomainText.PhasedInvalid);
            if (months[11] != Value)
                throw new DomainException("phased-end", Resources.DomainText.PhasedEnd);
            (Phased, PhasedNote) = ([.. months], said);
        }
        (IsEdited, IsDemonstration) = (true, false);
    }

    /// <summary>What progress is computed against.</summary>
    public TargetGoal Goal => new(Direction, Value, Phased?.Index().ToDictionary(pair => pair.Index + 1, pair => pair.Item));
}
