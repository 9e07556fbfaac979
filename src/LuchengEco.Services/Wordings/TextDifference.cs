using DiffPlex;
using DiffPlex.Chunkers;

namespace LuchengEco.Services.Wordings;

public enum DifferenceKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A stretch of text that two versions share, or that only one has.</summary>
public readonly record struct TextDifference(DifferenceKind Kind, string Text)
{
    /// <summary>Character by character, for Chinese has no spaces; a number stays whole.</summary>
    public static IReadOnlyList<TextDifference> Between(string before, string after)
    {
        var result = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new NumberChunker());
        var (found, at) = (new List<TextDifference>(), 0);
        foreach (var block in result.DiffBlocks)
        {
            Add(DifferenceKind.Same, result.PiecesOld.Skip(at).Take(block.DeleteStartA - at));
            Add(DifferenceKind.Removed, result.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            Add(DifferenceKind.Added, result.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            at = block.DeleteStartA + block.DeleteCountA;
        }
        Add(DifferenceKind.Same, result.PiecesOld.Skip(at));
        return found;

        void Add(DifferenceKind kind, IEnumerable<string> pieces)
        {
            if (string.Concat(pieces) is { Length: > 0 } text)
                found.Add(new TextDifference(kind, text));
        }
    }

    /// <summary>Each character alone, digits with their point together and names in braces whole: 26 → 27 is one change, not half a number.</summary>
    private sealed class NumberChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text)
        {
            var pieces = new List<string>(text.Length);
            for (var start = 0; start < text.Length;)
            {
                var end = start + 1;
                while (char.IsAsciiDigit(text[start]) && end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ','))
                    end++;
                if (text[start] == '{' && text.IndexOf('}', start) is > 0 and var close)
                    end = close + 1;
                if (char.IsHighSurrogate(text[start]) && end < text.Length)
                    end++;
                pieces.Add(text[start..end]);
                start = end;
            }
            return pieces;
        }
    }
}
