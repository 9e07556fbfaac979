using System.Globalization;
using System.Runtime.CompilerServices;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LuchengEco.Services.Review;

public enum ReviewOutcome
{
    Done,
    Forbidden,
    UnknownUnit,
    WrongState,
    ReasonMissing,
    ReasonInvalid,
    ChangedByAnother,
    MonthNotOpen,

    /// <summary>Soft warnings are unanswered, or a rule that blocks is broken: <see cref="ReviewResult.Open"/>.</summary>
    WarningsOpen,

    /// <summary>Four eyes: nobody approves what they typed.</summary>
    OwnFigures,
}

/// <summary>What became of a step, and where the submission stands now.</summary>
/// <param name="Outcome">Anything but Done left the submission as it was.</param>
/// <param name="State">State that the submission has now.</param>
/// <param name="Version">Steps that it has behind it; 0 before the first.</param>
/// <param name="Code">Stable code of the refusal.</param>
/// <param name="Message">The refusal in Chinese.</param>
public sealed record ReviewResult(ReviewOutcome Outcome, SubmissionState State, int Version, string? Code = null, string? Message = null)
{
    /// <summary>What stands in the way of a submission.</summary>
    public IReadOnlyList<OpenWarning> Open { get; init; } = [];
}

/// <summary>Moves the month of a unit from draft to locked.</summary>
public sealed class ReviewService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <summary>Fillers submit; reviewers return, approve and reopen, the first and the last with a reason.</summary>
    /// <param name="actor">Who takes the step.</param>
    /// <param name="unitCode">The unit whose month it is.</param>
    /// <param name="month">A month that has begun, of a year that is set up; what waits elsewhere may still be approved.</param>
    /// <param name="action">The step.</param>
    /// <param name="reason">At most <see cref="FigureRules.MaxReasonLength"/> characters.</param>
    /// <param name="version">The version that <paramref name="actor"/> saw: since then figures may have changed. Null means “whatever is there”.</param>
    /// <param name="cancellationToken">Stops the step.</param>
    public async Task<ReviewResult> ApplyAsync(Actor actor, string unitCode, YearMonth month, SubmissionAction action, string? reason,
        int? version = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Units.AsNoTracking().SingleOrDefaultAsync(row => row.Code == unitCode, cancellationToken) is not { } unit)
            return new(ReviewOutcome.UnknownUnit, SubmissionState.Draft, 0, "unit-unknown", ReviewText.UnitUnknown);
        var allowed = action == SubmissionAction.Submit ? actor.MayFill(unitCode) : actor.MayReview(unitCode);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // No save may come between reading the warnings and closing the month.
        if (allowed && action == SubmissionAction.Submit)
            await CloseToSavesAsync(context, unitCode, month, cancellationToken);
        var submission = await context.Submissions
            .SingleOrDefaultAsync(row => row.UnitCode == unitCode && row.Year == month.Year && row.MonthNumber == month.Month, cancellationToken);
        var (state, current) = (submission?.State ?? SubmissionState.Draft, submission?.Version ?? 0);
        if (!allowed)
        {
            await audit.DenyAsync(actor, action == SubmissionAction.Submit ? EcoOperation.Submit : EcoOperation.Review, $"{unitCode} {month} {action}", cancellationToken);
            return new(ReviewOutcome.Forbidden, state, current, "forbidden", action == SubmissionAction.Submit ? ReviewText.OnlyFillerSubmits : ReviewText.OnlyReviewerDecides);
        }
        // What was submitted may still be approved; nothing is opened that nobody may type.
        if (unit.ClosedAt is not null && action != SubmissionAction.Approve)
            return new(ReviewOutcome.MonthNotOpen, state, current, "unit-closed", string.Format(CultureInfo.InvariantCulture, AdministrationText.UnitClosed, unit.Name));
        // So too where the year is no longer set up.
        if (month.FirstDay > clock.Today() || ((state, action) != (SubmissionState.Submitted, SubmissionAction.Approve) && !await context.Years.AnyAsync(year => year.Year == month.Year, cancellationToken)))
            return new(ReviewOutcome.MonthNotOpen, state, current, "month-not-open", ReviewText.MonthNotOpen);
        if (version is { } seen && seen != current)
            return new(ReviewOutcome.ChangedByAnother, state, current, "changed-by-another", ReviewText.ChangedByAnother);
        if (action == SubmissionAction.Approve && await context.Figures.AnyAsync(figure => figure.Indicator!.UnitCode == unitCode
            && figure.Year == month.Year && figure.MonthNumber == month.Month
            && figure.Revisions.Any(revision => revision.Version == figure.Version && revision.UserId == actor.UserId), cancellationToken))
            return new(ReviewOutcome.OwnFigures, state, current, "own-figures", ReviewText.OwnFigures);
        if (submission is null)
        {
            submission = new Submission(unitCode, month);
            context.Submissions.Add(submission);
        }
        try
        {
            submission.Apply(action, actor.UserId, actor.DisplayName, clock.GetUtcNow(), reason);
            if (action == SubmissionAction.Submit && await WarningReader.OpenAsync(context, unitCode, month, cancellationToken) is { Count: > 0 } open)
            {
                var names = string.Join('、', open.Select(warning => warning.Name).Distinct().Take(5));
                var message = string.Format(CultureInfo.InvariantCulture, ReviewText.WarningsOpen, open.Count, names);
                return new(ReviewOutcome.WarningsOpen, state, current, "warnings-open", message) { Open = open };
            }
            audit.Add(context, actor, "submission-" + action.ToString().ToLowerInvariant(), AuditOutcome.Done, $"{unitCode} {month}", reason);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new(ReviewOutcome.Done, submission.State, submission.Version);
        }
        catch (DomainException exception)
        {
            return new(OutcomeOf(exception.Code), state, current, exception.Code, exception.Message);
        }
        catch (Exception exception) when (exception is DbUpdateConcurrencyException
            || DatabaseErrors.StateOf(exception) is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected)
        {
            return new(ReviewOutcome.ChangedByAnother, state, current, "changed-by-another", ReviewText.ChangedByAnother);
        }
    }

    /// <summary>Approves many, each decided alone: one that is refused does not hold up the others.</summary>
    /// <param name="actor">Who approves.</param>
    /// <param name="submissions">As they were seen; one that moved on since is refused.</param>
    /// <param name="cancellationToken">Stops before the next; those already approved stay so.</param>
    /// <returns>One result for each, in the order asked, as soon as it is decided.</returns>
    public async IAsyncEnumerable<ApprovalResult> ApproveManyAsync(Actor actor, IReadOnlyList<SubmissionKey> submissions,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(submissions);
        foreach (var key in submissions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ApprovalResult(key, await ApplyAsync(actor, key.UnitCode, key.Month, SubmissionAction.Approve, null, key.Version, cancellationToken));
        }
    }

    /// <summary>Waits for the saves that are under way and holds up new ones until the end of the transaction, by the two locks that the trigger of figures takes.</summary>
    private static async Task CloseToSavesAsync(EcoDbContext context, string unitCode, YearMonth month, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext({unitCode}), {month.Year * 12 + month.Month})", cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM submissions WHERE unit_code = {unitCode} AND year = {month.Year} AND month_number = {month.Month} FOR UPDATE", cancellationToken);
    }

    private static ReviewOutcome OutcomeOf(string code) => code switch
    {
        "reason-missing" => ReviewOutcome.ReasonMissing,
        "reason-too-long" or "reason-invalid" => ReviewOutcome.ReasonInvalid,
        _ => ReviewOutcome.WrongState,
    };
}
