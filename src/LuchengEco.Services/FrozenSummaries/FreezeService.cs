using System.Globalization;
using System.Security.Cryptography;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Plans;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using Microsoft.EntityFrameworkCore;
using Text = LuchengEco.Services.Resources.FreezeText;

namespace LuchengEco.Services.FrozenSummaries;

/// <summary>Freezes the summary of a year through a month: its content, its three files and their hashes, all at once or nothing.</summary>
public sealed class FreezeService(IDbContextFactory<EcoDbContext> contexts, YearEndSummaryService summaries, DemonstrationMode demonstration, AuditLog audit, TimeProvider clock)
{
    private const long LockBase = 7_706_000_000_000;

    /// <summary>What a freeze would be now: its version, what would be confirmed, and how it would differ from the version before.</summary>
    public async Task<FreezePlan> PlanAsync(Actor actor, ReportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!await AllowsAsync(actor, Subject(request), cancellationToken))
            return new(FreezeOutcome.Forbidden, "forbidden", Text.OnlyOffice);
        if (await summaries.GetAsync(actor, request, cancellationToken) is not { } summary)
            return new(FreezeOutcome.YearUnknown, "year-unknown", Say(Text.YearUnknown, request.Year));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = await NewestAsync(context, summary.Through, cancellationToken);
        var content = FrozenContent.Of(summary, new FrozenHead(summary.Year, $"{summary.Through}", (newest?.Version ?? 0) + 1, default, "", "", "", null), request.AsOf, request.Basis);
        var plan = new FreezePlan(FreezeOutcome.Done)
        {
            Year = summary.Year,
            ThroughMonth = summary.Through.Month,
            Version = content.Head.Version,
            HasDemonstration = summary.HasDemonstration,
            Fingerprint = FrozenChanges.FingerprintOf(content),
            Unapproved = content.Data.Unapproved,
            LeftOut = summary.Indicators.Sum(indicator => indicator.UnapprovedMonths.Count - indicator.CountedUnapproved.Count),
            Changes = newest is not null && FrozenContent.Read(newest.Content) is { } before ? FrozenChanges.Between(before, content) : [],
        };
        return WhyNot(summary) is { } refusal ? plan with { Outcome = FreezeOutcome.Refused, Code = refusal.Code, Message = refusal.Message } : plan;
    }

    /// <summary>Freezes what the data say now. The code of the seal comes from the content alone, so that the files can carry it; their hashes stand beside it.</summary>
    /// <param name="actor">Who freezes.</param>
    /// <param name="request">What.</param>
    /// <param name="addressOf">The check page of a code on this server, as people open it.</param>
    /// <param name="print">Makes the three files of the sealed summary.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    public async Task<FreezeResult> FreezeAsync(Actor actor, FreezeRequest request, Func<string, string> addressOf,
        Func<YearEndSummary, CancellationToken, Task<PrintedFiles>> print, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(addressOf);
        ArgumentNullException.ThrowIfNull(print);
        if (!await AllowsAsync(actor, Subject(request.Report), cancellationToken))
            return new(FreezeOutcome.Forbidden, null, "forbidden", Text.OnlyOffice);
        var note = request.Note?.Replace('\v', ' ').Trim() ?? "";
        if (note.Length > 0 && FigureRules.CheckReason(note) is { } wrong)
            return new(FreezeOutcome.Refused, null, wrong.Code, wrong.Message);
        if (await summaries.GetAsync(actor, request.Report, cancellationToken) is not { } summary)
            return new(FreezeOutcome.YearUnknown, null, "year-unknown", Say(Text.YearUnknown, request.Report.Year));
        if (WhyNot(summary) is { } refusal)
            return new(FreezeOutcome.Refused, null, refusal.Code, refusal.Message);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = await NewestAsync(context, summary.Through, cancellationToken);
        var version = (newest?.Version ?? 0) + 1;
        if (request.Version is { } told && told != version)
            return FrozenByAnother(newest);
        var now = Microseconds(clock.GetUtcNow());
        summary = summary with { ComputedAt = Microseconds(summary.ComputedAt) };
        var unit = await UnitNameAsync(context, actor, summary.Bureau, cancellationToken);
        var content = FrozenContent.Of(summary, new FrozenHead(summary.Year, $"{summary.Through}", version, now, actor.DisplayName, unit, note, newest?.ContentHash),
            request.Report.AsOf, request.Report.Basis);
        var unapproved = content.Data.Unapproved.Sum(line => line.Months.Count);
        if (unapproved != request.UnapprovedFigures)
            return new(FreezeOutcome.Unconfirmed, null, "unapproved-unconfirmed", Say(Text.Unconfirmed, unapproved)) { Unapproved = content.Data.Unapproved };
        if (request.Fingerprint is { } shown && shown != FrozenChanges.FingerprintOf(content))
            return new(FreezeOutcome.Unconfirmed, null, "data-changed", Text.DataChanged) { Unapproved = content.Data.Unapproved };
        if (note.Length == 0 && (version > 1 || unapproved > 0))
            return new(FreezeOutcome.Refused, null, "reason-missing", version > 1 ? Text.ReasonOfCorrection : Text.ReasonOfUnapproved);

        var text = content.Write();
        var hash = FrozenContent.HashOf(text);
        var code = CheckCode.Of(hash);
        var files = await print(summary with { Seal = new SummarySeal(version, code, addressOf(code), now, actor.DisplayName) }, cancellationToken);
        if (files.Code is not null)
        {
            await audit.WriteAsync(actor, "summary-freeze", AuditOutcome.Failed, Subject(summary.Through, version), files.Code, CancellationToken.None);
            return new(FreezeOutcome.NotPrinted, null, files.Code, files.Message);
        }

        var frozen = new FrozenSummary
        {
            Year = summary.Year,
            ThroughMonth = summary.Through.Month,
            Version = version,
            Code = code,
            Content = text,
            ContentHash = hash,
            ComputedAt = summary.ComputedAt,
            AsOf = request.Report.AsOf?.ToUniversalTime(),
            Basis = request.Report.Basis,
            HasDemonstration = summary.HasDemonstration,
            UnapprovedFigures = unapproved,
            Note = note,
            UserId = actor.UserId,
            UserName = actor.DisplayName,
            UnitName = unit,
            At = now,
            PreviousId = newest?.Id,
        };
        frozen.Files.AddRange([File("pdf", files.Pdf), File("docx", files.Word), File("xlsx", files.Excel)]);
        cancellationToken.ThrowIfCancellationRequested();
        // From here on nobody can turn back: a commit that is cancelled half way may or may not have been made.
        if (await StoreAsync(context, actor, frozen, summary.Through) is { } taken)
            return FrozenByAnother(taken);
        return new(FreezeOutcome.Done, FrozenSummaryService.LineOf(frozen) with { NewestVersion = version });
    }

    /// <returns>The version that somebody else froze in the meantime; null where this one was stored.</returns>
    private async Task<Newest?> StoreAsync(EcoDbContext context, Actor actor, FrozenSummary frozen, YearMonth through)
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        var key = LockBase + through.Year * 12 + through.Month;
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})");
        if (await NewestAsync(context, through, CancellationToken.None) is { } taken && taken.Version >= frozen.Version)
            return taken;
        var hashes = string.Join(' ', frozen.Files.Select(file => $"{file.Extension} {file.Sha256}"));
        audit.Add(context, actor, "summary-freeze", AuditOutcome.Done, $"{Subject(through, frozen.Version)} {frozen.Code}", $"content {frozen.ContentHash} {hashes}");
        var entry = context.ChangeTracker.Entries<AuditEntry>().Single().Entity;
        await context.SaveChangesAsync();
        frozen.AuditEntryId = entry.Id;
        context.FrozenSummaries.Add(frozen);
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        return null;
    }

    private async Task<bool> AllowsAsync(Actor actor, string subject, CancellationToken cancellationToken)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.FreezeSummary, subject, cancellationToken))
            return false;
        if (actor.MayFreezeSummary)
            return true;
        await audit.DenyAsync(actor, EcoOperation.FreezeSummary, subject, cancellationToken);
        return false;
    }

    /// <summary>A server of the bureau must not put its name to invented numbers.</summary>
    private (string Code, string Message)? WhyNot(YearEndSummary summary) =>
        summary.HasDemonstration && !demonstration.IsOn ? ("demonstration-data", Text.DemonstrationData) : null;

    /// <summary>Read again at the end: whoever else froze meanwhile wins.</summary>
    private static Task<Newest?> NewestAsync(EcoDbContext context, YearMonth through, CancellationToken cancellationToken) => context.FrozenSummaries.AsNoTracking()
        .Where(frozen => frozen.Year == through.Year && frozen.ThroughMonth == through.Month).OrderByDescending(frozen => frozen.Version)
        .Select(frozen => new Newest(frozen.Id, frozen.Version, frozen.ContentHash, frozen.Content, frozen.UserName, frozen.At)).FirstOrDefaultAsync(cancellationToken);

    private static FreezeResult FrozenByAnother(Newest? taken) => new(FreezeOutcome.FrozenByAnother, null, "frozen-by-another", taken is null ? Text.FrozenByAnother
        : Say(Text.FrozenByAnotherOf, taken.UserName, Clock.ToLocal(taken.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), taken.Version));

    /// <summary>The office where the person belongs to it, else their only unit, else the bureau.</summary>
    private static async Task<string> UnitNameAsync(EcoDbContext context, Actor actor, string bureau, CancellationToken cancellationToken)
    {
        var code = actor.Units.Contains(OrganisationUnit.Office) ? OrganisationUnit.Office : actor.Units.Count == 1 ? actor.Units.Single() : null;
        return code is null ? bureau
            : await context.Units.Where(unit => unit.Code == code).Select(unit => unit.Name).SingleOrDefaultAsync(cancellationToken) ?? bureau;
    }

    private static FrozenFile File(string extension, byte[] content) => new()
    {
        Extension = extension,
        Content = content,
        Size = content.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
    };

    /// <summary>As PostgreSQL keeps a moment.</summary>
    private static DateTimeOffset Microseconds(DateTimeOffset moment) => new(moment.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    private static string Subject(ReportRequest request) => request.Through is { } month ? $"{new YearMonth(request.Year, month)}" : request.Year.ToString(CultureInfo.InvariantCulture);

    private static string Subject(YearMonth through, int version) => Say(Text.Subject, through, version);

    private static string Say(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);

    private sealed record Newest(long Id, int Version, string ContentHash, string Content, string UserName, DateTimeOffset At);
}
