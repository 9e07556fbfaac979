using System.Globalization;
using Text = LuchengEco.Services.Resources.BreakText;

namespace LuchengEco.Services.Reporting;

/// <summary>Says of numbers whether a reviewer approved them, the same on pages, paper and in files.</summary>
public static class MaturityWords
{
    /// <summary>Until so many months each is named.</summary>
    private const int Named = 3;

    /// <summary>未审核.</summary>
    public static string Unapproved => Text.Unapproved;

    /// <summary>数据口径：全部数据（其中未审核N项，涉及9、10月）, or 仅已审核数据.</summary>
    public static string Basis(YearReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Basis == ReportBasis.Approved)
            return Text.BasisApproved;
        return report.UnapprovedFigures == 0
            ? Text.BasisAll
            : Say(Text.BasisAllUnapproved, report.UnapprovedFigures, Months(report.Indicators.SelectMany(indicator => indicator.UnapprovedMonths)));
    }

    /// <summary>含未审核：9、10月; empty where everything that counted is approved.</summary>
    public static string Included(IReadOnlyList<int> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        return months.Count == 0 ? "" : Say(Text.Included, Months(months));
    }

    /// <summary>9、10月 or 1–8、10月.</summary>
    public static string Months(IEnumerable<int> months)
    {
        var sorted = months.Distinct().Order().ToList();
        if (sorted.Count > Named)
            return Say(Text.MonthsOf, string.Join(Text.EnumerationComma, Runs(sorted).Select(run => run.First == run.Last ? $"{run.First}" : $"{run.First}–{run.Last}")));
        return Say(Text.MonthsOf, string.Join(Text.EnumerationComma, sorted));
    }

    private static IEnumerable<(int First, int Last)> Runs(List<int> sorted) => sorted.Select((month, index) => (month, key: month - index))
        .GroupBy(pair => pair.key).Select(group => (group.First().month, group.Last().month));

    private static string Say(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
