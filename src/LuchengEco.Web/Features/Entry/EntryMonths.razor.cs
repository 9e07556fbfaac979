using LuchengEco.Domain;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Entry;

/// <summary>Years, months and the neighbours of the month shown; a month still to come is a word, not a link.</summary>
public sealed partial class EntryMonths
{
    private static readonly YearMonth First = new(YearMonth.MinYear, 1);

    [Parameter, EditorRequired] public YearMonth Month { get; set; }

    /// <summary>The last month that may be opened.</summary>
    [Parameter, EditorRequired] public YearMonth Current { get; set; }

    /// <summary>Years that are set up.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<int> Years { get; set; } = [];

    /// <summary>The unit filter, kept from month to month.</summary>
    [Parameter] public string? Unit { get; set; }

    private YearMonth? Previous => Month > First ? Month.PlusMonths(-1) : null;

    /// <summary>The same month of another year, or the current one if that is still to come.</summary>
    private string AddressOf(int year)
    {
        var month = new YearMonth(year, Month.Month);
        return EcoUrls.Entry(month > Current ? Current : month, Unit);
    }
}
