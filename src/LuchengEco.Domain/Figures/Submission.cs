using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Figures;

public enum SubmissionState
{
    /// <summary>草稿: figures may be typed.</summary>
    Draft,

    /// <summary>已报送: waits for the reviewer; figures rest.</summary>
    Submitted,

    /// <summary>已退回: figures may be typed again.</summary>
    Returned,

    /// <summary>已审核: locked.</summary>
    Approved,
}

/// <summary>What somebody does to a submission.</summary>
public enum SubmissionAction
{
    Submit,
    Return,
    Approve,
    Reopen,
}

/// <summary>The month of one 科室 on its way from draft to locked.</summary>
public sealed class Submission
{
    private readonly List<SubmissionEvent> _events = [];

    private Submission()
    {
    }

    public Submission(string unitCode, YearMonth month, bool isDemonstration = false) =>
        (UnitCode, Year, MonthNumber, IsDemonstration) = (unitCode, month.Year, month.Month, isDemonstration);

    public int Id { get; private set; }

    public string UnitCode { get; private set; } = "";

    public int Year { get; private set; }

    public int MonthNumber { get; private set; }

    public SubmissionState State { get; private set; } = SubmissionState.Draft;

    public int Version { get; private set; }

    /// <summary>True while nobody but the demonstration loader took a step; a step of a person makes it theirs.</summary>
    public bool IsDemonstration { get; private set; }

    public IReadOnlyList<SubmissionEvent> Events => _events;

    public YearMonth Month => new(Year, MonthNumber);

    public static bool IsOpen(SubmissionState state) => state is SubmissionState.Draft or SubmissionState.Returned;

    /// <exception cref="DomainException">The action does not follow from the state, or a needed reason is missing or cannot be kept.</exception>
    public void Apply(SubmissionAction action, Guid? userId, string userName, DateTimeOffset at, string? reason)
    {
        var next = (State, action) switch
        {
            (SubmissionState.Draft or SubmissionState.Returned, SubmissionAction.Submit) => SubmissionState.Submitted,
            (SubmissionState.Submitted, SubmissionAction.Return) => SubmissionState.Returned,
            (SubmissionState.Submitted, SubmissionAction.Approve) => SubmissionState.Approved,
            (SubmissionState.Approved, SubmissionAction.Reopen) => SubmissionState.Draft,
            _ => throw new DomainException("submission-state", Text.SubmissionStateWrong),
        };
        if (action is SubmissionAction.Return or SubmissionAction.Reopen && string.IsNullOrWhiteSpace(reason))
            throw new DomainException("reason-missing", Text.ReasonMissing);
        if (FigureRules.CheckReason(reason) is { } error)
            throw new DomainException(error.Code, error.Message);
        State = next;
        Version++;
        IsDemonstration = IsDemonstration && userId is null;
        _events.Add(new SubmissionEvent(action, next, userId, userName, at, Remark.Tidy(reason)));
    }
}

/// <summary>One step of a submission; appended, never changed.</summary>
public sealed class SubmissionEvent
{
    private SubmissionEvent()
    {
    }

    internal SubmissionEvent(SubmissionAction action, SubmissionState state, Guid? userId, string userName, DateTimeOffset at, string? reason) =>
        (Action, State, UserId, UserName, At, Reason) = (action, state, userId, userName, at, reason);

    public long Id { get; private set; }

    public int SubmissionId { get; private set; }

    public SubmissionAction Action { get; private set; }

    public SubmissionState State { get; private set; }

    public Guid? UserId { get; private set; }

    public string UserName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Id of the newest <see cref="FigureRevision"/> of the month when it was submitted, so that later ones are known; 0 without any, null for other steps. PostgreSQL fills it in.</summary>
    public long? LastRevisionId { get; private set; }
}
