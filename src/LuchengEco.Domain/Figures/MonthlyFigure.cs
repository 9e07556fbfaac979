using LuchengEco.Domain.Indicators;

namespace LuchengEco.Domain.Figures;

/// <summary>Who changes a figure, when, through which door and why.</summary>
public sealed record Signature(Guid? UserId, string UserName, DateTimeOffset At, Door Door, string? Reason = null);

/// <summary>The figure of one indicator in one month, with its whole history.</summary>
public sealed class MonthlyFigure
{
    private readonly List<FigureRevision> _revisions = [];

    private MonthlyFigure()
    {
    }

    public MonthlyFigure(int indicatorId, YearMonth month) => (IndicatorId, Year, MonthNumber) = (indicatorId, month.Year, month.Month);

    public long Id { get; private set; }

    public int IndicatorId { get; private set; }

    public Indicator? Indicator { get; private set; }

    public int Year { get; private set; }

    /// <summary>1 to 12.</summary>
    public int MonthNumber { get; private set; }

    public decimal? Value { get; private set; }

    public decimal? Numerator { get; private set; }

    public decimal? Denominator { get; private set; }

    /// <summary>Valid days, for a mean.</summary>
    public decimal? Weight { get; private set; }

    public FigureMark Mark { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Answers the soft checks of the numbers that stand here; other numbers need another one.</summary>
    public string? Reason { get; private set; }

    /// <summary>Number of the newest revision; 0 before the first. Two writers who read the same version cannot both win.</summary>
    public int Version { get; private set; }

    /// <summary>True while nobody but the demonstration loader has written it.</summary>
    public bool IsDemonstration { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public string ChangedBy { get; private set; } = "";

    public IReadOnlyList<FigureRevision> Revisions => _revisions;

    public YearMonth Month => new(Year, MonthNumber);

    public FigureEntry Entry => new(Value, Numerator, Denominator, Weight, Mark, Note);

    /// <summary>Takes over <paramref name="entry"/> and appends the revision that says so; does nothing when it says the same.</summary>
    /// <returns>False when nothing changed.</returns>
    public bool Revise(FigureEntry entry, Signature signature)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(signature);
        var reason = Remark.Tidy(signature.Reason);
        if (Version > 0 && Entry.SaysTheSameAs(entry) && (reason is null || reason == Reason))
            return false;
        if (Version == 0 && entry.IsBlank && string.IsNullOrWhiteSpace(entry.Note))
            return false;
        // A note beside the same numbers leaves their reason standing.
        Reason = reason ?? (Entry.HasTheNumbersOf(entry) ? Reason : null);
        (Value, Numerator, Denominator, Weight) = (entry.Value, entry.Numerator, entry.Denominator, entry.Weight);
        (Mark, Note) = (entry.Mark, Remark.Tidy(entry.Note));
        IsDemonstration = signature.Door == Door.Demonstration && (Version == 0 || IsDemonstration);
        Version++;
        (ChangedAt, ChangedBy) = (signature.At, signature.UserName);
        _revisions.Add(new FigureRevision(this, signature));
        return true;
    }
}

/// <summary>One state of a figure; appended, never changed: PostgreSQL refuses both update and delete.</summary>
public sealed class FigureRevision
{
    private FigureRevision()
    {
    }

    internal FigureRevision(MonthlyFigure figure, Signature signature)
    {
        (FigureId, Version) = (figure.Id, figure.Version);
        (Value, Numerator, Denominator, Weight) = (figure.Value, figure.Numerator, figure.Denominator, figure.Weight);
        (Mark, Note) = (figure.Mark, figure.Note);
        (UserId, UserName, At, Door, Reason) = (signature.UserId, signature.UserName, signature.At, signature.Door, Remark.Tidy(signature.Reason));
    }

    public long Id { get; private set; }

    public long FigureId { get; private set; }

    public int Version { get; private set; }

    public decimal? Value { get; private set; }

    public decimal? Numerator { get; private set; }

    public decimal? Denominator { get; private set; }

    public decimal? Weight { get; private set; }

    public FigureMark Mark { get; private set; }

    public string? Note { get; private set; }

    public Guid? UserId { get; private set; }

    public string UserName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public Door Door { get; private set; }

    public string? Reason { get; private set; }

    public FigureEntry Entry => new(Value, Numerator, Denominator, Weight, Mark, Note);
}
