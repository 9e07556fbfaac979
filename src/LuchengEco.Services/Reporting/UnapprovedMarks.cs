using System.Collections.Frozen;
using LuchengEco.Domain.Writing;

namespace LuchengEco.Services.Reporting;

/// <summary>Finds in the text of a summary the numbers in which nobody approved a month: the slots say which they are, whoever worded the sentence around them.</summary>
public sealed class UnapprovedMarks
{
    /// <summary>Stands behind such a number.</summary>
    public const string Sign = "◌";

    /// <summary>Numbers of an indicator that no month of this year is in.</summary>
    private static readonly FrozenSet<string> Apart = new[] { "target", "goal", "last-year", "since", "open-projects" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<string> _codes;

    public UnapprovedMarks(YearEndSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        _codes = [.. summary.Indicators.Where(IsUnapproved).Select(indicator => indicator.Code)];
    }

    public static bool Occur(YearEndSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return summary.Indicators.Any(IsUnapproved);
    }

    /// <summary>The text in pieces; behind each but the last stands a number to be marked.</summary>
    public IReadOnlyList<string> Split(LivingText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (pieces, piece) = (new List<string>(), "");
        foreach (var (part, isMarked) in Of(text))
        {
            piece += part.Text;
            if (!isMarked)
                continue;
            pieces.Add(piece);
            piece = "";
        }
        pieces.Add(piece);
        return pieces;
    }

    /// <summary>The parts of a text, and whether the sign stands behind each: behind the value to date, and where a text has only what follows from it, a change for one, behind that.</summary>
    public IReadOnlyList<(LivingPart Part, bool IsMarked)> Of(LivingText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var told = text.Slots.Select(slot => slot.Key!).ToHashSet(StringComparer.Ordinal);
        return [.. text.Parts.Select(part => (part, part.Key is { } key && IsMarked(key, told)))];
    }

    private bool IsMarked(string key, HashSet<string> told)
    {
        var cut = key.LastIndexOf('/');
        if (cut < 0 || !_codes.Contains(key[..cut]))
            return false;
        var value = SlotKeys.Indicator(key[..cut], "value");
        return key == value || !told.Contains(value) && !Apart.Contains(key[(cut + 1)..]);
    }

    private static bool IsUnapproved(IndicatorReport indicator) => indicator.CountedUnapproved.Count > 0 && indicator.Progress.Rounded is not null;
}
