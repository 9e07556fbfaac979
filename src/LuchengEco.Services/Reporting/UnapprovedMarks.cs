using LuchengEco.Domain.Writing;

namespace LuchengEco.Services.Reporting;

/// <summary>Finds in the text of a summary the values to date in which nobody approved a month: the slots say which they are, whoever worded the sentence around them.</summary>
public sealed class UnapprovedMarks
{
    /// <summary>Stands behind such a number.</summary>
    public const string Sign = "◌";

    private readonly HashSet<string> _keys;

    public UnapprovedMarks(YearEndSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        _keys = [.. summary.Indicators.Where(IsUnapproved).Select(indicator => SlotKeys.Indicator(indicator.Code, "value"))];
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
        foreach (var part in text.Parts)
        {
            piece += part.Text;
            if (!IsMarked(part))
                continue;
            pieces.Add(piece);
            piece = "";
        }
        pieces.Add(piece);
        return pieces;
    }

    /// <summary>Whether the sign stands behind a part of a text.</summary>
    public bool IsMarked(LivingPart part) => part.Key is { } key && _keys.Contains(key);

    private static bool IsUnapproved(IndicatorReport indicator) => indicator.CountedUnapproved.Count > 0 && indicator.Progress.Rounded is not null;
}
