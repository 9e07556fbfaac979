namespace LuchengEco.Domain.Indicators;

/// <summary>One state of a target; appended, never changed.</summary>
public sealed class TargetRevision
{
    private TargetRevision()
    {
    }

    public TargetRevision(Target target, Guid? userId, string userName, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(target);
        (IndicatorId, Year, Direction, Value, Note) = (target.IndicatorId, target.Year, target.Direction, target.Value, target.Note);
        (UserId, UserName, At) = (userId, userName, at);
    }

    public long Id { get; private set; }

    public int IndicatorId { get; private set; }

    public int Year { get; private set; }

    public Direction Direction { get; private set; }

    /// <summary>In the indicator's unit.</summary>
    public decimal Value { get; private set; }

    public string Note { get; private set; } = "";

    public Guid? UserId { get; private set; }

    public string UserName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
