using LuchengEco.Domain;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>The twelve months of a year as links, the current one marked.</summary>
public sealed partial class MonthStrip
{
    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public int Year { get; set; }

    /// <summary>1 to 12: the month that the page shows.</summary>
    [Parameter, EditorRequired] public int Month { get; set; }

    /// <summary>The address of a month.</summary>
    [Parameter, EditorRequired] public Func<YearMonth, string> Link { get; set; } = EcoUrls.HomeOf;

    /// <summary>Later months are shown as still empty, and remain links; null when the page does not know.</summary>
    [Parameter] public int? LastMonthWithData { get; set; }

    /// <summary>What the months choose; the month through which the year is read, unless said otherwise.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>Months after it are words, not links; null where every month may be opened.</summary>
    [Parameter] public YearMonth? Latest { get; set; }

    private bool IsEmpty(YearMonth month) => month.Month > LastMonthWithData;
}
