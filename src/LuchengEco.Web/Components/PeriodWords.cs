using LuchengEco.Domain;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Components;

/// <summary>The months of a year that are spoken of, in words for paper and files.</summary>
public static class PeriodWords
{
    /// <summary>期间：2024年1—11月.</summary>
    public static string Through(YearMonth month) => month.Month == 1 ? Phrase.Of(TableText.Month, month.Year) : Phrase.Of(TableText.Months, month.Year, month.Month);

    /// <summary>期间：2024年.</summary>
    public static string Of(int year) => Phrase.Of(TableText.WholeYear, year);
}
