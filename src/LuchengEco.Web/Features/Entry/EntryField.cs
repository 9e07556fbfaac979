using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Entry;

/// <summary>One number that a row asks for.</summary>
/// <param name="Key">Name of the field in the grid's messages.</param>
/// <param name="Label">Small label above the input; null where the row has one number only.</param>
/// <param name="Column">Column of the grid in which arrow keys and pasted blocks find it.</param>
public sealed record EntryField(string Key, string? Label, string Column)
{
    public const string FirstNumber = "0";
    public const string SecondNumber = "1";
    public const string Mark = "mark";
    public const string Note = "note";

    /// <summary>Answers a warning; no column, for it stands under the numbers and only where there is one.</summary>
    public const string Reason = "reason";

    /// <summary>The columns of the grid from left to right; a row with one number has no second.</summary>
    public static IReadOnlyList<string> Columns { get; } = [FirstNumber, SecondNumber, Mark, Note];

    /// <summary>Words for people, also where the row shows no label.</summary>
    public string Name => Label ?? MonthEntryText.FieldValue;

    public static IReadOnlyList<EntryField> Of(SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Shape switch
        {
            FigureShape.Fraction => [new("numerator", row.NumeratorName, FirstNumber), new("denominator", row.DenominatorName, SecondNumber)],
            FigureShape.Value when row.NeedsWeight => [new("value", MonthEntryText.FieldValue, FirstNumber), new("weight", MonthEntryText.FieldWeight, SecondNumber)],
            FigureShape.Value => [new("value", null, FirstNumber)],
        };
    }

    /// <summary>The field of any column; null where the row has none there.</summary>
    public static EntryField? At(SheetRow row, string? column) => column switch
    {
        Mark => new(Mark, MonthEntryText.FieldMark, Mark),
        Note => new(Note, MonthEntryText.FieldNote, Note),
        _ => Of(row).FirstOrDefault(field => field.Column == column),
    };
}
