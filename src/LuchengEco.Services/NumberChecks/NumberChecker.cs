using System.Text.RegularExpressions;
using LuchengEco.Domain.Writing;
using Text = LuchengEco.Services.Resources.NumberCheckText;

namespace LuchengEco.Services.NumberChecks;

/// <summary>Compares the numbers of a document with those of our own export of the same summary: pure, so the same documents always give the same findings.</summary>
/// <remarks>
/// <para>Paragraphs, tables, rows and columns are paired first in order, then wherever they moved to, by their words with the numbers masked; inside a pair the
/// numbers by the words around them. What no pair explains is looked for among the numbers that are known by name.</para>
/// <para>A number of ours that gave way to something that is none is reported as different where it stood.</para>
/// </remarks>
public sealed partial class NumberChecker
{
    private const int Same = 300;
    private const int SameWords = 200;
    private const int Alike = 50;
    private const int AlikeRows = 40;
    private const int AlikeClauses = 75;
    private const int LongestReplacement = 16;

    /// <summary>Signs of what stands between a name and its number: 为, 达到, 降至.</summary>
    private const int LongestLink = 3;

    private readonly CheckedDocument _ours;
    private readonly CheckedDocument _theirs;
    private readonly IReadOnlyList<KnownNumber> _known;
    private readonly HashSet<(CheckedLine Line, int Index)> _paired = [];
    private readonly HashSet<(CheckedLine Line, int Index)> _answered = [];
    private readonly List<(CheckedLine Line, NumberFinding Finding)> _findings = [];

    /// <summary>Where the last number that gave way to something else ends.</summary>
    private readonly Dictionary<CheckedLine, int> _replacedTo = [];

    private readonly SlotLabels _labels;

    private NumberChecker(DocumentContent ours, DocumentContent theirs, IReadOnlyList<KnownNumber> known, SlotLabels labels) =>
        (_ours, _theirs, _known, _labels) = (new(ours), new(theirs), known, labels);

    /// <summary>The numbers of our own sentences by the words before them.</summary>
    private IEnumerable<KnownNumber> Spoken => _ours.Paragraphs.SelectMany(line => line.Numbers.Index().Select(pair =>
    {
        var (start, clause) = line.ClauseAt(pair.Item.Start, pair.Item.End);
        var name = pair.Index == 0 || line.Numbers[pair.Index - 1].End <= start ? clause[..(pair.Item.Start - start)].Trim().TrimEnd('为', '达', '到', '共') : "";
        return new KnownNumber(name, pair.Item, LabelOf(line, pair.Index), SourceOf(line, pair.Index));
    })).Where(known => known.Name.Length >= 4);

    /// <param name="ours">Our own export, read by the reader that read the document.</param>
    /// <param name="theirs">The document.</param>
    /// <param name="known">Numbers known by name, for sentences that we did not write.</param>
    /// <param name="isExtract">The document is a part: what it leaves out as a whole is not missing.</param>
    /// <param name="labels">What the numbers of our paragraphs are; null leaves it to their words.</param>
    public static NumberCheckResult Check(DocumentContent ours, DocumentContent theirs, IReadOnlyList<KnownNumber> known, bool isExtract = false, SlotLabels? labels = null)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(theirs);
        ArgumentNullException.ThrowIfNull(known);
        return new NumberChecker(ours, theirs, known, labels ?? SlotLabels.None).Run(isExtract);
    }

    private NumberCheckResult Run(bool isExtract)
    {
        Tables();
        Paragraphs();
        Clauses();
        Others();
        var order = _theirs.Lines.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return new NumberCheckResult(
        [
            .. _findings.OrderBy(pair => order[pair.Line]).ThenBy(pair => pair.Finding.Anchor!.Key).ThenBy(pair => pair.Finding.Anchor!.Start).Select(pair => pair.Finding),
            .. _ours.Lines.Where(line => !isExtract || Enumerable.Range(0, line.Numbers.Count).Any(index => _paired.Contains((line, index)))).SelectMany(line => Enumerable.Range(0, line.Numbers.Count).Where(index => !_paired.Contains((line, index))).Select(index => MissingOf(line, index))),
        ]);
    }

    private void Tables()
    {
        var (ours, theirs) = (_ours.Tables, _theirs.Tables);
        var mine = ours.Select(Cells).ToList();
        var other = theirs.Select(Cells).ToList();
        var pairs = Alignment.InOrder(ours.Count, theirs.Count, Like);
        Alignment.Moved(pairs, theirs.Count, AlikeRows, Like);
        foreach (var (index, partner) in pairs.Index())
        {
            if (partner >= 0)
                Rows(ours[index], theirs[partner]);
        }

        int Like(int row, int column)
        {
            var score = (7 * Common(mine[row].Words, other[column].Words) + 3 * Common(mine[row].Texts, other[column].Texts)) / 10;
            return score >= AlikeRows ? score : 0;
        }

        static (List<string> Words, List<string> Texts) Cells(CheckedTable table)
        {
            var cells = table.Rows.SelectMany(row => row).Where(cell => cell.Text.Length > 0).ToList();
            return ([.. cells.Select(cell => cell.Masked).Order(StringComparer.Ordinal)], [.. cells.Select(cell => cell.Text).Order(StringComparer.Ordinal)]);
        }
    }

    private void Rows(CheckedTable ours, CheckedTable theirs)
    {
        var columns = Columns(ours, theirs);
        var pairs = Alignment.InOrder(ours.Rows.Count, theirs.Rows.Count, Like);
        Alignment.Moved(pairs, theirs.Rows.Count, AlikeRows, Like);
        // Between two rows that stayed, a row that was changed in all its cells still stands where it stood.
        Alignment.InPlace(pairs, theirs.Rows.Count, (row, column) => ours.Columns[row].SequenceEqual(theirs.Columns[column]));
        foreach (var (row, partner) in pairs.Index())
        {
            if (partner < 0)
                continue;
            foreach (var (index, column) in ours.Columns[row].Index())
            {
                if (columns.TryGetValue(column, out var other) && theirs.Cell(partner, other) is { } cell)
                    Pair(ours.Rows[row][index], cell);
            }
        }

        int Like(int row, int column)
        {
            var (words, texts, cells) = (0, 0, 0);
            foreach (var (index, mine) in ours.Columns[row].Index())
            {
                var cell = ours.Rows[row][index];
                var other = columns.TryGetValue(mine, out var place) ? theirs.Cell(column, place) : null;
                if (cell.Text.Length == 0 && other is null or { Text.Length: 0 })
                    continue;
                cells++;
                words += other is not null && other.Masked == cell.Masked ? 1 : 0;
                texts += other is not null && other.Text == cell.Text ? 1 : 0;
            }
            var name = ours.Names[row] == theirs.Names[column] ? 40 : NumberFinder.Mask(ours.Names[row]) == NumberFinder.Mask(theirs.Names[column]) ? 25 : 0;
            return cells == 0 ? 0 : (35 * words + 25 * texts) / cells + name is >= AlikeRows and var score ? score : 0;
        }
    }

    /// <summary>Our column to theirs: by place, or by head where columns were added or taken away.</summary>
    private static Dictionary<int, int> Columns(CheckedTable ours, CheckedTable theirs)
    {
        var mine = ours.Heads.OrderBy(head => head.Key).ToList();
        var other = theirs.Heads.OrderBy(head => head.Key).ToList();
        if (mine.Select(head => head.Value).SequenceEqual(other.Select(head => head.Value)))
            return mine.Zip(other).ToDictionary(pair => pair.First.Key, pair => pair.Second.Key);
        var pairs = Alignment.InOrder(mine.Count, other.Count, Like);
        Alignment.Moved(pairs, other.Count, Alike, Like);
        // A head that was reworded keeps its place.
        if (mine.Count == other.Count)
        {
            for (var index = 0; index < pairs.Length; index++)
            {
                if (pairs[index] < 0 && !pairs.Contains(index))
                    pairs[index] = index;
            }
        }
        return pairs.Index().Where(pair => pair.Item >= 0).ToDictionary(pair => mine[pair.Index].Key, pair => other[pair.Item].Key);

        int Like(int row, int column) => mine[row].Value == other[column].Value ? 100
            : new Likeness(mine[row].Value).To(new Likeness(other[column].Value)) is >= Alike and var score ? score : 0;
    }

    private void Paragraphs()
    {
        var (ours, theirs) = (_ours.Paragraphs, _theirs.Paragraphs);
        var pairs = Alignment.InOrder(ours.Count, theirs.Count, (row, column) =>
            ours[row].Text == theirs[column].Text ? Same : ours[row].Masked == theirs[column].Masked ? SameWords : 0);
        // Between two that stayed, the reworded one is looked for first where it stood.
        Between(pairs, ours, theirs);
        Alignment.Moved(pairs, theirs.Count, Alike, (row, column) =>
            ours[row].Numbers.Count == 0 || theirs[column].Numbers.Count == 0 ? 0
            : ours[row].Text == theirs[column].Text ? Same
            : ours[row].Masked == theirs[column].Masked && ours[row].Masked.Length > 4 ? SameWords
            : ours[row].Likeness.To(theirs[column].Likeness));
        foreach (var (row, partner) in pairs.Index())
        {
            if (partner >= 0)
                Pair(ours[row], theirs[partner]);
        }
    }

    private static void Between(int[] pairs, List<CheckedLine> ours, List<CheckedLine> theirs)
    {
        var (row, last) = (0, -1);
        while (row < pairs.Length)
        {
            if (pairs[row] >= 0)
            {
                last = Math.Max(last, pairs[row++]);
                continue;
            }
            var end = row;
            while (end < pairs.Length && pairs[end] < 0)
                end++;
            var next = end < pairs.Length ? pairs[end] : theirs.Count;
            var (from, start) = (row, last + 1);
            if (next > start)
            {
                var gap = Alignment.InOrder(end - from, next - start, (mine, other) =>
                    ours[from + mine].Likeness.To(theirs[start + other].Likeness) is >= Alike and var score ? score
                    : end - from == 1 && next - start == 1 && ours[from].Numbers.Count == theirs[start].Numbers.Count && theirs[start].Numbers.Count > 0 ? 1 : 0);
                foreach (var (index, partner) in gap.Index())
                {
                    if (partner >= 0)
                        pairs[from + index] = start + partner;
                }
            }
            row = end;
        }
    }

    /// <summary>Pairs the numbers of two lines that belong together.</summary>
    private void Pair(CheckedLine ours, CheckedLine theirs)
    {
        Units(ours, theirs);
        int[] pairs;
        if (ours.Masked == theirs.Masked || ours.IsCell && ours.Numbers.Count == theirs.Numbers.Count)
            pairs = [.. Enumerable.Range(0, ours.Numbers.Count)];
        else
        {
            pairs = Alignment.InOrder(ours.Numbers.Count, theirs.Numbers.Count, Like);
            Alignment.Moved(pairs, theirs.Numbers.Count, 55, Like);
        }
        foreach (var (index, partner) in pairs.Index())
        {
            if (partner >= 0)
                Compare(ours, index, theirs, partner);
        }
        if (ours.Masked == theirs.Masked)
            return;
        foreach (var (index, partner) in pairs.Index())
        {
            if (partner < 0)
                Replaced(ours, index, theirs, pairs);
        }
        if (!ours.IsCell || ours.Numbers.Count > 0)
            return;
        for (var index = 0; index < theirs.Numbers.Count; index++)
        {
            var shown = ours.Text.Length == 0 ? Text.CellEmpty : ours.Text;
            Add(theirs, index, NumberState.Different, CheckedDocument.Say(Text.CellHasNone, shown), ours.Text, LabelOf(ours, null), SourceOf(ours, null));
        }

        int Like(int row, int column)
        {
            var (mine, other) = (ours.Numbers[row], theirs.Numbers[column]);
            var words = 6 * Tail(ours.ClauseBefore(row), theirs.ClauseBefore(column)) + 3 * Head(ours.ClauseBehind(row), theirs.ClauseBehind(column));
            var score = words / 9 + (mine.NormalValue == other.NormalValue || mine.Value == other.Value ? 15 : 0) + (mine.NormalUnit == other.NormalUnit ? 10 : 0);
            return score >= 45 ? score : 0;
        }
    }

    /// <summary>How much of the words right before two numbers is the same, 0 to 100.</summary>
    private static int Tail(string mine, string other)
    {
        var common = 0;
        while (common < mine.Length && common < other.Length && mine[^(common + 1)] == other[^(common + 1)])
            common++;
        return Share(common, mine, other);
    }

    private static int Head(string mine, string other) => Share(mine.AsSpan().CommonPrefixLength(other), mine, other);

    private static int Share(int common, string mine, string other)
    {
        // Two numbers without a word beside them are not known to be alike.
        if (mine.Length + other.Length == 0)
            return 60;
        var longest = Math.Min(8, Math.Max(mine.Length, other.Length));
        if (common >= longest)
            return 100;
        return Math.Max(100 * common / longest, new Likeness(mine).To(new Likeness(other)));
    }

    private void Compare(CheckedLine ours, int index, CheckedLine theirs, int partner)
    {
        if (_answered.Contains((theirs, partner)))
            return;
        _paired.Add((ours, index));
        var (number, source) = (ours.Numbers[index], SourceOf(ours, index));
        var (state, why) = NumberComparison.Of(number, theirs.Numbers[partner], IsComputed(source));
        // What somebody typed agrees with nothing but itself.
        if (state is NumberState.Equal or NumberState.Rounded && _labels.IsTyped(ours.Text, number.Start, number.End))
            (state, why) = (NumberState.Unknown, Text.TypedByHand);
        Add(theirs, partner, state, why, number.Text, LabelOf(ours, index), source);
    }

    private static bool IsComputed(NumberSource? source) => source is { Kind: NumberSourceKind.Indicator };

    /// <summary>The words around a number of ours still stand, and between them something that is no number.</summary>
    private void Replaced(CheckedLine ours, int index, CheckedLine theirs, int[] pairs)
    {
        var before = pairs.Take(index).LastOrDefault(partner => partner >= 0, -1);
        var behind = pairs.Skip(index + 1).FirstOrDefault(partner => partner >= 0, -1);
        // Behind what was found replaced already: no place is reported twice.
        var from = Math.Max(before < 0 ? 0 : theirs.Numbers[before].End, _replacedTo.GetValueOrDefault(theirs));
        var to = behind < 0 ? theirs.Text.Length : theirs.Numbers[behind].Start;
        if (to <= from)
            return;
        var (left, right) = (Last(ours.Before(index), 6), First(ours.Behind(index), 4));
        var start = left.Length == 0 ? from : theirs.Text.IndexOf(left, from, to - from, StringComparison.Ordinal) is >= 0 and var found ? found + left.Length : -1;
        if (start < 0 || left.Length == 0 && index > 0)
            return;
        var end = right.Length == 0 ? to : theirs.Text.IndexOf(right, start, to - start, StringComparison.Ordinal);
        if (end <= start || end - start > LongestReplacement || theirs.Numbers.Any(number => number.Start < end && number.End > start))
            return;
        _paired.Add((ours, index));
        _replacedTo[theirs] = end;
        var ourText = ours.Numbers[index].Text;
        Add(theirs, start, end - start, NumberState.Different, CheckedDocument.Say(Text.ReplacedNumber, ourText), ourText, LabelOf(ours, index), SourceOf(ours, index));
    }

    /// <summary>Units that stand alone: the cells of a column of units, and in brackets in heads.</summary>
    private void Units(CheckedLine ours, CheckedLine theirs)
    {
        if (ours.Text == theirs.Text)
            return;
        var (mine, other) = (Brackets(ours), Brackets(theirs));
        if (mine.Count != other.Count)
        {
            if (ours.IsCell && theirs is { Text.Length: > 0, Numbers.Count: 0 } && mine.Select(place => ours.Text.Substring(place.Start, place.Length)).FirstOrDefault(unit => NumberFinder.IsUnit(unit) && !theirs.Text.Contains(unit, StringComparison.Ordinal)) is { } lost)
                Add(theirs, 0, theirs.Text.Length, NumberState.Different, CheckedDocument.Say(Text.OtherUnitAlone, lost, Text.NoUnit), lost, LabelOf(ours, null), SourceOf(ours, null));
            return;
        }
        foreach (var ((start, length), (place, size)) in mine.Zip(other))
        {
            var (unit, written) = (ours.Text.Substring(start, length), theirs.Text.Substring(place, size));
            if (unit == written || !NumberFinder.IsUnit(unit) || NumberFinder.Find(written).Count > 0)
                continue;
            Add(theirs, place, size, NumberState.Different, CheckedDocument.Say(Text.OtherUnitAlone, unit, written), unit, LabelOf(ours, null), SourceOf(ours, null));
        }

        static List<(int Start, int Length)> Brackets(CheckedLine line) => line.IsCell && NumberFinder.IsUnit(line.Text) || !line.Text.AsSpan().ContainsAny('（', '(')
            ? line.IsCell && line.Text.Length is > 0 and <= 12 ? [(0, line.Text.Length)] : []
            : [.. BracketPattern().Matches(line.Text).Select(match => (match.Groups[1].Index, match.Groups[1].Length))];
    }

    /// <summary>Numbers that found no partner in their line, by the clause in which they stand.</summary>
    private void Clauses()
    {
        var free = _ours.Lines.SelectMany(line => Enumerable.Range(0, line.Numbers.Count).Where(index => !_paired.Contains((line, index))).Select(index => (Line: line, Index: index, Words: ClauseOf(line, index)))).ToList();
        var open = Open().Where(pair => !pair.Line.IsCell).Select(pair => (pair.Line, pair.Index, Words: ClauseOf(pair.Line, pair.Index))).ToList();
        var likeness = free.Concat(open).Select(pair => pair.Words).Distinct().ToDictionary(words => words, words => new Likeness(words));
        var pairs = Enumerable.Repeat(-1, free.Count).ToArray();
        Alignment.Moved(pairs, open.Count, AlikeClauses, (row, column) =>
        {
            var (mine, other) = (free[row], open[column]);
            if (mine.Line.IsCell || mine.Words.Length < 5)
                return 0;
            var same = mine.Line.Numbers[mine.Index].NormalValue == other.Line.Numbers[other.Index].NormalValue ? 10 : 0;
            return likeness[mine.Words].To(likeness[other.Words]) is >= AlikeClauses and var score ? score + same : 0;
        });
        foreach (var (row, column) in pairs.Index())
        {
            if (column >= 0)
                Compare(free[row].Line, free[row].Index, open[column].Line, open[column].Index);
        }
    }

    private static string ClauseOf(CheckedLine line, int index)
    {
        var number = line.Numbers[index];
        var (start, text) = line.ClauseAt(number.Start, number.End);
        return NumberFinder.Mask(text.Remove(number.Start - start, Math.Min(number.Length, text.Length - (number.Start - start))).Insert(number.Start - start, NumberFinder.Placeholder.ToString()));
    }

    private IEnumerable<(CheckedLine Line, int Index)> Open() =>
        _theirs.Lines.SelectMany(line => Enumerable.Range(0, line.Numbers.Count).Select(index => (line, index))).Where(pair => !_answered.Contains(pair));

    /// <summary>What is left: numbers of sentences that we did not write.</summary>
    private void Others()
    {
        var all = new Lazy<List<KnownNumber>>(() => [.. _known, .. Spoken]);
        foreach (var (line, index) in Open().ToList())
        {
            var number = line.Numbers[index];
            var (start, sentence) = line.SentenceAt(number.Start, number.End);
            var words = line.IsCell ? line.Label + sentence : sentence[..(number.Start - start)];
            var named = Named(all.Value, words, number);
            if (named.Count == 0)
            {
                Add(line, index, NumberState.Unknown, Text.NothingKnown, "", line.Label, null);
                continue;
            }
            var (known, (state, why)) = named.Select(known => (known, NumberComparison.Of(known.Number with { Trend = NumberTrend.None }, number, IsComputed(known.Source)))).MinBy(pair => pair.Item2.State);
            Add(line, index, state, state switch
            {
                NumberState.Equal => CheckedDocument.Say(Text.KnownEqual, known.Name),
                NumberState.Rounded => CheckedDocument.Say(Text.KnownRounded, known.Name),
                _ => CheckedDocument.Say(Text.KnownDifferent, known.Name, why),
            }, known.Number.Text, known.Label, known.Source);
        }
    }

    /// <summary>The known numbers whose name ends nearest before the number, of the same unit where one is of it.</summary>
    private static List<KnownNumber> Named(List<KnownNumber> all, string words, FoundNumber number)
    {
        var named = all.Where(known => known.Month is not { } month || IsOfMonth(words, month))
            .Where(known => known.Cues.Count == 0 || known.Cues.Any(cue => words.Contains(cue, StringComparison.Ordinal)))
            .Select(known => (Known: known, At: words.LastIndexOf(known.Name, StringComparison.Ordinal)))
            .Where(pair => pair.At >= 0)
            .Select(pair => (pair.Known, End: pair.At + pair.Known.Name.Length))
            .Where(pair => NumberFinder.Find(words[pair.End..]).Count == 0)
            .ToList();
        if (named.Count == 0)
            return [];
        var nearest = named.Max(pair => pair.End);
        var last = named.Where(pair => pair.End == nearest).Select(pair => pair.Known).ToList();
        var longest = last.Max(known => known.Name.Length);
        last = [.. last.Where(known => known.Name.Length == longest)];
        // 上年 says which one is meant.
        if (last.Any(known => known.Cues.Count > 0))
            last = [.. last.Where(known => known.Cues.Count > 0)];
        if (last.Any(known => known.Month is not null))
            last = [.. last.Where(known => known.Month is not null)];
        var same = last.Where(known => known.Number.NormalUnit == number.NormalUnit).ToList();
        // Right behind its name it is that number, whatever unit somebody wrote.
        return same.Count > 0 || words.Length - nearest > LongestLink ? same : last;
    }

    /// <summary>Whether words speak of a month alone: not 11月 for 1月, not 截至10月 and 1—10月.</summary>
    private static bool IsOfMonth(string words, int month)
    {
        var name = CheckedDocument.Say(Text.MonthName, month);
        for (var at = words.IndexOf(name, StringComparison.Ordinal); at >= 0; at = words.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var before = words.AsSpan(0, at).TrimEnd(' ');
            if (!(before.Length > 0 && char.IsAsciiDigit(before[^1])) && !before.EndsWith("截至") && !before.EndsWith("前") && !(before.Length > 0 && before[^1] is '—' or '–' or '-' or '至' or '~'))
                return true;
        }
        return false;
    }

    private NumberFinding MissingOf(CheckedLine line, int index)
    {
        var number = line.Numbers[index];
        var (start, sentence) = line.SentenceAt(number.Start, number.End);
        return new NumberFinding
        {
            State = NumberState.Missing,
            Sentence = sentence,
            Start = number.Start - start,
            Length = number.Length,
            Ours = number.Text,
            Label = LabelOf(line, index),
            Place = line.Place,
            Heading = line.Heading,
            Why = Text.MissingWhy,
            Source = SourceOf(line, index),
        };
    }

    private void Add(CheckedLine line, int index, NumberState state, string why, string ours, string label, NumberSource? source)
    {
        _answered.Add((line, index));
        Add(line, line.Numbers[index].Start, line.Numbers[index].Length, state, why, ours, label, source);
    }

    private void Add(CheckedLine line, int at, int length, NumberState state, string why, string ours, string label, NumberSource? source)
    {
        var (start, sentence) = line.SentenceAt(at, at + length);
        _findings.Add((line, new NumberFinding
        {
            State = state,
            Sentence = sentence,
            Start = at - start,
            Length = length,
            Written = line.Text.Substring(at, length),
            Ours = ours,
            Label = label,
            Place = line.Place,
            Heading = line.Heading,
            Why = why,
            Source = source,
            Anchor = line.Anchor(at, length),
        }));
    }

    /// <summary>What a number of ours says: the heads of its row and column, or the words of its sentence before it.</summary>
    private string LabelOf(CheckedLine line, int? index)
    {
        if (line.IsCell || index is not { } at)
            return line.Label;
        var number = line.Numbers[at];
        if (_labels.Find(line.Text, number.Start, number.End) is { } label)
            return label;
        var (start, clause) = line.ClauseAt(number.Start, number.End);
        var words = clause[..(number.Start - start)].Trim();
        var lead = LeadPattern().Match(line.Text) is { Success: true } match && match.Length < number.Start ? match.Groups[1].Value : "";
        return string.Join(Text.LabelSeparator, new[] { lead, words }.Where(word => word.Length > 0).Distinct());
    }

    /// <summary>The page with the number: of the indicator, project or fact whose name stands in the row or before the number.</summary>
    private NumberSource? SourceOf(CheckedLine line, int? index)
    {
        var words = line.IsCell ? line.Label + line.Text : index is { } at ? line.Text[..line.Numbers[at].Start] : line.Text;
        var named = _known.Where(known => known.Source is not null).Select(known => (known, At: words.LastIndexOf(known.Name, StringComparison.Ordinal))).Where(pair => pair.At >= 0).ToList();
        if (named.Count == 0)
            named = [.. _known.Where(known => known.Source is not null && line.Heading.StartsWith(known.Name, StringComparison.Ordinal)).Select(known => (known, 0))];
        return named.Count == 0 ? null : named.MaxBy(pair => (pair.At + pair.known.Name.Length, pair.known.Name.Length)).known.Source;
    }

    private static int Common(List<string> mine, List<string> other)
    {
        var (a, b, common) = (0, 0, 0);
        while (a < mine.Count && b < other.Count)
        {
            var order = string.CompareOrdinal(mine[a], other[b]);
            if (order == 0)
                (a, b, common) = (a + 1, b + 1, common + 1);
            else if (order < 0)
                a++;
            else
                b++;
        }
        return mine.Count + other.Count == 0 ? 0 : 200 * common / (mine.Count + other.Count);
    }

    private static string Last(string text, int length) => text.Length <= length ? text : text[^length..];

    private static string First(string text, int length) => text.Length <= length ? text : text[..length];

    [GeneratedRegex("[（(]([^（）()]{1,12})[）)]", RegexOptions.CultureInvariant)]
    private static partial Regex BracketPattern();

    [GeneratedRegex(@"^\d{1,2}\.(?!\d)([^。]{2,40})。", RegexOptions.CultureInvariant)]
    private static partial Regex LeadPattern();
}
