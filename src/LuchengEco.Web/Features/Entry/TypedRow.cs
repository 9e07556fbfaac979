using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Entry;

namespace LuchengEco.Web.Features.Entry;

/// <summary>The fields of one row as they stand in the browser. Text in both directions: only the server reads numbers.</summary>
public sealed record TypedTexts(string? Value, string? Numerator, string? Denominator, string? Weight, string? Mark, string? Note, string? Reason = null)
{
    /// <param name="entry">What is stored.</param>
    /// <param name="reason">The reason that is stored with it.</param>
    public static TypedTexts Of(FigureEntry entry, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new(TypedNumber.Write(entry.Value), TypedNumber.Write(entry.Numerator), TypedNumber.Write(entry.Denominator), TypedNumber.Write(entry.Weight),
            MarkCode(entry.Mark), entry.Note ?? "", reason);
    }

    /// <summary>The text of a field by its name in the grid's messages; null for a name that no field has.</summary>
    public string? this[string field] => field switch
    {
        "value" => Value,
        "numerator" => Numerator,
        "denominator" => Denominator,
        "weight" => Weight,
        EntryField.Mark => Mark,
        EntryField.Note => Note,
        EntryField.Reason => Reason,
        _ => null,
    };

    public TypedTexts With(string field, string? text) => field switch
    {
        "value" => this with { Value = text },
        "numerator" => this with { Numerator = text },
        "denominator" => this with { Denominator = text },
        "weight" => this with { Weight = text },
        EntryField.Mark => this with { Mark = text },
        EntryField.Note => this with { Note = text },
        EntryField.Reason => this with { Reason = text },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such field."),
    };

    /// <summary>The value of the mark's option; the words of REST.</summary>
    public static string MarkCode(FigureMark mark) => mark switch
    {
        FigureMark.None => "",
        FigureMark.NotApplicable => "notApplicable",
        FigureMark.NotPublished => "notPublished",
    };

    public static FigureMark MarkOf(string? code) => Enum.GetValues<FigureMark>().FirstOrDefault(mark => MarkCode(mark) == code);
}

/// <summary>One row sent by the grid.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Version">The version that the typist saw.</param>
/// <param name="Pasted">Whether any field came from the clipboard.</param>
/// <param name="Texts">All fields of the row.</param>
public sealed record TypedRow(string Indicator, int Version, bool Pasted, TypedTexts Texts)
{
    /// <summary>Reads every field.</summary>
    /// <returns>The edit, or the answer that says which field cannot be read and what to do.</returns>
    public (FigureEdit? Edit, RowReply? Refusal) Read(SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var value = TypedNumber.Read(Texts.Value, percentAllowed: row.Unit.EndsWith('%'));
        var numerator = TypedNumber.Read(Texts.Numerator);
        var denominator = TypedNumber.Read(Texts.Denominator);
        var weight = TypedNumber.Read(Texts.Weight);
        var refusal = Refusal("value", null, value) ?? Refusal("numerator", row.NumeratorName, numerator)
            ?? Refusal("denominator", row.DenominatorName, denominator) ?? Refusal("weight", Resources.MonthEntryText.FieldWeight, weight);
        return refusal is null
            ? (new FigureEdit(row.Code, new FigureEntry(value.Number, numerator.Number, denominator.Number, weight.Number, TypedTexts.MarkOf(Texts.Mark),
                Tidy(Texts.Note)), Version, Tidy(Texts.Reason)), null)
            : (null, refusal);
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private RowReply? Refusal(string field, string? name, TypedNumber read) => read.Problem is not { } problem
        ? null
        : new RowReply(Indicator, RowReply.Refused, Version,
            name is null ? problem : FigureWords.Format(Resources.MonthEntryText.FieldProblem, name, problem), field);
}

/// <summary>What became of one row, for the grid to paint.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Outcome">One of the constants of this record.</param>
/// <param name="Version">The version that the cell has now.</param>
/// <param name="Message">A refusal in Chinese.</param>
/// <param name="Field">The field at fault, where one is.</param>
public sealed record RowReply(string Indicator, string Outcome, int Version, string? Message = null, string? Field = null)
{
    public const string Saved = "saved";
    public const string Refused = "refused";
    public const string Conflict = "conflict";
    public const string Locked = "locked";

    /// <summary>Not saved itself: its warnings changed because another row did.</summary>
    public const string Warned = "warned";

    /// <summary>What the cell says now, as it would be typed.</summary>
    public TypedTexts? Texts { get; init; }

    /// <summary>What the cell says now, in words.</summary>
    public string? Words { get; init; }

    /// <summary>Percentage of a fraction.</summary>
    public string? Percent { get; init; }

    /// <summary>Whether the cell carries a figure or a mark now.</summary>
    public bool Filled { get; init; }

    /// <summary>What deserves a second look in the stored figure.</summary>
    public IReadOnlyList<SoftWarning> Warnings { get; init; } = [];

    /// <summary>A warning still stands in the way of the submission.</summary>
    public bool NeedsReason { get; init; }

    public static RowReply Of(SheetRow row, CellResult result)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(result);
        var now = result.Current ?? FigureEntry.Blank;
        return new RowReply(row.Code, OutcomeOf(result.Outcome), result.Version, result.Message)
        {
            Texts = TypedTexts.Of(now, result.Reason),
            Words = FigureWords.Full(row, now),
            Percent = row.Shape == FigureShape.Fraction ? FigureWords.Percent(row, now) : null,
            Filled = !now.IsBlank,
            Warnings = result.Warnings,
            NeedsReason = result.NeedsReason,
        };
    }

    private static string OutcomeOf(CellOutcome outcome) => outcome switch
    {
        CellOutcome.Saved or CellOutcome.Unchanged => Saved,
        CellOutcome.Refused or CellOutcome.Forbidden => Refused,
        CellOutcome.Conflict => Conflict,
        CellOutcome.Locked => Locked,
    };
}
