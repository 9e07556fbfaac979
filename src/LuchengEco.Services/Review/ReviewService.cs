using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
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
    ChangedByAnother,
    MonthNotOpen,
}

/// <summary>What became of a step, and where the submission stands now.</summary>
public sealed record ReviewResult(ReviewOutcome Outcome, SubmissionState State, string? Code = null, string? Message = null);

/// <summary>Moves the month of a unit from draft to locked.</summary>
public sealed class ReviewService(IDbContextFactory<EcoDbContext> contexts, TimeProvider clock)
{
    /// <summary>Fillers submit; reviewers return, approve and reopen, the first and the last with a reason.</summary>
    public async Task<ReviewResult> ApplyAsync(Actor actor, string unitCode, YearMonth month, SubmissionAction action, string? reason,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Units.AnyAsync(unit => unit.Code == unitCode, cancellationToken))
            return new(ReviewOutcome.UnknownUnit, SubmissionState.Draft, "unit-unknown", ReviewText.UnitUnknown);
        var submission = await context.Submissions
            .SingleOrDefaultAsync(row => row.UnitCode == unitCode && row.Year == month.Year && row.MonthNumber == month.Month, cancellationToken);
        var state = submission?.State ?? SubmissionState.Draft;
        var allowed = action == SubmissionAction.Submit ? actor.MayFill(unitCode) : actor.MayReview(unitCode);
        if (!allowed)
            return new(ReviewOutcome.Forbidden, state, "forbidden", action == SubmissionAction.Submit ? ReviewText.OnlyFillerSubmits : ReviewText.OnlyReviewerDecides);
        if (month.FirstDay > clock.Today() || !await context.Years.AnyAsync(year => year.Year == month.Year, cancellationToken))
            return new(ReviewOutcome.MonthNotOpen, state, "month-not-open", ReviewText.MonthNotOpen);
        if (submission is null)
        {
            submission = new Submission(unitCode, month);
            context.Submissions.Add(submission);
        }
        try
        {
            submission.Apply(action, actor.UserId, actor.DisplayName, clock.GetUtcNow(), reason);
            await context.SaveChangesAsync(cancellationToken);
            return new(ReviewOutcome.Done, submission.State);
        }
        catch (DomainException exception)
        {
            return new(exception.Code == "reason-missing" ? ReviewOutcome.ReasonMissing : ReviewOutcome.WrongState, state, exception.Code, exception.Message);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException
            || exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return new(ReviewOutcome.ChangedByAnother, state, "changed-by-another", ReviewText.ChangedByAnother);
        }
    }
}
