using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Indicators;

/// <summary>Indicators with their value, target, status and what is still needed; on a narrow screen a card for each.</summary>
public sealed partial class IndicatorTable
{
    [CascadingParameter] public ReportView Reading { get; set; }

    /// <summary>In the order in which they are shown.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<IndicatorReport> Indicators { get; set; } = [];

    [Parameter, EditorRequired] public YearMonth Through { get; set; }

    [Parameter, EditorRequired] public string Caption { get; set; } = "";

    /// <summary>Short names by code; null where every row belongs to the same area.</summary>
    [Parameter] public IReadOnlyDictionary<string, string>? AreaNames { get; set; }

    /// <summary>Marked wherever it occurs.</summary>
    [Parameter] public string? Find { get; set; }

    [Parameter] public SortOrder Sort { get; set; }

    [Parameter] public Func<SortOrder, string>? SortLink { get; set; }

    /// <summary>Headline goals and the others apart while the order is natural; one list once somebody sorts.</summary>
    private IEnumerable<(string? Title, IReadOnlyList<IndicatorReport> Rows)> Groups
    {
        get
        {
            var byKind = Indicators.ToLookup(row => row.HeadlineOrder is not null);
            return Sort.Key is null && byKind.Count == 2
                ? [(IndicatorListText.Headlines, [.. byKind[true]]), (IndicatorListText.Others, [.. byKind[false]])]
                : [(null, Indicators)];
        }
    }

    private static string? Fraction(IndicatorReport row) => row.Traits.Shape == FigureShape.Fraction && row.Progress.Denominator is { } denominator
        ? $"{NumberText.Plain(row.Progress.Numerator ?? 0)}/{NumberText.Plain(denominator)}"
        : null;

    internal static string Target(IndicatorReport row) => row.Progress.Target is null ? "—" : row.WriteTarget();

    internal static string Missing(IndicatorReport row) => MonthRanges.Of(row.Progress.MissingMonths) is { Length: > 0 } months ? months : "—";
}
