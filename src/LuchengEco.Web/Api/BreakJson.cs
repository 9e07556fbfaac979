using System.Text.Json.Serialization;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Api;

/// <summary>A month from which an indicator means something else.</summary>
/// <param name="From">yyyy-MM.</param>
/// <param name="Kind">Definition, Standard or Predecessor.</param>
/// <param name="Before">The meaning before.</param>
/// <param name="After">The meaning from then on.</param>
/// <param name="Reason">Why; empty where nobody said.</param>
/// <param name="Note">How both sides relate; null without a note.</param>
/// <param name="Comparable">The note allows a comparison.</param>
internal sealed record BreakJson(string From, string Kind, string Before, string After, string Reason, string? Note, bool Comparable)
{
    public static BreakJson Of(DefinitionBreak found) => new($"{found.From}", $"{found.Kind}", found.Before, found.After, found.Reason, found.Bridge?.Note, found.IsComparable);
}

/// <summary>The indicator that was reported a year earlier in another one's place.</summary>
internal sealed record PredecessorJson(string Code, string Name)
{
    /// <summary>Its same months a year before, with its own decimals.</summary>
    [JsonConverter(typeof(ScaledDecimalConverter))]
    public decimal? LastYear { get; init; }

    [JsonConverter(typeof(ScaledDecimalConverter))]
    public decimal? LastYearFull { get; init; }

    public static PredecessorJson? Of(IndicatorReport report) => report.PredecessorCode is not { } code ? null : new(code, report.PredecessorName ?? "")
    {
        LastYear = ApiJson.WithDecimals(report.PredecessorLastYear, report.LastYearTraits.Decimals),
        LastYearFull = ApiJson.WithDecimals(report.PredecessorLastYearFull, report.LastYearFullTraits.Decimals),
    };
}
