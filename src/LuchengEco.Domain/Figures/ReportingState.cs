namespace LuchengEco.Domain.Figures;

/// <summary>Where the month of a unit stands against its due day.</summary>
public enum ReportingState
{
    /// <summary>不考核: nobody answered for it yet.</summary>
    NotTracked,

    /// <summary>未到期: the month is not over.</summary>
    NotDue,

    /// <summary>待报送: the month is over, its due day is not.</summary>
    Due,

    /// <summary>逾期未报: the due day passed without a submission.</summary>
    Overdue,

    Submitted,

    /// <summary>逾期报送: waits for review, and came after the due day.</summary>
    SubmittedLate,

    Returned,

    /// <summary>Was approved and is open again.</summary>
    Reopened,

    Approved,
}

/// <summary>Judges a month by its first submission: what is returned later was still in time.</summary>
/// <param name="Month">The month.</param>
/// <param name="State">State of its submission.</param>
/// <param name="FirstSubmittedOn">The bureau's day of the first submission; null before it.</param>
/// <param name="DueOn">The last day in time.</param>
/// <param name="IsTracked">False while nobody answered for it.</param>
public readonly record struct ReportingStanding(YearMonth Month, SubmissionState State, DateOnly? FirstSubmittedOn, DateOnly DueOn, bool IsTracked = true)
{
    public ReportingState On(DateOnly today) => State switch
    {
        SubmissionState.Submitted => FirstSubmittedOn > DueOn ? ReportingState.SubmittedLate : ReportingState.Submitted,
        SubmissionState.Approved => ReportingState.Approved,
        SubmissionState.Returned => ReportingState.Returned,
        SubmissionState.Draft when FirstSubmittedOn is not null => ReportingState.Reopened,
        SubmissionState.Draft when !IsTracked => ReportingState.NotTracked,
        SubmissionState.Draft when today > DueOn => ReportingState.Overdue,
        SubmissionState.Draft => today >= Month.FirstDay.AddMonths(1) ? ReportingState.Due : ReportingState.NotDue,
    };

    /// <summary>Days between the due day and the first submission, or <paramref name="today"/> before it; 0 in time.</summary>
    public int DaysLateOn(DateOnly today) => IsTracked || FirstSubmittedOn is not null ? Math.Max(0, (FirstSubmittedOn ?? today).DayNumber - DueOn.DayNumber) : 0;

    /// <summary>Belongs to the rates: it was submitted, or it should have been.</summary>
    public bool CountsOn(DateOnly today) => FirstSubmittedOn is not null || (IsTracked && today > DueOn);
}
