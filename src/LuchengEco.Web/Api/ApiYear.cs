using LuchengEco.Domain;

namespace LuchengEco.Web.Api;

/// <summary>The year of an address: four digits, nothing else.</summary>
internal static class ApiYear
{
    /// <returns>Null when no year of this trade is written there.</returns>
    public static int? TryParse(string text) => YearMonth.TryParse(text + "-01", null, out var month) ? month.Year : null;
}
