using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Review;

/// <summary>What lies on a reviewer's desk; <see cref="ReviewService"/> takes the steps.</summary>
public sealed class ReviewDesk(IDbContextFactory<EcoDbContext> contexts, EntryService entry, TimeProvider clock)
{
    /// <summary>Submissions that one list shows.</summary>
    public const int MaxListed = 100;

    /// <summary>The submissions of the units that <paramref name="actor"/> reviews; empty for those who review none.</summary>
    public async Task<ReviewInbox> GetInboxAsync(Actor actor, ReviewFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var units = await MyUnitsAsync(context, actor, cancellationToken);
        if (units.Count == 0)
            return ReviewInbox.Empty;
        var all = await SubmissionsAsync(context, [.. units.Select(unit => unit.Code)], cancellationToken);
        var due = await DueDates.ReadAsync(context, cancellationToken);
        var inState = all.Where(submission => submission.State == filter.Wanted).ToList();
        var found = InOrder(inState.Where(submission => (filter.Unit is null || submission.UnitCode == filter.Unit) && (filter.Month is null || submission.Month == filter.Month)), due, units);
        var listed = found.Take(MaxListed).ToList();
        var names = units.ToDictionary(unit => unit.Code, unit => unit.Name);
        return new ReviewInbox(units,
            [.. inState.Select(submission => submission.Month).Distinct().OrderDescending()],
            all.GroupBy(submission => submission.State).ToDictionary(group => group.Key, group => group.Count()),
            [.. (await WorkloadReader.ReadAsync(context, listed, actor.UserId, cancellationToken)).Select(load => new QueuedSubmission
            {
                UnitCode = load.Place.UnitCode,
                UnitName = names[load.Place.UnitCode],
                Month = load.Place.Month,
                State = load.Place.State,
                Version = load.Place.Version,
                Indicators = load.Indicators,
                Figures = load.Figures,
                Blank = load.Indicators - load.Figures - load.NotPublished - load.NotApplicable,
                NotPublished = load.NotPublished,
                NotApplicable = load.NotApplicable,
                OpenWarnings = load.OpenWarnings,
                AnsweredWarnings = load.AnsweredWarnings,
                Changes = load.Changes,
                SubmittedBy = load.LastSubmit?.UserName,
                SubmittedAt = load.LastSubmit?.At,
                DueOn = due.Of(load.Place.UnitCode, load.Place.Month),
                IsOverdue = IsOverdue(load.Place, due),
                WhyNotApprove = WhyNotApprove(actor, load.Place.UnitCode, load.Place.Month, load.Place.State, load.OwnFigures),
            })],
            found.Count);
    }

    /// <summary>Code and name of the units that <paramref name="actor"/> reviews, in the order of the catalogue.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> GetUnitsAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await MyUnitsAsync(context, actor, cancellationToken);
    }

    /// <summary>The month of a unit for everybody who may read, with what they may decide; null when there is no such unit and for those who may not read.</summary>
    public async Task<ReviewedSubmission?> GetSubmissionAsync(Actor actor, string unitCode, YearMonth month, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        // First, for its version: whatever changes while the rest is read makes a decision on it fail.
        var sheet = await entry.GetSheetAsync(actor, month, unitCode, cancellationToken);
        if (sheet.Units is not [var unit])
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var steps = await context.Set<SubmissionEvent>().AsNoTracking()
            .Where(step => context.Submissions.Any(submission => submission.Id == step.SubmissionId && submission.UnitCode == unitCode
                && submission.Year == month.Year && submission.MonthNumber == month.Month))
            .OrderBy(step => step.Id).ToListAsync(cancellationToken);
        var cells = await context.Figures.AsNoTracking()
            .Where(figure => figure.Indicator!.UnitCode == unitCode && figure.Year == month.Year && figure.MonthNumber == month.Month)
            .Select(figure => new
            {
                figure.Id,
                figure.Indicator!.Code,
                figure.Indicator.ShortName,
                IsOwn = figure.Revisions.Any(revision => revision.Version == figure.Version && revision.UserId == actor.UserId),
            })
            .ToListAsync(cancellationToken);
        var reviewed = ReviewedBefore.Of(steps);
        var changes = reviewed is null ? [] : await ChangesSince.ReadAsync(context, cells.ToDictionary(cell => cell.Id, _ => reviewed), cancellationToken);
        var changed = cells.Where(cell => changes.ContainsKey(cell.Id)).ToDictionary(cell => cell.Code, cell => changes[cell.Id]);
        var evidence = await context.Evidence.AsNoTracking()
            .Where(file => file.RemovedAt == null && file.Year == month.Year && file.MonthNumber == month.Month
                && context.Indicators.Any(indicator => indicator.Id == file.IndicatorId && indicator.UnitCode == unitCode))
            .GroupBy(file => context.Indicators.First(indicator => indicator.Id == file.IndicatorId).Code)
            .Select(files => new { files.Key, Count = files.Count() }).ToDictionaryAsync(files => files.Key, files => files.Count, cancellationToken);
        var due = await DueDates.ReadAsync(context, cancellationToken);
        var rows = sheet.Rows.Select(row => new ReviewedRow(row, changed.GetValueOrDefault(row.Code), evidence.GetValueOrDefault(row.Code)))
            .ToLookup(row => row.Row.Warnings.Count > 0 ? Place.Warned : row.Change is not null ? Place.Changed : row.Row.Entry.HasFigure ? Place.Other : Place.Gap);
        // Nothing is opened that nobody may type.
        var whyNotOpened = await context.Years.AnyAsync(year => year.Year == month.Year, cancellationToken) ? null : ReviewText.MonthNotOpen;
        var waiting = await WaitingAsync(context, actor, due, cancellationToken);
        var here = waiting.FindIndex(key => key.UnitCode == unitCode && key.Month == month);
        var own = cells.Where(cell => cell.IsOwn).Select(cell => cell.ShortName).ToList();
        return new ReviewedSubmission
        {
            UnitCode = unitCode,
            UnitName = unit.Name,
            Month = month,
            State = unit.State,
            Version = unit.Version,
            DueOn = due.Of(unitCode, month),
            Warned = [.. rows[Place.Warned].OrderBy(row => row.HasBlockingWarning ? 0 : row.HasOpenWarning ? 1 : 2)],
            Changed = [.. rows[Place.Changed]],
            Gaps = [.. rows[Place.Gap].OrderBy(row => row.Row.Entry.Mark switch { FigureMark.None => 0, FigureMark.NotPublished => 1, FigureMark.NotApplicable => 2 })],
            Others = [.. rows[Place.Other]],
            Changes = reviewed is null ? null : changed.Count,
            Steps = [.. steps.Select(step => new SubmissionStep(step.Action, step.State, step.UserName, step.At, step.Reason))],
            WhyNot = new Dictionary<SubmissionAction, string?>
            {
                [SubmissionAction.Approve] = WhyNotApprove(actor, unitCode, month, unit.State, own),
                [SubmissionAction.Return] = WhyNotDecide(actor, unitCode, month) ?? WhyNotWaiting(unit.State) ?? whyNotOpened,
                [SubmissionAction.Reopen] = WhyNotDecide(actor, unitCode, month) ?? (unit.State == SubmissionState.Approved ? whyNotOpened : ReviewText.NotApproved),
            },
            Previous = here > 0 ? waiting[here - 1] : null,
            Next = here + 1 < waiting.Count ? waiting[here + 1] : null,
            Waiting = waiting.Count,
        };
    }

    private enum Place
    {
        Warned,
        Changed,
        Gap,
        Other,
    }

    private string? WhyNotApprove(Actor actor, string unitCode, YearMonth month, SubmissionState state, IReadOnlyList<string> own) =>
        WhyNotDecide(actor, unitCode, month) ?? WhyNotWaiting(state)
        ?? (own.Count > 0 ? string.Format(CultureInfo.InvariantCulture, ReviewText.OwnFiguresNamed, string.Join('、', own.Take(5))) : null);

    private string? WhyNotDecide(Actor actor, string unitCode, YearMonth month)
    {
        if (!actor.May(EcoOperation.Review))
            return ReviewText.NotAReviewer;
        if (!actor.MayReview(unitCode))
            return ReviewText.OnlyReviewerDecides;
        return month.FirstDay > clock.Today() ? ReviewText.MonthNotOpen : null;
    }

    private static string? WhyNotWaiting(SubmissionState state) => state switch
    {
        SubmissionState.Submitted => null,
        SubmissionState.Draft => ReviewText.NotSubmitted,
        SubmissionState.Returned => ReviewText.NotSubmittedAgain,
        SubmissionState.Approved => ReviewText.AlreadyApproved,
    };

    private static async Task<List<(string Code, string Name)>> MyUnitsAsync(EcoDbContext context, Actor actor, CancellationToken cancellationToken)
    {
        var mine = actor.Reviews.Where(actor.MayReview).ToList();
        if (mine.Count == 0)
            return [];
        return [.. (await context.Units.AsNoTracking().Where(unit => mine.Contains(unit.Code)).OrderBy(unit => unit.SortOrder)
            .Select(unit => new { unit.Code, unit.Name }).ToListAsync(cancellationToken)).Select(unit => (unit.Code, unit.Name))];
    }

    private static async Task<List<SubmissionPlace>> SubmissionsAsync(EcoDbContext context, List<string> units, CancellationToken cancellationToken) =>
        [.. (await context.Submissions.AsNoTracking()
            // What was approved outside the plan's years is history and no work; what waits is work wherever it lies.
            .Where(submission => units.Contains(submission.UnitCode)
                && (submission.State == SubmissionState.Submitted || context.Years.Any(year => year.Year == submission.Year)))
            .Select(submission => new { submission.Id, submission.UnitCode, submission.Year, submission.MonthNumber, submission.State, submission.Version })
            .ToListAsync(cancellationToken))
            .Select(row => new SubmissionPlace(row.Id, row.UnitCode, new YearMonth(row.Year, row.MonthNumber), row.State, row.Version))];

    private async Task<List<SubmissionKey>> WaitingAsync(EcoDbContext context, Actor actor, DueDates due, CancellationToken cancellationToken)
    {
        var units = await MyUnitsAsync(context, actor, cancellationToken);
        if (units.Count == 0)
            return [];
        var all = await SubmissionsAsync(context, [.. units.Select(unit => unit.Code)], cancellationToken);
        return [.. InOrder(all.Where(place => place.State == SubmissionState.Submitted), due, units).Select(place => new SubmissionKey(place.UnitCode, place.Month, place.Version))];
    }

    private List<SubmissionPlace> InOrder(IEnumerable<SubmissionPlace> places, DueDates due, List<(string Code, string Name)> units) =>
        [.. places.OrderByDescending(place => IsOverdue(place, due)).ThenByDescending(place => place.Month).ThenBy(place => units.FindIndex(unit => unit.Code == place.UnitCode))];

    private bool IsOverdue(SubmissionPlace place, DueDates due) => place.State != SubmissionState.Approved && clock.Today() > due.Of(place.UnitCode, place.Month);
}
