using System.Globalization;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Resources;
using Text = LuchengEco.Services.Resources.WordingText;

namespace LuchengEco.Services.Wordings;

/// <summary>Puts staff's words in the place of the automatic draft: pure, so that page and files print the same.</summary>
public static class SummaryWordings
{
    /// <summary>So many numbers are offered for a typed one.</summary>
    private const int Offers = 6;

    /// <summary>Up, down, level and not compared: the words of each.</summary>
    private static readonly string[][] Turns = [.. Text.Turns.Split(';').Select(group => group.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

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
        // A slot without data keeps its place, so that what was typed behind it is found where it stands.
        return new WordingTrial(body, lost, Typed(draft.Body, lost.Count == 0 ? body : LivingText.Fill(template, key => book.Find(key)?.Wording ?? Unfilled(book, key), out _), book),
            [.. draft.Body.Slots.Where(slot => !kept.Contains(slot.Key)).DistinctBy(slot => slot.Key).Select(slot => book.Find(slot.Key!)).OfType<BookNumber>()]);
    }

    /// <summary>The words with a typed number bound to the data.</summary>
    public static string Bind(string template, TypedNumber typed, string key)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(typed);
        return string.Concat(template.AsSpan(0, typed.Start), "{", key, "}") + template[(typed.Start + typed.Length)..];
    }

    /// <summary>Whether two printings of the same words tell the same directions: 上升 where the other has 下降 or 持平 came out of a slot, and the words may contradict it.</summary>
    public static bool TurnsAlike(string then, string now) => TurnsOf(then).SequenceEqual(TurnsOf(now));

    private static List<int> TurnsOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var turns = new List<int>();
        for (var at = 0; at < text.Length; at++)
        {
            if (Array.FindIndex(Turns, words => words.Any(word => string.CompareOrdinal(text, at, word, 0, word.Length) == 0)) is >= 0 and var turn)
                turns.Add(turn);
        }
        return turns;
    }

    private static WordedParagraph Of(string place, SummaryParagraph paragraph, NumberBook book, ParagraphWording? wording)
    {
        var (body, state, lost) = (paragraph.Body, WordingState.Automatic, (IReadOnlyList<string>)[]);
        if (wording?.Template is { } template)
        {
            var filled = Fill(book, template, out lost);
            (body, state) = lost.Count > 0 ? (body, WordingState.Broken) : (filled, wording.Draft == paragraph.Body.Template && TurnsAlike(wording.Text, filled.ToString()) ? WordingState.Reworded : WordingState.Outdated);
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

    /// <summary>Numbers in the words that the draft's own words do not have, and slots that read as something else beside the words around them.</summary>
    private static List<TypedNumber> Typed(LivingText draft, LivingText body, NumberBook book)
    {
        var drafted = ReadNumber.Of(draft);
        var allowed = drafted.Where(read => read.Slots.Count == 0).Select(read => read.Number!.Text).ToHashSet();
        // The draft may say "at most {x} days" with a slot that is a bare figure: who keeps those words falsifies nothing.
        var usual = drafted.Where(read => read.Slots.Count > 0 && !read.IsOwn).Select(read => (read.Number is null, read.Stretch)).ToHashSet();
        return
        [
            .. from read in ReadNumber.Of(body)
               where read.Slots.Count == 0 ? !allowed.Contains(read.Number!.Text) : !read.IsOwn && !usual.Contains((read.Number is null, read.Stretch))
               orderby read.Start
               select new TypedNumber(read.Number?.Text ?? "", read.Start, read.Stretch.Length, OffersFor(read, body, book)) { Slot = string.Join('、', read.Slots.Select(slot => slot.Text)) },
        ];
    }

    /// <summary>The slots that it falsifies, on their own; then what it may be. Nothing for what is no number: the words that make it none stay beside it.</summary>
    private static List<BookNumber> OffersFor(ReadNumber read, LivingText body, NumberBook book) => read.Number is not { } number ? [] :
    [
        .. read.Slots.Select(slot => book.Find(slot.Key!)).OfType<BookNumber>().Concat(OffersFor(number, body, book)).DistinctBy(offer => offer.Key).Take(Offers),
    ];

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

    internal static string Escaped(string words) => LivingText.FromString(words).Template;

    /// <summary>What stands in the editor where the data have no number.</summary>
    public static string Unfilled(NumberBook book, string key) => "【" + NameOf(book, key) + "】";

    /// <summary>What a key names, also where the data have no number behind it today; the key itself where nothing is known of it.</summary>
    public static string NameOf(NumberBook book, string key)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(key);
        if (book.Find(key) is { } known)
            return known.Label;
        if (key.StartsWith(SlotKeys.FactPrefix, StringComparison.Ordinal))
            return NumberBookText.Fact;
        if (key.StartsWith(SlotKeys.CountPrefix, StringComparison.Ordinal))
            return PartOf("Count_", key[SlotKeys.CountPrefix.Length..]) ?? key;
        var owner = Owner(key);
        // Other numbers of the same indicator or project carry its name.
        if (owner.Length == key.Length || book.All.FirstOrDefault(number => Owner(number.Key) == owner) is not { } sibling)
            return key;
        var part = key[(owner.Length + 1)..];
        return string.Format(CultureInfo.InvariantCulture, NumberBookText.OfPart, sibling.Label[..Math.Max(0, sibling.Label.LastIndexOf('·'))],
            PartOf(key.StartsWith(SlotKeys.ProjectPrefix, StringComparison.Ordinal) ? "Project_" : "Part_", part) ?? part);
    }

    private static string? PartOf(string kind, string part) => NumberBookText.ResourceManager.GetString(kind + part.Replace('-', '_'), CultureInfo.InvariantCulture);

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
