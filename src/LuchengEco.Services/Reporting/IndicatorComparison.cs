using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Accounts;
using Text = LuchengEco.Services.Resources.ComparisonText;

namespace LuchengEco.Services.Reporting;

/// <summary>An indicator in a year, as the report of that year tells it.</summary>
/// <param name="Code">Of the indicator.</param>
/// <param name="Name">Short; as the newest report that knows it calls it.</param>
/// <param name="Year">Of the report.</param>
/// <param name="Report">Null where it was not reported in that year.</param>
/// <param name="ToDate">Value to date through the same month in every year, rounded.</param>
/// <param name="YearValue">Of the whole year, rounded; null while it is not over.</param>
/// <param name="IsOtherMeaning">Between it and the newest year compared it came to mean something else, and nobody bridged that.</param>
public sealed record ComparedLine(string Code, string Name, int Year, IndicatorReport? Report, decimal? ToDate, decimal? YearValue, bool IsOtherMeaning)
{
    public string Unit => Report?.Traits.Unit ?? "";

    /// <summary>The month's own value rounded with the indicator's decimals, January first; null after the report's month and where there is none.</summary>
    public IReadOnlyList<decimal?> Months { get; } = Report is null ? new decimal?[12]
        : [.. Report.Months.Select(point => point.Month <= Report.Progress.ThroughMonth && point.Value is { } value ? Report.Traits.Round(value) : (decimal?)null)];
}

/// <summary>A month that the years of one indicator cannot be compared across, or only with its note.</summary>
/// <param name="Name">Of the indicator.</param>
/// <param name="Break">What changed.</param>
/// <param name="Sentence">Says in words whether the sides may be compared.</param>
public sealed record ComparedBreak(string Name, DefinitionBreak Break, string Sentence);

/// <summary>Any indicators in any years beside each other; every number is one of a <see cref="YearReport"/>.</summary>
/// <param name="SameMonth">1 to 12: the month through which every year has a value to date.</param>
/// <param name="Lines">Indicators in the order asked, each with its years from old to new.</param>
/// <param name="Breaks">Between the first and the last year compared.</param>
public sealed record IndicatorComparison(int SameMonth, IReadOnlyList<ComparedLine> Lines, IReadOnlyList<ComparedBreak> Breaks)
{
    /// <summary>Indicators that one comparison may hold.</summary>
    public const int MaxIndicators = 8;

    /// <summary>Years that one comparison may hold.</summary>
    public const int MaxYears = 5;

    public bool HasOtherMeaning => Lines.Any(line => line.IsOtherMeaning);

    /// <param name="reports">One for each year.</param>
    /// <param name="codes">In the order in which they are shown; one that no report knows is left out.</param>
    public static IndicatorComparison Of(IEnumerable<YearReport> reports, IEnumerable<string> codes)
    {
        var years = reports.OrderBy(report => report.Year).ToList();
        var month = years.Select(report => report.Through.Month).DefaultIfEmpty(12).Min();
        var (lines, breaks) = (new List<ComparedLine>(), new List<ComparedBreak>());
        foreach (var code in codes)
        {
            var found = years.Select(report => (report.Year, Report: report.Indicators.FirstOrDefault(row => row.Code == code))).ToList();
            if (found.LastOrDefault(pair => pair.Report is not null).Report is not { } newest)
                continue;
            lines.AddRange(found.Select(pair => new ComparedLine(code, newest.ShortName, pair.Year, pair.Report, pair.Report?.Months[month - 1].ToDate,
                pair.Report?.Progress is { ThroughMonth: 12 } whole ? whole.Rounded : null,
                pair.Report is not null && pair.Year < newest.Progress.Year && newest.Breaks.Any(change => !change.IsComparable && Between(change, pair.Year, newest)))));
            breaks.AddRange(newest.Breaks.Where(change => Between(change, found[0].Year, newest)).Select(change => new ComparedBreak(newest.ShortName, change, Say(newest, change))));
        }
        return new(month, lines, breaks);
    }

    /// <summary>Whether values from January of a year on and those of the newest month mean different things: a break in that January lies before both.</summary>
    private static bool Between(DefinitionBreak change, int year, IndicatorReport newest) =>
        change.From > new YearMonth(year, 1) && change.From <= new YearMonth(newest.Progress.Year, newest.Progress.ThroughMonth);

    private static string Say(IndicatorReport newest, DefinitionBreak change) => string.Format(CultureInfo.InvariantCulture,
        change.IsComparable ? Text.Bridged : Text.Incomparable, newest.ShortName, change.From.Year, change.From.Month);
}

/// <summary>The fields of a comparison as every file and page heads and writes them.</summary>
public static class ComparisonWords
{
    public static IReadOnlyList<string> Heads(IndicatorComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return
        [
            Text.Indicator, Text.Code, Text.Unit, Text.Year, .. Enumerable.Range(1, 12).Select(month => Format(Text.Month, month)), ToDateHead(comparison), Text.YearValue, Text.Target,
            Text.Status, Text.Meaning, Text.Unapproved,
        ];
    }

    /// <summary>1–10月累计: the same months in every year.</summary>
    public static string ToDateHead(IndicatorComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Format(Text.ToDate, comparison.SameMonth);
    }

    /// <summary>The numbers of a line: twelve months, value to date, year value.</summary>
    public static IEnumerable<decimal?> Numbers(ComparedLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Months.Append(line.ToDate).Append(line.YearValue);
    }

    /// <summary>Whether its numbers may stand beside those of the newest year.</summary>
    public static string Meaning(ComparedLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Report is null ? Text.NotReported : line.IsOtherMeaning ? Text.OtherMeaning : "";
    }

    /// <summary>Months in the value to date that nobody approved.</summary>
    public static string Unapproved(ComparedLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Report is { CountedUnapproved: { Count: > 0 } months } ? Format(Text.MonthsOf, string.Join('、', months)) : "";
    }

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}

/// <summary>Computes comparisons for everybody who may read.</summary>
public sealed class IndicatorComparisonService(ReportingService reporting)
{
    /// <param name="actor">Who asks.</param>
    /// <param name="codes">At most <see cref="IndicatorComparison.MaxIndicators"/> count.</param>
    /// <param name="years">At most <see cref="IndicatorComparison.MaxYears"/> count; one without a plan is left out.</param>
    /// <param name="basis">Which figures count.</param>
    /// <param name="asOf">A past moment; null for now.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<IndicatorComparison> GetAsync(Actor actor, IReadOnlyList<string> codes, IReadOnlyList<int> years, ReportBasis basis, DateTimeOffset? asOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(years);
        var chosen = codes.Distinct().Take(IndicatorComparison.MaxIndicators).ToList();
        var reports = new List<YearReport>();
        foreach (var year in chosen.Count == 0 ? [] : years.Distinct().Take(IndicatorComparison.MaxYears))
        {
            if (await reporting.GetYearReportAsync(actor, new ReportRequest(year, null, basis, asOf), cancellationToken) is { } report)
                reports.Add(report);
        }
        return IndicatorComparison.Of(reports, chosen);
    }
}
