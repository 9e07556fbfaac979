using LuchengEco.Domain.Writing;

namespace LuchengEco.Services.NumberChecks;

/// <summary>A paragraph or cell with its numbers and all that is said of its place.</summary>
internal sealed class CheckedLine(int key, string text, string place, string heading, string label, bool isCell)
{
    private static readonly char[] SentenceEnds = [.. "。！？；\n"];
    private static readonly char[] ClauseEnds = [.. "，。；：、！？（）()\n"];

    /// <summary>Signs before and behind a place that are told at most.</summary>
    private const int MostAround = 300;

    private Likeness? _likeness;

    /// <summary>Of the first paragraph.</summary>
    public int Key => key;

    public string Text => text;

    public string Place => place;

    public string Heading => heading;

    /// <summary>Row and column of a cell; empty for a paragraph.</summary>
    public string Label => label;

    public bool IsCell => isCell;

    public IReadOnlyList<FoundNumber> Numbers { get; } = NumberFinder.Find(text);

    public string Masked => field ??= NumberFinder.Mask(text, Numbers);

    public Likeness Likeness => _likeness ??= new(Masked);

    /// <summary>The sentence around a place: where it begins and its text.</summary>
    public (int Start, string Text) SentenceAt(int start, int end) => Around(start, end, SentenceEnds, isCell);

    /// <summary>The clause around a place.</summary>
    public (int Start, string Text) ClauseAt(int start, int end) => Around(start, end, ClauseEnds, false);

    /// <summary>The words before a number, back to the number before it.</summary>
    public string Before(int index)
    {
        var from = index == 0 ? 0 : Numbers[index - 1].End;
        return text[from..Numbers[index].Start];
    }

    /// <summary>The words behind a number, up to the next one.</summary>
    public string Behind(int index)
    {
        var to = index == Numbers.Count - 1 ? text.Length : Numbers[index + 1].Start;
        return text[Numbers[index].End..to];
    }

    /// <summary>Those of <see cref="Before"/> that belong to the number's own clause.</summary>
    public string ClauseBefore(int index)
    {
        var words = Before(index);
        return words[(words.LastIndexOfAny(ClauseEnds) + 1)..];
    }

    /// <summary>Those of <see cref="Behind"/> that belong to the number's own clause.</summary>
    public string ClauseBehind(int index)
    {
        var words = Behind(index);
        var end = words.IndexOfAny(ClauseEnds);
        return end < 0 ? words : words[..end];
    }

    /// <summary>The paragraph of a cell in which a place lies, and the place in it.</summary>
    public NumberAnchor Anchor(int start, int length)
    {
        var feeds = text.AsSpan(0, start).Count('\n');
        var begin = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        var end = text.IndexOf('\n', start);
        return new(key + feeds, start - begin, Math.Min(length, (end < 0 ? text.Length : end) - start));
    }

    private (int Start, string Text) Around(int start, int end, char[] ends, bool whole)
    {
        if (whole && text.Length <= 2 * MostAround)
            return (0, text);
        var from = start == 0 ? 0 : text.LastIndexOfAny(ends, start - 1) + 1;
        var to = end >= text.Length ? text.Length : text.IndexOfAny(ends, end);
        to = to < 0 ? text.Length : Math.Min(text.Length, to + 1);
        // A line without an end is no sentence: what is told of a place stays short.
        (from, to) = (Math.Max(from, start - MostAround), Math.Min(to, end + MostAround));
        while (from < start && char.IsWhiteSpace(text[from]))
            from++;
        return (from, text[from..to]);
    }
}
