using LuchengEco.Domain;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>The year of an address and the month through which it is read.</summary>
/// <param name="Year">A year that may have a plan.</param>
/// <param name="Month">1 to 12; null takes the last month with figures.</param>
/// <param name="Problem">What is wrong with the question; the rest then means nothing.</param>
internal readonly record struct ApiPeriod(int Year, int? Month, ProblemHttpResult? Problem)
{
    public static ApiPeriod Parse(string year, string? through)
    {
        if (ApiYear.TryParse(year) is not { } parsed)
            return new(0, null, ApiProblems.YearUnknown(year));
        if (through is null)
            return new(parsed, null, null);
        if (!YearMonth.TryParse(through, null, out var last))
            return new(parsed, null, ApiProblems.MonthInvalid(through));
        return last.Year == parsed
            ? new(parsed, last.Month, null)
            : new(parsed, null, ApiProblems.Unprocessable(new("through-outside-year", ApiProblems.Format(ApiText.ThroughOutsideYear, through, parsed))));
    }
}
