using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Reporting;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Text = LuchengEco.Services.Resources.WordingText;

namespace LuchengEco.Services.Wordings;

/// <summary>Staff's words for the paragraphs of a summary: read by everybody who may read, written by the office and the reviewers, every version kept.</summary>
public sealed class WordingService(IDbContextFactory<EcoDbContext> contexts, YearEndSummaryService summaries, AuditLog audit, TimeProvider clock)
{
    /// <summary>All paragraphs of a summary with where their words come from.</summary>
    /// <returns>Null when the year has no plan or <paramref name="actor"/> may not read.</returns>
    public async Task<WordingDesk?> GetAsync(Actor actor, ReportRequest request, CancellationToken cancellationToken = default) => (await ReadAsync(actor, request, cancellationToken))?.Desk;

    private async Task<(WordingDesk Desk, IReadOnlyList<ParagraphWording> Earlier)?> ReadAsync(Actor actor, ReportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (await summaries.GetDraftAsync(actor, request, cancellationToken) is not { } draft)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var latest = await WordingReader.LatestAsync(context, draft.Through, request.AsOf, cancellationToken);
        var book = NumberBook.Of(draft);
        var mayWrite = actor.MayWriteSummary && request.AsOf is null;
        var earlier = mayWrite ? Fitting(await WordingReader.EarlierAsync(context, draft.Through, cancellationToken), draft, book, latest) : [];
        var desk = new WordingDesk(SummaryWordings.Apply(draft, latest), draft, book, SummaryWordings.Of(draft, book, latest))
        {
            MayWrite = mayWrite,
            Earlier = earlier.Count == 0 ? null : new EarlierWordings([.. earlier.Select(wording => wording.MonthNumber).Distinct().Order()], [.. earlier.Select(wording => wording.Key)]),
        };
        return (desk, earlier);
    }

    /// <summary>Saves the words of a paragraph as its next version.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="request">Year, month and basis of the summary that is read while writing.</param>
    /// <param name="key">The paragraph.</param>
    /// <param name="template">The words; null goes back to the automatic draft.</param>
    /// <param name="version">The version that was read; another one now is somebody else's.</param>
    /// <param name="confirmed">The consequences that were shown and are meant; any other is asked first. Null means all.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<WordingResult> SaveAsync(Actor actor, ReportRequest request, string key, string? template, int version, IReadOnlyCollection<string>? confirmed,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(key);
        var subject = string.Create(CultureInfo.InvariantCulture, $"{request.Year} {key}");
        if (!await audit.AllowsAsync(actor, EcoOperation.WriteSummary, subject, cancellationToken))
            return Forbidden;
        if (await summaries.GetDraftAsync(actor, request with { AsOf = null }, cancellationToken) is not { } draft)
            return new(ChangeResult.Unknown("year-unknown", string.Format(CultureInfo.InvariantCulture, Text.YearUnknown, request.Year)));
        if (!actor.MayWriteSummary)
        {
            await audit.DenyAsync(actor, EcoOperation.WriteSummary, subject, cancellationToken);
            return Forbidden;
        }
        if (draft.Paragraphs.FirstOrDefault(paragraph => paragraph.Key == key) is not { } paragraph)
            return new(ChangeResult.Unknown("paragraph-unknown", Text.ParagraphUnknown));
        var book = NumberBook.Of(draft);
        var text = paragraph.Text;
        try
        {
            template = template is null ? null : ParagraphWording.TemplateOf(template);
        }
        catch (DomainException refusal)
        {
            return new(ChangeResult.Refused(refusal), version);
        }
        // The automatic words typed back are the automatic words: they go on living.
        if (template == paragraph.Body.Template)
            template = null;
        if (template is not null)
        {
            var trial = SummaryWordings.Try(paragraph, book, template);
            if (trial.Lost.Count > 0)
                return new(ChangeResult.Refused("slot-unknown", Text.SlotUnknown, string.Join('、', trial.Lost.Select(lost => SummaryWordings.NameOf(book, lost)))), version);
            if (Unconfirmed([.. Consequences(trial)], confirmed, version) is { } asked)
                return asked;
            text = trial.Body.ToString();
        }
        return await WriteAsync(actor, draft.Through, [(key, template, paragraph.Body.Template, text, version)], subject, cancellationToken);
    }

    /// <summary>Takes the words of earlier months over where nobody has changed this month's.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="request">The month that is to have them.</param>
    /// <param name="confirmed">The consequences that were shown and are meant; any other is asked first.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<WordingResult> TakeOverAsync(Actor actor, ReportRequest request, IReadOnlyCollection<string>? confirmed = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var subject = string.Create(CultureInfo.InvariantCulture, $"{request.Year} *");
        if (!await audit.AllowsAsync(actor, EcoOperation.WriteSummary, subject, cancellationToken))
            return Forbidden;
        // What is taken over was read once: a paragraph that goes back to its draft meanwhile is taken as it stood.
        if (await ReadAsync(actor, request, cancellationToken) is not ({ Earlier: not null } desk, var words))
            return new(ChangeResult.Unchanged);
        var paragraphs = desk.Paragraphs.ToDictionary(paragraph => paragraph.Key);
        var taken = (from wording in words
                     let paragraph = paragraphs[wording.Key]
                     select (Wording: wording, Paragraph: paragraph, Trial: SummaryWordings.Try(new SummaryParagraph(paragraph.Key, paragraph.Lead, paragraph.Draft), desk.Book, wording.Template!))).ToList();
        var consequences = from take in taken
                           from consequence in Consequences(take.Trial).Concat(Turned(take.Wording, take.Trial))
                           select string.Format(CultureInfo.InvariantCulture, Text.OfParagraph, take.Paragraph.Lead.Length > 0 ? take.Paragraph.Lead.Trim('。') : take.Paragraph.Place, consequence);
        if (Unconfirmed([.. consequences], confirmed ?? [], 0) is { } asked)
            return asked;
        return await WriteAsync(actor, desk.Draft.Through, [.. taken.Select(take => (take.Wording.Key, take.Wording.Template, take.Wording.Draft, take.Trial.Body.ToString(), 0))], subject, cancellationToken);
    }

    /// <summary>Every saving of a paragraph's words, newest first, with what it changed.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="through">Year and month of the summary.</param>
    /// <param name="key">The paragraph.</param>
    /// <param name="book">Names the slots.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>Empty when nobody changed them or <paramref name="actor"/> may not read.</returns>
    public async Task<IReadOnlyList<WordingVersion>> GetHistoryAsync(Actor actor, YearMonth through, string key, NumberBook book, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(book);
        if (!actor.MayRead)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await context.ParagraphWordings.AsNoTracking().Where(row => row.Year == through.Year && row.MonthNumber == through.Month && row.Key == key)
            .OrderBy(row => row.Version).ToListAsync(cancellationToken);
        return
        [
            .. versions.Select((row, index) => new WordingVersion(row.Version, row.UserName, row.At, row.Template is null, row.Template,
                TextDifference.Between(index == 0 ? Named(row.Draft) : Shown(versions[index - 1]), Shown(row)))).Reverse(),
        ];

        // Templates, not texts: a number that the data changed meanwhile is nobody's change of words.
        string Shown(ParagraphWording row) => Named(row.Template ?? row.Draft);

        string Named(string template) => LivingText.Fill(template, slot => "{" + SummaryWordings.NameOf(book, slot) + "}", out _).ToString();
    }

    private async Task<WordingResult> WriteAsync(Actor actor, YearMonth through, IReadOnlyList<(string Key, string? Template, string Draft, string Text, int Version)> changes, string subject,
        CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
            return new(ChangeResult.Unchanged);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var latest = (await WordingReader.LatestAsync(context, through, null, cancellationToken)).ToDictionary(wording => wording.Key);
        var version = 0;
        foreach (var change in changes)
        {
            var before = latest.GetValueOrDefault(change.Key);
            if ((before?.Version ?? 0) != change.Version)
                return ByAnother(before);
            if (before?.Template == change.Template && (before is null || before.Draft == change.Draft && SummaryWordings.TurnsAlike(before.Text, change.Text)))
                return new(ChangeResult.Unchanged, change.Version);
            version = change.Version + 1;
            context.ParagraphWordings.Add(new ParagraphWording(through, change.Key, version, change.Template, change.Draft, change.Text, actor.UserId, actor.DisplayName, clock.GetUtcNow()));
            audit.Add(context, actor, "wording", AuditOutcome.Done, string.Create(CultureInfo.InvariantCulture, $"{through} {change.Key}"), change.Template is null ? Text.DraftOf : change.Text);
        }
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (DatabaseErrors.StateOf(failure) == PostgresErrorCodes.UniqueViolation)
        {
            await using var now = await contexts.CreateDbContextAsync(cancellationToken);
            return ByAnother((await WordingReader.LatestAsync(now, through, null, cancellationToken)).FirstOrDefault(wording => wording.Key == changes[0].Key));
        }
        return new(ChangeResult.Done, version);
    }

    /// <summary>Words of earlier months whose paragraph nobody changed in this one, and that can be saved today: older ones may hold what is refused now.</summary>
    private static List<ParagraphWording> Fitting(IEnumerable<ParagraphWording> earlier, YearEndSummary draft, NumberBook book, IReadOnlyCollection<ParagraphWording> latest)
    {
        var known = latest.Select(wording => wording.Key).ToHashSet();
        var drafts = draft.Paragraphs.ToDictionary(paragraph => paragraph.Key);
        return
        [
            .. earlier.Where(wording => !known.Contains(wording.Key) && drafts.TryGetValue(wording.Key, out var paragraph)
                && ParagraphWording.IsPrintable(wording.Template!) && SummaryWordings.Try(paragraph, book, wording.Template!).Lost.Count == 0),
        ];
    }

    private static WordingResult? Unconfirmed(IReadOnlyList<string> consequences, IReadOnlyCollection<string>? confirmed, int version) =>
        confirmed is null || consequences.All(confirmed.Contains) ? null
            : new(new ChangeResult(ChangeOutcome.Unconfirmed, "numbers-typed", string.Concat(consequences)) { Consequences = consequences }, version);

    private static IEnumerable<string> Consequences(WordingTrial trial)
    {
        var (typed, misread) = (trial.Typed.Where(number => !number.IsMisread).ToList(), trial.Typed.Where(number => number.IsMisread).ToList());
        if (typed.Count > 0)
            yield return string.Format(CultureInfo.InvariantCulture, Text.TypedNumbers, string.Join('、', typed.Select(number => number.Text)));
        if (misread.Count > 0)
            yield return string.Format(CultureInfo.InvariantCulture, Text.MisreadNumbers, string.Join('、', misread.Select(Reading)));
        if (trial.Dropped.Count > 0)
        {
            yield return string.Format(CultureInfo.InvariantCulture, Text.DroppedNumbers,
                string.Join('、', trial.Dropped.Select(number => string.Format(CultureInfo.InvariantCulture, Text.NumberOf, number.Wording, number.Label))));
        }
    }

    private static string Reading(TypedNumber number) => string.Format(CultureInfo.InvariantCulture, number.Text.Length == 0 ? Text.Unreadable : Text.ReadsAs, number.Slot, number.Text);

    /// <summary>The words were written over numbers that went the other way.</summary>
    private static IEnumerable<string> Turned(ParagraphWording wording, WordingTrial trial)
    {
        if (!SummaryWordings.TurnsAlike(wording.Text, trial.Body.ToString()))
            yield return string.Format(CultureInfo.InvariantCulture, Text.Turned, wording.MonthNumber);
    }

    private static WordingResult Forbidden => new(new ChangeResult(ChangeOutcome.Forbidden, "forbidden", Text.OnlyWriters));

    private static WordingResult ByAnother(ParagraphWording? now) =>
        new(new ChangeResult(ChangeOutcome.ChangedByAnother, "changed-by-another", string.Format(CultureInfo.InvariantCulture, Text.ChangedByAnother, now?.UserName)), now?.Version ?? 0);
}
