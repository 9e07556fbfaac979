using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Plans;

namespace LuchengEco.Web.Api;

/// <summary>How the API writes JSON: camelCase, Chinese as Chinese, decimals as numbers without trailing noise.</summary>
internal static class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        // Answers are application/json with nosniff and never part of a page: Chinese and “1+8+53” may stand as they are.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new PlainDecimalConverter());
    }

    /// <summary>The number with exactly the indicator's decimals: 100 with one is 100.0.</summary>
    public static decimal? WithDecimals(decimal? rounded, int decimals) =>
        rounded is { } value ? Rounding.HalfToEven(value, decimals) + new decimal(0, 0, 0, false, (byte)decimals) : null;

    public static string? WordOf(FigureMark mark) => mark switch
    {
        FigureMark.None => null,
        FigureMark.NotApplicable => "notApplicable",
        FigureMark.NotPublished => "notPublished",
    };

    public static string WordOf(SubmissionState state) => state switch
    {
        SubmissionState.Draft => "draft",
        SubmissionState.Submitted => "submitted",
        SubmissionState.Returned => "returned",
        SubmissionState.Approved => "approved",
    };

    public static string WordOf(Door door) => door switch
    {
        Door.Page => "page",
        Door.Paste => "paste",
        Door.Excel => "excel",
        Door.Rest => "rest",
        Door.Reading => "reading",
        Door.Demonstration => "demonstration",
    };

    public static string WordOf(Qualifier qualifier) => qualifier switch
    {
        Qualifier.Exact => "exact",
        Qualifier.Odd => "余",
        Qualifier.Over => "超",
        Qualifier.About => "约",
        Qualifier.Nearly => "近",
    };
}

/// <summary>Writes 97.5 for the 97.500000 that <c>numeric(20,6)</c> reads back.</summary>
internal sealed class PlainDecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    // Dividing by a one with 28 decimals leaves the smallest scale that is exact.
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
}

/// <summary>Writes a decimal with the scale that it carries: 100.0 stays 100.0.</summary>
internal sealed class ScaledDecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
