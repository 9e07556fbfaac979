using System.Globalization;

namespace LuchengEco.Web.Components;

/// <summary>Year and month that an address asks for, and how it looks at the data; null asks for the newest that has data.</summary>
public readonly record struct Period(int? Year, int? Month, ReportView Reading = default)
{
    /// <summary>Anybody may have typed the address: what is no number or no month counts as not given.</summary>
    public static Period Parse(string? year, string? month, ReportView reading = default) =>
        new(Number(year), Number(month) is >= 1 and <= 12 and var number ? number : null, reading);

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
