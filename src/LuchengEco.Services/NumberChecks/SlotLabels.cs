using LuchengEco.Domain.Writing;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Services.NumberChecks;

/// <summary>What the numbers of our own paragraphs are: each stands in a slot, and the slot has a name.</summary>
public sealed class SlotLabels
{
    /// <summary>A run-in head ends within so many characters.</summary>
    private const int LongestLead = 80;

    private readonly Dictionary<string, List<(int Start, int End, string Label)>> _byText = new(StringComparer.Ordinal);

    /// <summary>Of paragraphs that staff worded: places of the numbers that no slot gave and the automatic draft does not have.</summary>
    private readonly Dictionary<string, List<(int Start, int End)>> _typed = new(StringComparer.Ordinal);

    public static SlotLabels None { get; } = new();

    public static SlotLabels Of(YearEndSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var (labels, book, marks) = (new SlotLabels(), NumberBook.Of(summary), new UnapprovedMarks(summary));
        foreach (var paragraph in summary.Paragraphs)
        {
            var (text, slots) = ("", new List<(int, int, string)>());
            foreach (var (part, isMarked) in marks.Of(paragraph.Body))
            {
                if (part.Key is { } key && book.Find(key) is { } number)
                    slots.Add((text.Length, text.Length + part.Text.Length, number.Label));
                text += part.Text;
                if (isMarked)
                    text += UnapprovedMarks.Sign;
            }
            labels._byText.TryAdd(text, slots);
            if (paragraph.Draft is { } draft)
                labels._typed.TryAdd(text, Typed(text, slots, draft));
        }
        return labels;
    }

    private static List<(int Start, int End)> Typed(string text, List<(int Start, int End, string Label)> slots, LivingText draft)
    {
        var own = draft.Parts.Where(part => !part.IsSlot).SelectMany(part => NumberFinder.Find(part.Text)).Select(number => number.Text).ToHashSet(StringComparer.Ordinal);
        return [.. NumberFinder.Find(text).Where(number => !own.Contains(number.Text) && !slots.Any(slot => slot.Start < number.End && number.Start < slot.End)).Select(number => (number.Start, number.End))];
    }

    /// <summary>The name of the slot that holds a place in a paragraph as our export prints it, its run-in head before it; null outside of every slot.</summary>
    internal string? Find(string line, int start, int end) => Look(_byText, line, (slots, offset) =>
        slots.Where(slot => slot.Start + offset < end && start < slot.End + offset).Select(slot => slot.Label).FirstOrDefault());

    /// <summary>Whether a number in a paragraph of our export was typed by whoever worded it.</summary>
    internal bool IsTyped(string line, int start, int end) => Look(_typed, line, (places, offset) => places.Any(place => place.Start + offset < end && start < place.End + offset));

    /// <summary>What is known of a line: its text may stand behind a run-in head.</summary>
    private static TResult? Look<TPlaces, TResult>(Dictionary<string, TPlaces> byText, string line, Func<TPlaces, int, TResult?> find)
    {
        for (var offset = 0; offset >= 0 && offset < Math.Min(line.Length, LongestLead); offset = line.IndexOf('。', offset) + 1)
        {
            if (byText.TryGetValue(line[offset..], out var places))
                return find(places, offset);
            if (line.IndexOf('。', offset) < 0)
                break;
        }
        return default;
    }
}
