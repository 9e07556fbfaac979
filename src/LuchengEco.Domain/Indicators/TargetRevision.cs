namespace LuchengEco.Domain.Indicators;

/// <summary>One state of a target; appended, never changed.</summary>
public sealed class TargetRevision
{
    private TargetRevision()
    {
    }

    /// <param name="target">As it stands after the step.</param>
    /// <param name="userId">Null for what was there before anybody's step.</param>
    /// <param name="userName">Who.</param>
    /// <param name="at">When.</param>
    /// <param name="isRemoved">The target was taken away; its last state is kept.</param>
    public TargetRevision(Target target, Guid? userId, string userName, DateTimeOffset at, bool isRemoved = false)
    {
        ArgumentNullException.ThrowIfNull(target);
        (IndicatorId, Year, Direction, Value, Note) = (target.IndicatorId, target.Year, target.Direction, target.Value, target.Note);
        (Phased, PhasedNote) = (target.Phased, target.PhasedNote);
        (UserId, UserName, At, IsRemoved) = (userId, userName, at, isRemoved);
    }

    public long Id { get; private set; }

    public int IndicatorId { get; private set; }

    public int Year { get; private set; }

    public Direction Direction { get; private set; }

    /// <summary>In the indicator's unit.</summary>
    public decimal Value { get; private set; }

    public string Note { get; private set; } = "";

    /// <inheritdoc cref="Target.Phased"/>
    public IReadOnlyList<decimal>? Phased { get; private set; }

    public string PhasedNote { get; private set; } = "";

    public Guid? UserId { get; private set; }

    public string UserName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>Since then the year asks nothing of the indicator.</summary>
    public bool IsRemoved { get; private set; }
}
