using System.Globalization;
using System.Text.RegularExpressions;
using Text = LuchengEco.Services.Resources.FreezeText;

namespace LuchengEco.Services.FrozenSummaries;

public enum FrozenChangeKind
{
    /// <summary>A number is another one, whatever became of the words around it.</summary>
    Number,

    /// <summary>The words are others, the numbers the same.</summary>
    Wording,

    Added,
    Removed,
}

/// <summary>One difference between two versions of a frozen summary.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Place">Where, from the outside in: 附件1　主要指标完成情况 · PM2.5浓度 · 累计.</param>
/// <param name="Before">The number, the sentence or the row as it was; empty where it was added.</param>
/// <param name="After">As it is; empty where it was removed.</param>
/// <param name="Sentence">The sentence around a number as it is; null where the cell or the sentence itself is told.</param>
public sealed record FrozenChange(FrozenChangeKind Kind, string Place, string Before, string After, string? Sentence = null);

/// <summary>Tells what differs between two versions: pure, so that the list of a correction is the same whenever it is asked for.</summary>
public static partial class FrozenChanges
{
    private const string Separator = " · ";

    /// <summary>Sentences that share less than this are two sentences, not one that changed.</summary>
    private const double SameSentence = .35;

    /// <summary>Differences in the order of the document; the moments of reading and freezing are none.</summary>
    public static IReadOnlyList<FrozenChange> Between(FrozenContent before, FrozenContent after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        List<FrozenChange> changes = [.. Heads(before, after), .. Blocks(before.Document, after.Document), .. Tables(before, after), .. Behind(before, after)];
        // What none of these knows is not kept silent.
        if (changes.Count == 0 && Compared(before) != Compared(after))
            changes.Add(new(FrozenChangeKind.Wording, Text.PlaceOther, "", "", Text.OtherDiffers));
        return changes;
    }

    /// <summary>SHA-256 of what is compared: two contents of the same fingerprint differ in nothing that anybody would be told of.</summary>
    public static string FingerprintOf(FrozenContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return FrozenContent.HashOf(Compared(content));
    }

    private static string Compared(FrozenContent content) => (content with
    {
        Format = 0,
        Head = new FrozenHead(0, "", 0, default, "", "", "", null),
        Data = content.Data with { ComputedAt = default, AsOf = null },
    }).Write();

    private static IEnumerable<FrozenChange> Heads(FrozenContent before, FrozenContent after)
    {
        var (old, now) = (before.Document, after.Document);
        (string Place, string Before, string After)[] pairs =
        [
            (Text.PlaceBureau, old.Bureau, now.Bureau), (Text.PlaceTitle, old.Title, now.Title), (Text.PlacePeriod, old.Period, now.Period),
            (Text.PlaceFramework, old.Framework, now.Framework), (Text.PlaceBasis, old.Basis, now.Basis),
            (Text.PlaceUnapproved, Unapproved(before), Unapproved(after)),
            (Text.PlaceDemonstration, before.Data.HasDemonstration ? Text.Yes : Text.No, after.Data.HasDemonstration ? Text.Yes : Text.No),
            (Text.PlaceAnnexes, Annexes(old), Annexes(now)),
        ];
        var told = pairs.SelectMany(pair => OfTexts(pair.Place, pair.Before, pair.After));
        // A date is no datum.
        return old.DatedOn == now.DatedOn ? told : told.Append(new(FrozenChangeKind.Wording, Text.PlaceDate, old.DatedOn, now.DatedOn));

        static string Unapproved(FrozenContent content) => string.Join(Text.Semicolon, content.Data.Unapproved.Select(line =>
            Say(Text.UnapprovedOf, line.Name, string.Join(Text.EnumerationComma, line.Months))));

        static string Annexes(FrozenDocument document) => string.Join(Text.Semicolon, document.Annexes.Select(annex => annex.Number + annex.Title));
    }

    private static IEnumerable<FrozenChange> Blocks(FrozenDocument before, FrozenDocument after)
    {
        var (old, now) = (BlocksOf(before), BlocksOf(after));
        foreach (var key in now.Keys.Concat(old.Keys.Where(key => !now.ContainsKey(key))))
        {
            var (was, isNow) = (old.GetValueOrDefault(key), now.GetValueOrDefault(key));
            var place = (isNow ?? was)!.Place;
            if (was is null || isNow is null)
                yield return was is null ? new(FrozenChangeKind.Added, place, "", place) : new(FrozenChangeKind.Removed, place, place, "");
            var pairs = Pairs(was?.Sentences ?? [], isNow?.Sentences ?? []).ToList();
            foreach (var (from, to) in pairs.Where(pair => pair is { Before: not null, After: not null }).Select(pair => (pair.Before!.Lead, pair.After!.Lead)).Distinct().Where(leads => leads.Item1 != leads.Item2))
                yield return new(FrozenChangeKind.Wording, place, from, to);
            foreach (var (removed, added) in pairs)
            {
                var lead = (added ?? removed)!.Lead;
                foreach (var change in OfTexts(lead.Length == 0 ? place : place + Separator + lead, removed?.Text ?? "", added?.Text ?? ""))
                    yield return change;
            }
        }
    }

    private static IEnumerable<FrozenChange> Tables(FrozenContent before, FrozenContent after) =>
        FrozenTables.Of(before).Zip(FrozenTables.Of(after)).SelectMany(pair => Table(pair.First, pair.Second));

    /// <summary>Values behind printed texts that stayed the same; where the text changed, it says so itself.</summary>
    private static IEnumerable<FrozenChange> Behind(FrozenContent before, FrozenContent after)
    {
        var old = FrozenBehind.Of(before).DistinctBy(value => value.Key).ToDictionary(value => value.Key, StringComparer.Ordinal);
        return FrozenBehind.Of(after).DistinctBy(value => value.Key)
            .Where(value => old.TryGetValue(value.Key, out var was) && was.Value != value.Value && was.Printed == value.Printed)
            .Select(value => new FrozenChange(value.IsNumber ? FrozenChangeKind.Number : FrozenChangeKind.Wording, Text.PlaceBehind + Separator + value.Place, old[value.Key].Value, value.Value));
    }

    private static IEnumerable<FrozenChange> Table(FrozenTable before, FrozenTable after)
    {
        var table = after.Name.Length > 0 ? after.Name : before.Name;
        var (old, now) = (before.Rows.ToDictionary(row => row.Key), after.Rows.ToDictionary(row => row.Key));
        foreach (var row in after.Rows.Concat(before.Rows.Where(row => !now.ContainsKey(row.Key))))
        {
            var place = table + Separator + row.Name;
            if (!old.TryGetValue(row.Key, out var was))
                yield return new(FrozenChangeKind.Added, place, "", Line(row));
            else if (!now.TryGetValue(row.Key, out var isNow))
                yield return new(FrozenChangeKind.Removed, place, Line(row), "");
            else
            {
                foreach (var (column, head) in after.Heads.Index().Where(pair => was.Cells[pair.Index] != isNow.Cells[pair.Index]))
                {
                    // The series of a month's row, the part of an explanation's.
                    var inner = isNow.Cells[1] is { Length: > 0 } second && (after.Heads.Count is 3 or 14) ? Separator + second : "";
                    var (from, to) = (was.Cells[column], isNow.Cells[column]);
                    if (after.Numbers.Contains(column))
                        yield return new(FrozenChangeKind.Number, place + inner + Separator + head, from, to);
                    else
                    {
                        foreach (var change in OfTexts(place + inner + (after.Heads.Count == 3 ? "" : Separator + head), from, to))
                            yield return change;
                    }
                }
            }
        }

        static string Line(FrozenRow row) => string.Join(Text.CellSeparator, row.Cells.Where(cell => cell.Length > 0));
    }

    /// <summary>Two texts: nothing, the numbers that differ where all else is the same, or both texts.</summary>
    private static IEnumerable<FrozenChange> OfTexts(string place, string before, string after)
    {
        if (before == after)
            return [];
        if (before.Length == 0 || after.Length == 0)
            return [new(before.Length == 0 ? FrozenChangeKind.Added : FrozenChangeKind.Removed, place, before, after)];
        var (old, now) = (Numbers(before), Numbers(after));
        if (old.SequenceEqual(now))
            return [new(FrozenChangeKind.Wording, place, before, after)];
        return Skeleton(before) == Skeleton(after)
            ? old.Zip(now).Where(pair => pair.First != pair.Second).Select(pair => new FrozenChange(FrozenChangeKind.Number, place, pair.First, pair.Second, after))
            : [new(FrozenChangeKind.Number, place, before, after)];
    }

    /// <summary>The sentences that differ, those that are the same sentence side by side.</summary>
    private static IEnumerable<(Sentence? Before, Sentence? After)> Pairs(IReadOnlyList<Sentence> before, IReadOnlyList<Sentence> after)
    {
        // The cheapest way from the one to the other: the same costs nothing, a changed sentence what it does not share, one alone a half.
        var cost = new double[before.Count + 1, after.Count + 1];
        for (var i = before.Count; i >= 0; i--)
        {
            for (var j = after.Count; j >= 0; j--)
            {
                cost[i, j] = (before.Count - i + (after.Count - j)) switch
                {
                    0 => 0,
                    _ when i == before.Count => cost[i, j + 1] + .5,
                    _ when j == after.Count => cost[i + 1, j] + .5,
                    _ => Math.Min(cost[i + 1, j + 1] + Difference(before[i], after[j]), Math.Min(cost[i + 1, j], cost[i, j + 1]) + .5),
                };
            }
        }
        var (left, right) = (0, 0);
        while (left < before.Count || right < after.Count)
        {
            if (left < before.Count && right < after.Count && cost[left, right] == cost[left + 1, right + 1] + Difference(before[left], after[right]))
            {
                var (was, isNow) = (before[left++], after[right++]);
                if (was != isNow)
                    yield return (was, isNow);
            }
            else if (left < before.Count && (right == after.Count || cost[left, right] == cost[left + 1, right] + .5))
                yield return (before[left++], null);
            else
                yield return (null, after[right++]);
        }
    }

    private static double Difference(Sentence before, Sentence after)
    {
        if (before.Text == after.Text)
            return before.Lead == after.Lead ? 0 : .01;
        if (before.Lead != after.Lead)
            return 2;
        if (before.Skeleton == after.Skeleton)
            return .02;
        var shared = 2.0 * before.Couples.Intersect(after.Couples).Count() / Math.Max(1, before.Couples.Count + after.Couples.Count);
        return shared >= SameSentence ? 1 - shared : 2;
    }

    private static Dictionary<string, Block> BlocksOf(FrozenDocument document)
    {
        var blocks = new Dictionary<string, Block>(StringComparer.Ordinal);
        Add("", Text.PlaceOpening, document.Opening);
        foreach (var chapter in document.Chapters)
        {
            Add(chapter.Title, chapter.Number + chapter.Title, chapter.Paragraphs);
            foreach (var section in chapter.Sections)
                Add(chapter.Title + "\u001f" + section.Title, chapter.Number + chapter.Title + Separator + section.Number + section.Title, section.Paragraphs);
        }
        return blocks;

        void Add(string key, string place, IReadOnlyList<FrozenParagraph> paragraphs)
        {
            while (blocks.ContainsKey(key))
                key += "\u001f";
            var lead = "";
            var sentences = new List<Sentence>();
            foreach (var paragraph in paragraphs)
            {
                // A number in a list moves when a line comes before it; a paragraph without a lead continues the one before.
                lead = paragraph.Lead.Length > 0 ? ListNumber().Replace(paragraph.Lead, "").TrimEnd('。') : lead;
                sentences.AddRange(SentenceEnd().Split(paragraph.Text).Where(text => text.Length > 0).Select(text => new Sentence(lead, text)));
            }
            blocks.Add(key, new Block(place, sentences));
        }
    }

    private static List<string> Numbers(string text) => [.. Number().Matches(text).Select(match => match.Value)];

    private static string Skeleton(string text) => Number().Replace(text, "#");

    private static string Say(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);

    [GeneratedRegex(@"\d+(?:,\d{3})*(?:\.\d+)?%?")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\d+\.")]
    private static partial Regex ListNumber();

    [GeneratedRegex("(?<=[。！？；])")]
    private static partial Regex SentenceEnd();

    private sealed record Block(string Place, IReadOnlyList<Sentence> Sentences);

    private sealed record Sentence(string Lead, string Text)
    {
        public string Skeleton { get; } = FrozenChanges.Skeleton(Text);

        /// <summary>Neighbouring signs, by which two sentences are compared.</summary>
        public HashSet<(char, char)> Couples => field ??= [.. Skeleton.Zip(Skeleton.Skip(1))];

        public bool Equals(Sentence? other) => other is not null && (Lead, Text) == (other.Lead, other.Text);

        public override int GetHashCode() => HashCode.Combine(Lead, Text);
    }
}
