using LuchengEco.Domain.Writing;
using LuchengEco.Services.Reporting;
using Text = LuchengEco.Services.Resources.WordingText;

namespace LuchengEco.Services.Wordings;

/// <summary>Puts staff's words in the place of the automatic draft: pure, so that page and files print the same.</summary>
public static class SummaryWordings
{
    /// <summary>So many numbers are offered for a typed one.</summary>
    private const int Offers = 6;

    /// <summary>The summary with the words that still have their numbers; the others keep the automatic draft.</summary>
    /// <param name="draft">As the rules write it.</param>
    /// <param name="wordings">The latest of each paragraph.</param>
    public static YearEndSummary Apply(YearEndSummary draft, IReadOnlyCollection<ParagraphWording> wordings)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(wordings);
        if (wordings.All(wording => wording.Template is null))
            return draft;
        var (book, byKey) = (NumberBook.Of(draft), wordings.ToDictionary(wording => wording.Key));
        return draft.WithParagraphs(paragraph => byKey.GetValueOrDefault(paragraph.Key)?.Template is { } template
            && Fill(book, template, out var missing) is var body && missing.Count == 0 ? paragraph with { Body = body, Draft = paragraph.Body } : paragraph);
    }

    /// <summary>Every paragraph with where its words come from.</summary>
    public static IReadOnlyList<WordedParagraph> Of(YearEndSummary draft, NumberBook book, IReadOnlyCollection<ParagraphWording> wordings)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(wordings);
        var byKey = wordings.ToDictionary(wording => wording.Key);
        return [.. Places(draft).Select(place => Of(place.Heading, place.Paragraph, book, byKey.GetValueOrDefault(place.Paragraph.Key)))];
    }

    /// <summary>What the paragraph would be with other words.</summary>
    public static WordingTrial Try(SummaryParagraph draft, NumberBook book, string template)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(book);
        var body = Fill(book, template, out var lost);
        var kept = body.Slots.Select(slot => slot.Key).ToHashSet();
        return new WordingTrial(body, lost, Typed(draft.Body, body, book),
            [.. draft.Body.Slots.Where(slot => !kept.Contains(slot.Key)).DistinctBy(slot => slot.Key).Select(slot => book.Find(slot.Key!)).OfType<BookNumber>()]);
    }

    /// <summary>The words with a typed number bound to the data.</summary>
    public static string Bind(string template, TypedNumber typed, string key)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(typed);
        return string.Concat(template.AsSpan(0, typed.Start), "{", key, "}") + template[(typed.Start + typed.Length)..];
    }

    private static WordedParagraph Of(string place, SummaryParagraph paragraph, NumberBook book, ParagraphWording? wording)
    {
        var (body, state, lost) = (paragraph.Body, WordingState.Automatic, (IReadOnlyList<string>)[]);
        if (wording?.Template is { } template)
        {
            var filled = Fill(book, template, out lost);
            (body, state) = lost.Count > 0 ? (body, WordingState.Broken) : (filled, wording.Draft == paragraph.Body.Template ? WordingState.Reworded : WordingState.Outdated);
        }
        return new WordedParagraph
        {
            Key = paragraph.Key,
            Place = place,
            Lead = paragraph.Lead,
            State = state,
            Body = body,
            Draft = paragraph.Body,
            Template = wording?.Template,
            Version = wording?.Version ?? 0,
            ChangedBy = wording?.UserName,
            ChangedAt = wording?.At,
            Lost = lost,
            Typed = state == WordingState.Automatic ? [] : Typed(paragraph.Body, body, book),
        };
    }

    /// <summary>Numbers in the words that the draft's own words do not have.</summary>
    private static List<TypedNumber> Typed(LivingText draft, LivingText body, NumberBook book)
    {
        var allowed = draft.Parts.Where(part => !part.IsSlot).SelectMany(part => NumberFinder.Find(part.Text)).Select(number => number.Text).ToHashSet();
        var (found, start) = (new List<TypedNumber>(), 0);
        foreach (var part in body.Parts)
        {
            var written = part.Key is null ? Escaped(part.Text) : "{" + part.Key + "}";
            if (!part.IsSlot)
            {
                foreach (var number in NumberFinder.Find(part.Text).Where(number => !allowed.Contains(number.Text)))
                {
                    var (before, own) = (Escaped(part.Text[..number.Start]).Length, Escaped(number.Text).Length);
                    found.Add(new TypedNumber(number.Text, start + before, own, OffersFor(number, body, book)));
                }
            }
            start += written.Length;
        }
        return found;
    }

    /// <summary>What reads the same, then what has the same value and unit, then the numbers of what the paragraph speaks of in the same unit.</summary>
    private static List<BookNumber> OffersFor(FoundNumber number, LivingText body, NumberBook book)
    {
        var owners = body.Slots.Select(slot => Owner(slot.Key!)).ToHashSet();
        return
        [
            .. book.All.Select(known => (Known: known, Rank: Rank(known))).Where(pair => pair.Rank < 3).OrderBy(pair => pair.Rank).Select(pair => pair.Known).Take(Offers),
        ];

        int Rank(BookNumber known)
        {
            if (known.Wording == number.Text)
                return 0;
            if (NumberFinder.Find(known.Wording) is not [var single] || single.NormalUnit != number.NormalUnit)
                return 3;
            return single.NormalValue == number.NormalValue ? 1 : owners.Contains(Owner(known.Key)) ? 2 : 3;
        }
    }

    private static string Owner(string key) => key.LastIndexOf('/') is > 0 and var slash ? key[..slash] : key;

    private static LivingText Fill(NumberBook book, string template, out IReadOnlyList<string> missing) => LivingText.Fill(template, key => book.Find(key)?.Wording, out missing);

    private static string Escaped(string words) => LivingText.FromString(words).Template;

    private static IEnumerable<(string Heading, SummaryParagraph Paragraph)> Places(YearEndSummary summary)
    {
        foreach (var paragraph in summary.Opening)
            yield return (Text.Opening, paragraph);
        foreach (var chapter in summary.Chapters)
        {
            foreach (var paragraph in chapter.Paragraphs)
                yield return (chapter.Heading, paragraph);
            foreach (var section in chapter.Sections)
            {
                foreach (var paragraph in section.Paragraphs)
                    yield return (chapter.Heading + " " + section.Heading, paragraph);
            }
        }
    }
}
