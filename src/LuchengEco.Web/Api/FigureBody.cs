using System.Text.Json;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Api;

/// <summary>One cell as a client sent it: read field by field, so that of a batch only the cell with a wrong field is refused.</summary>
/// <param name="Indicator">The indicator that the cell names; null when it names none.</param>
/// <param name="Edit">What to store; null when the cell is refused.</param>
/// <param name="Refusal">What is wrong; null when nothing is.</param>
internal sealed record FigureBody(string? Indicator, FigureEdit? Edit, Refusal? Refusal)
{
    private const int MaxCodeLength = 100;

    /// <param name="element">The cell.</param>
    /// <param name="indicator">The indicator of the address; null in a batch, where each cell must name its own.</param>
    public static FigureBody Read(JsonElement element, string? indicator = null)
    {
        // What GET answers may come back as it is: what it says of the submission is read and left alone.
        var fields = new JsonFields(element, "indicator", "value", "numerator", "denominator", "weight", "mark", "note", "reason", "version",
            "department", "submission", "submissionVersion");
        var named = fields.Text("indicator", MaxCodeLength);
        if (indicator is null && string.IsNullOrWhiteSpace(named))
            fields.Refuse("indicator-missing", ApiText.IndicatorMissing);
        if (indicator is not null && named is not null && named != indicator)
            fields.Refuse("indicator-mismatch", ApiProblems.Format(ApiText.IndicatorMismatch, ApiProblems.Shortened(named), indicator));
        if (!fields.Has("value") && !fields.Has("numerator") && !fields.Has("denominator") && !fields.Has("mark"))
            fields.Refuse("figure-missing", ApiText.FigureMissing);
        var entry = new FigureEntry(
            fields.Number("value"),
            fields.Number("numerator"),
            fields.Number("denominator"),
            fields.Number("weight"),
            fields.Word("mark", "mark-unknown", ("notApplicable", FigureMark.NotApplicable), ("notPublished", FigureMark.NotPublished)) ?? FigureMark.None,
            fields.Prose("note"));
        var version = fields.Version("version");
        var reason = fields.Prose("reason");
        var code = indicator ?? named;
        return new(code, fields.Refusal is null ? new FigureEdit(code!, entry, version, reason) : null, fields.Refusal);
    }
}
