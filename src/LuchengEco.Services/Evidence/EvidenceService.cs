using System.Globalization;
using System.Linq.Expressions;
using System.Security.Cryptography;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Evidence;

/// <summary>Files that prove a figure. Everybody who may read lists and fetches them; those who fill the indicator attach and take away while its month is open.</summary>
public sealed class EvidenceService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    /// <summary>Apart from every other advisory lock of one number.</summary>
    private const long LockBase = 4_000_000_000_000;

    private static readonly Expression<Func<FigureEvidence, EvidenceFile>> WithoutContent = file => new EvidenceFile(
        file.Id, file.FileName, file.ContentType, file.Size, file.Sha256, file.UserName, file.At, file.RemovedAt, file.RemovedBy, file.RemovedBecause);

    /// <returns>Null when the indicator does not exist or <paramref name="actor"/> may not read.</returns>
    public async Task<EvidenceList?> ListAsync(Actor actor, YearMonth month, string indicatorCode, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, indicatorCode, cancellationToken) is not { } indicator)
            return null;
        var files = await Of(context, indicator.Id, month).OrderBy(file => file.At).ThenBy(file => file.Id).Select(WithoutContent).ToListAsync(cancellationToken);
        return new EvidenceList(indicator.Name, files, (await WhyNotAsync(context, actor, indicator, month, cancellationToken))?.Message);
    }

    /// <summary>Files that count, of each indicator that has any: of one unit, or of all.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(Actor actor, YearMonth month, string? unitCode = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return new Dictionary<string, int>();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Evidence.AsNoTracking()
            .Where(file => file.Year == month.Year && file.MonthNumber == month.Month && file.RemovedAt == null)
            .Join(context.Indicators, file => file.IndicatorId, indicator => indicator.Id, (file, indicator) => indicator)
            .Where(indicator => unitCode == null || indicator.UnitCode == unitCode)
            .GroupBy(indicator => indicator.Code)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
    }

    /// <summary>Files that count, or counted at a past moment, of each month (1 to 12) of a year that has any.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="indicatorCode">Of which indicator.</param>
    /// <param name="year">Of which year.</param>
    /// <param name="asOf">A past moment; null for now.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyDictionary<int, int>> CountsOfYearAsync(Actor actor, string indicatorCode, int year, DateTimeOffset? asOf = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return new Dictionary<int, int>();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // PostgreSQL takes no other offset.
        var moment = asOf?.ToUniversalTime();
        return await context.Evidence.AsNoTracking()
            .Where(file => file.Year == year && (moment == null ? file.RemovedAt == null : file.At <= moment && (file.RemovedAt == null || file.RemovedAt > moment)) && context.Indicators.Any(indicator => indicator.Id == file.IndicatorId && indicator.Code == indicatorCode))
            .GroupBy(file => file.MonthNumber)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
    }

    /// <summary>Attaches a file whose content says what it is.</summary>
    /// <param name="actor">Must fill the indicator.</param>
    /// <param name="month">A month that has begun and is open.</param>
    /// <param name="indicatorCode">The figure's indicator.</param>
    /// <param name="fileName">Without a path.</param>
    /// <param name="content">At most <see cref="FigureEvidence.MaxBytes"/>.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    public async Task<EvidenceResult> AttachAsync(Actor actor, YearMonth month, string indicatorCode, string fileName, byte[] content,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(content);
        var subject = Subject(indicatorCode, month, fileName);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (indicator, refusal) = await ToChangeAsync(context, actor, month, indicatorCode, subject, cancellationToken);
        if (indicator is null)
            return refusal!;
        FigureEvidence file;
        try
        {
            var now = clock.GetUtcNow();
            file = new FigureEvidence(Guid.CreateVersion7(now), indicator.Id, month, fileName, content, actor.UserId, actor.DisplayName, now);
        }
        catch (DomainException exception)
        {
            await audit.WriteAsync(actor, "evidence-attach", AuditOutcome.Failed, subject, exception.Code, cancellationToken);
            return new(EvidenceOutcome.Refused, Code: exception.Code, Message: exception.Message);
        }
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // One after the other for this figure, so that two at once do not both become the last one allowed.
        var key = LockBase + indicator.Id * 100_000L + month.Year * 12 + month.Month;
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellationToken);
        var there = await Of(context, indicator.Id, month).Where(other => other.RemovedAt == null)
            .Select(other => new { other.FileName, other.Sha256 }).ToListAsync(cancellationToken);
        if (there.FirstOrDefault(other => other.Sha256 == file.Sha256) is { } same)
            return new(EvidenceOutcome.Refused, Code: "evidence-already-there", Message: Format(EvidenceText.AlreadyThere, same.FileName));
        if (there.Count >= FigureEvidence.MaxFilesOfFigure)
            return new(EvidenceOutcome.Refused, Code: "evidence-too-many", Message: Format(EvidenceText.TooMany, FigureEvidence.MaxFilesOfFigure));
        context.Evidence.Add(file);
        audit.Add(context, actor, "evidence-attach", AuditOutcome.Done, subject, $"{file.Size} {file.Sha256}");
        if (await TrySaveAsync(context, cancellationToken) is { } locked)
            return locked;
        await transaction.CommitAsync(cancellationToken);
        return new(EvidenceOutcome.Done, FileOf(file));
    }

    /// <summary>Takes a file away; it stays in the history with the reason.</summary>
    public async Task<EvidenceResult> RemoveAsync(Actor actor, YearMonth month, string indicatorCode, Guid id, string? reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (indicator, refusal) = await ToChangeAsync(context, actor, month, indicatorCode, Subject(indicatorCode, month, $"{id}"), cancellationToken);
        if (indicator is null)
            return refusal!;
        // Ten megabytes are not read to note that they are gone.
        if (await Of(context, indicator.Id, month).Where(file => file.Id == id).Select(WithoutContent).SingleOrDefaultAsync(cancellationToken) is not { } known)
            return new(EvidenceOutcome.NotFound, Code: "evidence-unknown", Message: EvidenceText.NotFound);
        if (known.IsRemoved)
            return AlreadyRemoved(known);
        string said;
        try
        {
            said = FigureEvidence.ReasonOf(reason);
        }
        catch (DomainException exception)
        {
            return new(EvidenceOutcome.Refused, known, Code: exception.Code, Message: exception.Message);
        }
        var now = clock.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var changed = await context.Evidence.Where(file => file.Id == id && file.RemovedAt == null).ExecuteUpdateAsync(file => file
                .SetProperty(row => row.RemovedAt, now).SetProperty(row => row.RemovedBy, actor.DisplayName).SetProperty(row => row.RemovedBecause, said), cancellationToken);
            if (changed == 0)
                return AlreadyRemoved(known);
        }
        catch (Exception exception) when (DatabaseErrors.StateOf(exception) == DatabaseErrors.Locked)
        {
            return LockedMeanwhile();
        }
        audit.Add(context, actor, "evidence-remove", AuditOutcome.Done, Subject(indicatorCode, month, known.FileName), said);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(EvidenceOutcome.Done, known with { RemovedAt = now, RemovedBy = actor.DisplayName, RemovedBecause = said });
    }

    /// <summary>The content of a file, checked against the hash of what was attached. One that was taken away only auditors still get.</summary>
    public async Task<EvidenceResult> FetchAsync(Actor actor, YearMonth month, string indicatorCode, Guid id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!await audit.AllowsAsync(actor, EcoOperation.Read, Subject(indicatorCode, month, $"{id}"), cancellationToken))
            return new(EvidenceOutcome.Forbidden, Code: "forbidden", Message: EvidenceText.NotFound);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var file = await context.Evidence.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Year == month.Year && row.MonthNumber == month.Month
            && context.Indicators.Any(indicator => indicator.Id == row.IndicatorId && indicator.Code == indicatorCode), cancellationToken);
        if (file is null)
            return new(EvidenceOutcome.NotFound, Code: "evidence-unknown", Message: EvidenceText.NotFound);
        var subject = Subject(indicatorCode, month, file.FileName);
        if (file.IsRemoved && !await audit.AllowsAsync(actor, EcoOperation.ReadAudit, subject, cancellationToken))
        {
            return new(EvidenceOutcome.Removed, FileOf(file), Code: "evidence-removed", Message: Format(EvidenceText.Removed,
                Clock.ToLocal(file.RemovedAt!.Value).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), file.RemovedBy, file.RemovedBecause));
        }
        if (Convert.ToHexStringLower(SHA256.HashData(file.Content)) != file.Sha256)
        {
            await audit.WriteAsync(actor, "evidence-download", AuditOutcome.Failed, subject, "hash-mismatch", cancellationToken);
            return new(EvidenceOutcome.Damaged, FileOf(file), Code: "evidence-damaged", Message: Format(EvidenceText.Damaged, file.FileName));
        }
        await audit.WriteAsync(actor, "evidence-download", AuditOutcome.Done, subject, file.Sha256, cancellationToken);
        return new(EvidenceOutcome.Done, FileOf(file), file.Content);
    }

    /// <summary>The indicator to change, or why not; who asks for what is not theirs is written down.</summary>
    private async Task<(Indicator? Indicator, EvidenceResult? Refusal)> ToChangeAsync(EcoDbContext context, Actor actor, YearMonth month, string indicatorCode, string subject,
        CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.Fill, subject, cancellationToken))
            return (null, new(EvidenceOutcome.Forbidden, Code: "forbidden", Message: Format(EvidenceText.NotYours, indicatorCode)));
        if (await FindAsync(context, indicatorCode, cancellationToken) is not { } indicator)
            return (null, new(EvidenceOutcome.UnknownIndicator, Code: "indicator-unknown", Message: Format(EvidenceText.IndicatorUnknown, indicatorCode)));
        var refusal = await WhyNotAsync(context, actor, indicator, month, cancellationToken);
        if (refusal?.Outcome == EvidenceOutcome.Forbidden)
            await audit.DenyAsync(actor, EcoOperation.Fill, subject, cancellationToken);
        return refusal is null ? (indicator, null) : (null, refusal);
    }

    private async Task<EvidenceResult?> WhyNotAsync(EcoDbContext context, Actor actor, Indicator indicator, YearMonth month, CancellationToken cancellationToken)
    {
        if (!actor.MayFill(indicator.UnitCode, indicator.Code))
            return new(EvidenceOutcome.Forbidden, Code: "not-your-indicator", Message: Format(EvidenceText.NotYours, indicator.ShortName));
        if (!await context.Duties.AnyAsync(duty => duty.IndicatorId == indicator.Id && duty.FillerId != null && duty.DeputyId != null && duty.ReviewerId != null, cancellationToken))
            return new(EvidenceOutcome.Refused, Code: "indicator-inactive", Message: Format(EvidenceText.IndicatorInactive, indicator.ShortName));
        if (month.FirstDay > clock.Today() || !indicator.IsReportedIn(month.Year) || !await context.Years.AnyAsync(year => year.Year == month.Year, cancellationToken))
            return new(EvidenceOutcome.Refused, Code: "month-not-open", Message: Format(EvidenceText.MonthNotOpen, month.Year, month.Month));
        var state = await context.Submissions.AsNoTracking()
            .Where(submission => submission.UnitCode == indicator.UnitCode && submission.Year == month.Year && submission.MonthNumber == month.Month)
            .Select(submission => submission.State).FirstOrDefaultAsync(cancellationToken);
        return state switch
        {
            SubmissionState.Draft or SubmissionState.Returned => null,
            SubmissionState.Submitted => new(EvidenceOutcome.Locked, Code: "month-locked", Message: EvidenceText.LockedSubmitted),
            SubmissionState.Approved => new(EvidenceOutcome.Locked, Code: "month-locked", Message: EvidenceText.LockedApproved),
        };
    }

    private static async Task<EvidenceResult?> TrySaveAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (Exception exception) when (DatabaseErrors.StateOf(exception) == DatabaseErrors.Locked)
        {
            return LockedMeanwhile();
        }
    }

    /// <summary>Submitted between our reading and writing: the database's own lock has the last word.</summary>
    private static EvidenceResult LockedMeanwhile() => new(EvidenceOutcome.Locked, Code: "month-locked", Message: EvidenceText.LockedSubmitted);

    private static EvidenceResult AlreadyRemoved(EvidenceFile file) =>
        new(EvidenceOutcome.Removed, file, Code: "evidence-removed", Message: Format(EvidenceText.AlreadyRemoved, file.RemovedBy ?? ""));

    private static Task<Indicator?> FindAsync(EcoDbContext context, string code, CancellationToken cancellationToken) =>
        context.Indicators.AsNoTracking().SingleOrDefaultAsync(indicator => indicator.Code == code, cancellationToken);

    private static IQueryable<FigureEvidence> Of(EcoDbContext context, int indicatorId, YearMonth month) =>
        context.Evidence.AsNoTracking().Where(file => file.IndicatorId == indicatorId && file.Year == month.Year && file.MonthNumber == month.Month);

    private static EvidenceFile FileOf(FigureEvidence file) => new(file.Id, file.FileName, file.ContentType, file.Size, file.Sha256, file.UserName, file.At,
        file.RemovedAt, file.RemovedBy, file.RemovedBecause);

    private static string Subject(string indicator, YearMonth month, string what) => $"{indicator} {month} {what}";

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
