using System.Globalization;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;

namespace LuchengEco.Web.Features.Indicators;

/// <summary>Which indicators a list shows and in what order; all of it stands in the URL.</summary>
/// <remarks>A set is the reader's: the list narrows itself to it before it filters.</remarks>
public sealed record IndicatorFilter(string? Area = null, ProgressStatus? Status = null, string? Text = null, SortOrder Sort = default, long? Set = null, bool IsHeat = false)
{
    public const string Heat = "heat";
    public const string ByName = "name";
    public const string ByUnit = "unit";
    public const string ByStatus = "status";
    public const string ByMissing = "missing";

    /// <summary>What is not understood counts as not given, so that an old or mistyped address still opens.</summary>
    public static IndicatorFilter Parse(string? area, string? status, string? text, string? sort, string? set = null, string? view = null) => new(
        string.IsNullOrWhiteSpace(area) ? null : area,
        StatusOrder.ByUrgency.Select(known => (ProgressStatus?)known).FirstOrDefault(known => StatusWords.CssClass(known!.Value) == status),
        string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        SortOrder.Parse(sort, ByName, ByUnit, ByStatus, ByMissing),
        long.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        view == Heat);

    public bool IsEmpty => Area is null && Status is null && Text is null && Set is null;

    /// <summary>The matching indicators; in the natural order the headline goals come first.</summary>
    public IReadOnlyList<IndicatorReport> Apply(IEnumerable<IndicatorReport> indicators)
    {
        var rows = indicators.Where(Matches);
        return
        [
            .. Sort.Key switch
            {
                ByName => Sort.Apply(rows, row => row.Name, ChineseOrder.Comparer),
                ByUnit => Sort.Apply(rows, row => row.UnitName, ChineseOrder.Comparer),
                ByStatus => Sort.Apply(rows, row => Urgency(row.Progress.Status)),
                ByMissing => Sort.Apply(rows, row => row.Progress.MissingMonths.Count),
                _ => rows,
            },
        ];
    }

    private bool Matches(IndicatorReport row) =>
        (Area is null || row.AreaCode == Area)
        && (Status is null || row.Progress.Status == Status)
        && (Text is null || Says(row.Name) || Says(row.ShortName) || Says(row.UnitName));

    private bool Says(string words) => words.Contains(Text!, StringComparison.OrdinalIgnoreCase);

    private static int Urgency(ProgressStatus status) => StatusOrder.ByUrgency.ToList().IndexOf(status);
}
