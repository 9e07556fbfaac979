using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Components;

/// <summary>Writes months briefly: 3月, 1–4、6月.</summary>
public static class MonthRanges
{
    /// <param name="months">1 to 12, in any order.</param>
    /// <returns>Empty without a month.</returns>
    public static string Of(IEnumerable<int> months)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var month in months.Order())
        {
            if (ranges.Count > 0 && ranges[^1].Last == month - 1)
                ranges[^1] = (ranges[^1].First, month);
            else
                ranges.Add((month, month));
        }
        return ranges.Count == 0
            ? ""
            : Phrase.Of(PeriodText.MonthOf, string.Join(PeriodText.Separator, ranges.Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}–{range.Last}")));
    }
}
