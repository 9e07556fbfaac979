using LuchengEco.Services.Reporting;

namespace LuchengEco.Services.NumberChecks;

/// <summary>What the numbers of our own paragraphs are: each stands in a slot, and the slot has a name.</summary>
public sealed class SlotLabels
{
    /// <summary>A run-in head ends within so many characters.</summary>
    private const int LongestLead = 80;

    private readonly Dictionary<string, List<(int Start, int End, string Label)>> _byText = new(StringComparer.Ordinal);

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
        }
        return labels;
    }

    /// <summary>The name of the slot that holds a place in a paragraph as our export prints it, its run-in head before it; null outside of every slot.</summary>
    internal string? Find(string line, int start, int end)
    {
        for (var offset = 0; offset >= 0 && offset < Math.Min(line.Length, LongestLead); offset = line.IndexOf('。', offset) + 1)
        {
            if (_byText.TryGetValue(line[offset..], out var slots))
                return slots.Where(slot => slot.Start + offset < end && start < slot.End + offset).Select(slot => slot.Label).FirstOrDefault();
            if (line.IndexOf('。', offset) < 0)
                break;
        }
        return null;
    }
}
