using System.Globalization;
using System.Linq.Expressions;
using System.Security.Cryptography;
using LuchengEco.Domain;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;
using Text = LuchengEco.Services.Resources.FreezeText;

namespace LuchengEco.Services.FrozenSummaries;

/// <summary>Reads what was frozen, hands its files out, and says whether it still is what it was.</summary>
public sealed class FrozenSummaryService(IDbContextFactory<EcoDbContext> contexts, AuditLog audit)
{
    private static readonly string[] Order = ["pdf", "docx", "xlsx"];

    private static readonly Expression<Func<FrozenSummary, FrozenLine>> AsLine = frozen => new FrozenLine(frozen.Id, frozen.Year, frozen.ThroughMonth, frozen.Version, frozen.Code, frozen.ContentHash,
        frozen.ComputedAt, frozen.AsOf, frozen.Basis, frozen.HasDemonstration, frozen.UnapprovedFigures, frozen.Note, frozen.UserName, frozen.UnitName, frozen.At);

    private static readonly Func<FrozenSummary, FrozenLine> ToLine = AsLine.Compile();

    /// <summary>Every version of a year, the newest month and version first.</summary>
    /// <returns>Null when the person may not read.</returns>
    public async Task<IReadOnlyList<FrozenLine>?> ListAsync(Actor actor, int year, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var lines = await context.FrozenSummaries.AsNoTracking().Where(frozen => frozen.Year == year)
            .OrderByDescending(frozen => frozen.ThroughMonth).ThenByDescending(frozen => frozen.Version).Select(AsLine).ToListAsync(cancellationToken);
        var files = await FilesAsync(context, context.FrozenSummaries.Where(frozen => frozen.Year == year), cancellationToken);
        var newest = lines.GroupBy(line => line.ThroughMonth).ToDictionary(group => group.Key, group => group.Max(line => line.Version));
        return [.. lines.Select(line => line with { Files = [.. files[line.Id]], NewestVersion = newest[line.ThroughMonth] })];
    }

    /// <summary>A version with its content, what changed in it, and whether it is what was frozen.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="year">Of the plan.</param>
    /// <param name="through">1 to 12; null takes the last month that was frozen.</param>
    /// <param name="version">From 1.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Null when there is none or the person may not read.</returns>
    public async Task<FrozenView?> GetAsync(Actor actor, int year, int? through, int version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(context, year, through, version, cancellationToken) is { } frozen ? await ViewAsync(context, frozen, withChanges: true, cancellationToken) : null;
    }

    /// <summary>The bytes of a file as they were frozen, checked against their hash.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<FrozenFileResult> FileAsync(Actor actor, int year, int? through, int version, string extension, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.Export, $"{year} v{version} {extension}", cancellationToken))
            return new(FrozenFileOutcome.Forbidden);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, year, through, version, cancellationToken) is not { } frozen
            || await context.FrozenFiles.AsNoTracking().SingleOrDefaultAsync(file => file.FrozenSummaryId == frozen.Id && file.Extension == extension, cancellationToken) is not { } found)
            return new(FrozenFileOutcome.NotFound);
        var line = ToLine(frozen);
        var name = (FrozenContent.Read(frozen.Content)?.Document.FileName ?? $"{year}")
            + string.Format(CultureInfo.InvariantCulture, frozen.ThroughMonth == 12 ? Text.FileNameOfYear : Text.FileName, version, frozen.ThroughMonth) + "." + extension;
        if (Convert.ToHexStringLower(SHA256.HashData(found.Content)) != found.Sha256 || !(await IntegrityAsync(context, frozen, FrozenContent.Read(frozen.Content), cancellationToken)).Files.All(damaged => damaged != extension))
        {
            await audit.WriteAsync(actor, "frozen-download", AuditOutcome.Failed, $"{name} {frozen.Code}", "hash-mismatch", cancellationToken);
            return new(FrozenFileOutcome.Damaged, line, name);
        }
        await audit.WriteAsync(actor, "frozen-download", AuditOutcome.Done, $"{name} {frozen.Code}", found.Sha256, cancellationToken);
        return new(FrozenFileOutcome.Done, line, name, found.Content);
    }

    /// <summary>What was frozen under a code. Whoever holds the paper may ask; nobody is asked who they are.</summary>
    /// <param name="typed">As it was typed or scanned.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Null for what cannot be a code.</returns>
    public async Task<FrozenCheck?> CheckAsync(string? typed, CancellationToken cancellationToken = default)
    {
        if (CheckCode.Parse(typed) is not { } code)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var frozen = await context.FrozenSummaries.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellationToken);
        if (frozen is null)
        {
            var isKnown = await context.AuditEntries.AnyAsync(entry => entry.Action == "summary-freeze" && entry.Outcome == AuditOutcome.Done && entry.Subject.EndsWith(code), cancellationToken);
            return new FrozenCheck(code, null, isKnown ? new FrozenIntegrity([FrozenFault.Missing], []) : null);
        }
        var view = await ViewAsync(context, frozen, withChanges: false, cancellationToken);
        var newest = await context.FrozenSummaries.Where(row => row.Year == frozen.Year && row.ThroughMonth == frozen.ThroughMonth && row.Version > frozen.Version)
            .OrderByDescending(row => row.Version).Select(row => row.Code).FirstOrDefaultAsync(cancellationToken);
        return new FrozenCheck(code, view, view.Integrity, newest);
    }

    /// <summary>The frozen file with this hash, whichever version it belongs to.</summary>
    /// <param name="sha256">Lower-case hexadecimal.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>Null when no file was frozen with these bytes.</returns>
    public async Task<FrozenMatch?> MatchAsync(string sha256, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.FrozenFiles.AsNoTracking().Where(file => file.Sha256 == sha256)
            .Join(context.FrozenSummaries, file => file.FrozenSummaryId, frozen => frozen.Id,
                (file, frozen) => new FrozenMatch(frozen.Year, frozen.ThroughMonth, frozen.Version, frozen.Code, file.Extension))
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The version without its content, its files in their order.</summary>
    internal static FrozenLine LineOf(FrozenSummary frozen) => ToLine(frozen) with
    {
        Files = [.. frozen.Files.Select(file => new FrozenFileLine(file.Extension, file.Size, file.Sha256)).OrderBy(file => Array.IndexOf(Order, file.Extension))],
        NewestVersion = frozen.Version,
    };

    private static async Task<FrozenSummary?> FindAsync(EcoDbContext context, int year, int? through, int version, CancellationToken cancellationToken)
    {
        var versions = context.FrozenSummaries.AsNoTracking().Where(frozen => frozen.Year == year);
        var month = through ?? await versions.MaxAsync(frozen => (int?)frozen.ThroughMonth, cancellationToken);
        return await versions.SingleOrDefaultAsync(frozen => frozen.ThroughMonth == month && frozen.Version == version, cancellationToken);
    }

    private static async Task<FrozenView> ViewAsync(EcoDbContext context, FrozenSummary frozen, bool withChanges, CancellationToken cancellationToken)
    {
        var content = FrozenContent.Read(frozen.Content);
        var before = frozen.PreviousId is { } id ? await context.FrozenSummaries.Where(row => row.Id == id).Select(row => row.Content).SingleOrDefaultAsync(cancellationToken) : null;
        var files = await FilesAsync(context, context.FrozenSummaries.Where(row => row.Id == frozen.Id), cancellationToken);
        var newest = await context.FrozenSummaries.Where(row => row.Year == frozen.Year && row.ThroughMonth == frozen.ThroughMonth).MaxAsync(row => (int?)row.Version, cancellationToken);
        var integrity = await IntegrityAsync(context, frozen, content, cancellationToken);
        var follows = content is null || content.Head.Previous == (before is null ? null : FrozenContent.HashOf(before));
        if (!follows)
            integrity = integrity with { Faults = [.. integrity.Faults, FrozenFault.Previous] };
        return new FrozenView(ToLine(frozen) with { Files = [.. files[frozen.Id]], NewestVersion = newest ?? frozen.Version }, content,
            withChanges && follows && content is not null && before is not null && FrozenContent.Read(before) is { } earlier ? FrozenChanges.Between(earlier, content) : [], integrity);
    }

    /// <summary>Everything that was written down at the freeze is computed again: the hash of the content, its code, what stands beside it, the hashes of the files, and the entry of the
    /// audit in its chain, which repeats them all and names every version.</summary>
    private static async Task<FrozenIntegrity> IntegrityAsync(EcoDbContext context, FrozenSummary frozen, FrozenContent? content, CancellationToken cancellationToken)
    {
        var faults = new List<FrozenFault>();
        var hash = FrozenContent.HashOf(frozen.Content);
        if (hash != frozen.ContentHash || CheckCode.Of(hash) != frozen.Code)
            faults.Add(FrozenFault.Content);
        else if (content is null)
            faults.Add(FrozenFault.Unreadable);
        else if (!IsOf(content, frozen))
            faults.Add(FrozenFault.Row);
        // Who changes an entry must change all that follow it; a hundred are followed here, all of them on the page of the audit.
        var entry = await context.Database.SqlQuery<Entry>(
            $"""
            SELECT entry.detail, entry.subject, entry.action = 'summary-freeze' AND entry.outcome = 'Done'
                AND entry.previous_hash = coalesce((SELECT before.hash FROM audit_entries before WHERE before.id = entry.id - 1), '')
                AND NOT EXISTS (
                    SELECT 1 FROM (
                        SELECT next.hash <> eco_audit_hash(next) OR next.previous_hash <> coalesce(lag(next.hash) OVER (ORDER BY next.id), next.previous_hash) AS broken
                        FROM audit_entries next WHERE next.id BETWEEN entry.id AND entry.id + 100) chain
                    WHERE broken) AS is_chained
            FROM audit_entries entry WHERE entry.id = {frozen.AuditEntryId}
            """).SingleOrDefaultAsync(cancellationToken);
        var detail = entry is { IsChained: true, Detail: { } told } && entry.Subject.EndsWith(frozen.Code, StringComparison.Ordinal) && told.Contains($"content {hash}", StringComparison.Ordinal) ? told : null;
        if (detail is null)
            faults.Add(FrozenFault.Audit);
        var files = await context.Database.SqlQuery<Stored>(
            $"SELECT extension, sha256, encode(sha256(content), 'hex') AS computed FROM frozen_files WHERE frozen_summary_id = {frozen.Id}").ToListAsync(cancellationToken);
        var damaged = Order.Where(extension => files.SingleOrDefault(file => file.Extension == extension) is not { } file || file.Sha256 != file.Computed
            || detail?.Contains($"{extension} {file.Computed}", StringComparison.Ordinal) == false).ToList();
        if (damaged.Count > 0)
            faults.Add(FrozenFault.File);
        if (await OtherIsMissingAsync(context, frozen, cancellationToken))
            faults.Add(FrozenFault.OtherMissing);
        return new FrozenIntegrity(faults, detail is null ? Order : damaged);
    }

    /// <summary>Whether the audit names a version of the same year and month whose row is gone.</summary>
    private static async Task<bool> OtherIsMissingAsync(EcoDbContext context, FrozenSummary frozen, CancellationToken cancellationToken)
    {
        var start = $"{new YearMonth(frozen.Year, frozen.ThroughMonth)} ";
        var subjects = await context.AuditEntries.Where(entry => entry.Action == "summary-freeze" && entry.Outcome == AuditOutcome.Done && entry.Subject.StartsWith(start))
            .Select(entry => entry.Subject).ToListAsync(cancellationToken);
        var codes = await context.FrozenSummaries.Where(row => row.Year == frozen.Year && row.ThroughMonth == frozen.ThroughMonth).Select(row => row.Code).ToListAsync(cancellationToken);
        return subjects.Any(subject => !codes.Any(code => subject.EndsWith(code, StringComparison.Ordinal)));
    }

    private static bool IsOf(FrozenContent content, FrozenSummary frozen) =>
        (content.Head.Year, content.Head.Through, content.Head.Version) == (frozen.Year, $"{new YearMonth(frozen.Year, frozen.ThroughMonth)}", frozen.Version)
        && (content.Head.FrozenAt, content.Head.FrozenBy, content.Head.Unit, content.Head.Note) == (frozen.At, frozen.UserName, frozen.UnitName, frozen.Note)
        && (content.Data.ComputedAt, content.Data.AsOf, content.Data.Basis, content.Data.HasDemonstration) == (frozen.ComputedAt, frozen.AsOf, FrozenContent.Word(frozen.Basis), frozen.HasDemonstration)
        && content.Data.Unapproved.Sum(line => line.Months.Count) == frozen.UnapprovedFigures;

    private static async Task<ILookup<long, FrozenFileLine>> FilesAsync(EcoDbContext context, IQueryable<FrozenSummary> of, CancellationToken cancellationToken) =>
        (await context.FrozenFiles.AsNoTracking().Where(file => of.Any(frozen => frozen.Id == file.FrozenSummaryId))
            .Select(file => new { file.FrozenSummaryId, Line = new FrozenFileLine(file.Extension, file.Size, file.Sha256) }).ToListAsync(cancellationToken))
        .OrderBy(file => Array.IndexOf(Order, file.Line.Extension)).ToLookup(file => file.FrozenSummaryId, file => file.Line);

    private sealed record Entry(string? Detail, string Subject, bool IsChained);

    private sealed record Stored(string Extension, string Sha256, string Computed);
}
