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
    public async Task<WordingDesk?> GetAsync(Actor actor, ReportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (await summaries.GetDraftAsync(actor, request, cancellationToken) is not { } draft)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var latest = await WordingReader.LatestAsync(context, draft.Through, request.AsOf, cancellationToken);
        var book = NumberBook.Of(draft);
        return new WordingDesk(SummaryWordings.Apply(draft, latest), draft, book, SummaryWordings.Of(draft, book, latest))
        {
            MayWrite = actor.MayWriteSummary && request.AsOf is null,
            Earlier = actor.MayWriteSummary && request.AsOf is null ? await EarlierAsync(context, draft, book, latest, cancellationToken) : null,
        };
    }

    /// <summary>Saves the words of a paragraph as its next version.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="request">Year, month and basis of the summary that is read while writing.</param>
    /// <param name="key">The paragraph.</param>
    /// <param name="template">The words; null goes back to the automatic draft.</param>
    /// <param name="version">The version that was read; another one now is somebody else's.</param>
    /// <param name="isConfirmed">Typed numbers and left out ones were pointed out and are meant.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<WordingResult> SaveAsync(Actor actor, ReportRequest request, string key, string? template, int version, bool isConfirmed, CancellationToken cancellationToken = default)
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
                return new(ChangeResult.Refused("slot-unknown", Text.SlotUnknown, string.Join('、', trial.Lost)), version);
            var consequences = Consequences(trial).ToList();
            if (consequences.Count > 0 && !isConfirmed)
                return new(new ChangeResult(ChangeOutcome.Unconfirmed, "numbers-typed", string.Concat(consequences)) { Consequences = consequences }, version);
            text = trial.Body.ToString();
        }
        return await WriteAsync(actor, draft.Through, [(key, template, paragraph.Body.Template, text, version)], subject, cancellationToken);
    }

    /// <summary>Takes the words of an earlier month over where nobody has changed this month's.</summary>
    public async Task<WordingResult> TakeOverAsync(Actor actor, ReportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var subject = string.Create(CultureInfo.InvariantCulture, $"{request.Year} *");
        if (!await audit.AllowsAsync(actor, EcoOperation.WriteSummary, subject, cancellationToken))
            return Forbidden;
        if (await GetAsync(actor, request, cancellationToken) is not { Earlier: { } earlier } desk)
            return new(ChangeResult.Unchanged);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var words = (await WordingReader.LatestAsync(context, new YearMonth(request.Year, earlier.Month), null, cancellationToken)).ToDictionary(wording => wording.Key);
        var taken = from paragraph in desk.Draft.Paragraphs
                    where earlier.Keys.Contains(paragraph.Key)
                    let template = words[paragraph.Key].Template
                    select (paragraph.Key, (string?)template, words[paragraph.Key].Draft, SummaryWordings.Try(paragraph, desk.Book, template!).Body.ToString(), 0);
        return await WriteAsync(actor, desk.Draft.Through, [.. taken], subject, cancellationToken);
    }

    /// <summary>Every saving of a paragraph's words, newest first, with what it changed.</summary>
    /// <returns>Empty when nobody changed them or <paramref name="actor"/> may not read.</returns>
    public async Task<IReadOnlyList<WordingVersion>> GetHistoryAsync(Actor actor, YearMonth through, string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.MayRead)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await context.ParagraphWordings.AsNoTracking().Where(row => row.Year == through.Year && row.MonthNumber == through.Month && row.Key == key)
            .OrderBy(row => row.Version).ToListAsync(cancellationToken);
        return
        [
            .. versions.Select((row, index) => new WordingVersion(row.Version, row.UserName, row.At, row.Template is null, row.Template,
                TextDifference.Between(index == 0 ? row.Draft : Shown(versions[index - 1]), Shown(row)))).Reverse(),
        ];

        // Templates, not texts: a number that the data changed meanwhile is nobody's change of words.
        static string Shown(ParagraphWording row) => row.Template ?? row.Draft;
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
            if (before?.Template == change.Template && (before is null || before.Draft == change.Draft))
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

    private static async Task<EarlierWordings?> EarlierAsync(EcoDbContext context, YearEndSummary draft, NumberBook book, IReadOnlyCollection<ParagraphWording> latest, CancellationToken cancellationToken)
    {
        var month = await context.ParagraphWordings.AsNoTracking().Where(row => row.Year == draft.Year && row.MonthNumber < draft.Through.Month && row.Template != null)
            .MaxAsync(row => (int?)row.MonthNumber, cancellationToken);
        if (month is not { } found)
            return null;
        var known = latest.Select(wording => wording.Key).ToHashSet();
        var drafts = draft.Paragraphs.ToDictionary(paragraph => paragraph.Key);
        var keys = (await WordingReader.LatestAsync(context, new YearMonth(draft.Year, found), null, cancellationToken))
            .Where(wording => wording.Template is { } template && !known.Contains(wording.Key) && drafts.TryGetValue(wording.Key, out var paragraph)
                && SummaryWordings.Try(paragraph, book, template).Lost.Count == 0)
            .Select(wording => wording.Key).ToList();
        return keys.Count == 0 ? null : new EarlierWordings(found, keys);
    }

    private static IEnumerable<string> Consequences(WordingTrial trial)
    {
        if (trial.Typed.Count > 0)
            yield return string.Format(CultureInfo.InvariantCulture, Text.TypedNumbers, string.Join('、', trial.Typed.Select(number => number.Text)));
        if (trial.Dropped.Count > 0)
            yield return string.Format(CultureInfo.InvariantCulture, Text.DroppedNumbers, string.Join('、', trial.Dropped.Select(number => number.Wording)));
    }

    private static WordingResult Forbidden => new(new ChangeResult(ChangeOutcome.Forbidden, "forbidden", Text.OnlyWriters));

    private static WordingResult ByAnother(ParagraphWording? now) =>
        new(new ChangeResult(ChangeOutcome.ChangedByAnother, "changed-by-another", string.Format(CultureInfo.InvariantCulture, Text.ChangedByAnother, now?.UserName)), now?.Version ?? 0);
}
