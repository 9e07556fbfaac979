using System.Text.Json;
using System.Text.Json.Serialization;
using LuchengEco.Domain.Explanations;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Api;

/// <summary>How one number of the report was computed.</summary>
internal sealed record ExplanationJson
{
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required int Year { get; init; }
    public required string Through { get; init; }

    /// <summary>all or approved.</summary>
    public required string Basis { get; init; }

    /// <summary>The past moment whose data it explains; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>As published, with its unit.</summary>
    public required string Printed { get; init; }

    /// <summary>Exact, as many digits as the division gives.</summary>
    public decimal? ValueToDate { get; init; }

    /// <summary>Rounded half to even, with the indicator's decimals.</summary>
    [JsonConverter(typeof(ScaledDecimalConverter))]
    public decimal? Rounded { get; init; }

    public required string Status { get; init; }

    /// <summary>The formula of the value with its numbers.</summary>
    public string? Formula { get; init; }

    /// <summary>The formula of what the rest of the year must bring.</summary>
    public string? Requirement { get; init; }

    public required IReadOnlyList<ExplanationSectionJson> Sections { get; init; }
    public required IReadOnlyList<ExplanationCellJson> Cells { get; init; }

    public static ExplanationJson Of(YearReport report, IndicatorReport indicator)
    {
        var explanation = IndicatorExplanation.Of(indicator);
        return new()
        {
            Code = explanation.Code,
            Title = explanation.Title,
            Year = report.Year,
            Through = $"{report.Through}",
            Basis = ApiView.WordOf(report.Basis),
            AsOf = report.AsOf,
            Printed = explanation.Printed,
            ValueToDate = indicator.Progress.ValueToDate,
            Rounded = ApiJson.WithDecimals(indicator.Progress.Rounded, indicator.Traits.Decimals),
            Status = $"{indicator.Progress.Status}",
            Formula = explanation.Value?.Text,
            Requirement = explanation.Requirement?.Text,
            Sections = [.. explanation.Sections.Select(ExplanationSectionJson.Of)],
            Cells = [.. explanation.Cells.Select(ExplanationCellJson.Of)],
        };
    }
}

/// <summary>One part in words; <c>part</c> is meaning, formula, rounding, target, lastYear or breaks.</summary>
internal sealed record ExplanationSectionJson(string Part, string Heading, IReadOnlyList<string> Lines)
{
    public static ExplanationSectionJson Of(ExplanationSection section) =>
        new(JsonNamingPolicy.CamelCase.ConvertName($"{section.Part}"), section.Heading, [.. section.Lines.Select(line => line.Text)]);
}

/// <summary>One month behind the number.</summary>
internal sealed record ExplanationCellJson(string Month, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Weight, string? Mark, string? Note,
    bool Counts, int Version, string? By, DateTimeOffset? At, string? Submission)
{
    public static ExplanationCellJson Of(ExplanationCell cell) => new($"{cell.Month}", cell.Entry.Value, cell.Entry.Numerator, cell.Entry.Denominator,
        cell.Entry.Weight, ApiJson.WordOf(cell.Entry.Mark), cell.Entry.Note, cell.Counts, cell.Version, cell.ChangedBy, cell.ChangedAt,
        cell.State is { } state ? ApiJson.WordOf(state) : null);
}
