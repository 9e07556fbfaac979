using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Workbooks;

/// <summary>The columns of the form of a month as a workbook, in the order in which they are written. They are found again by their heads.</summary>
public enum EntryColumn
{
    Code,
    Month,
    Name,
    Unit,
    Value,
    Numerator,
    Denominator,
    Weight,
    Mark,
    Note,
    Reason,
    LastMonth,
    LastYear,
    Help,
}

internal static class EntryColumns
{
    public static IReadOnlyList<EntryColumn> All { get; } = Enum.GetValues<EntryColumn>();

    /// <summary>Those that a person fills in.</summary>
    public static IReadOnlyList<EntryColumn> Inputs { get; } =
        [EntryColumn.Value, EntryColumn.Numerator, EntryColumn.Denominator, EntryColumn.Weight, EntryColumn.Mark, EntryColumn.Note, EntryColumn.Reason];

    public static string Head(EntryColumn column) => column switch
    {
        EntryColumn.Code => WorkbookText.Code,
        EntryColumn.Month => WorkbookText.Month,
        EntryColumn.Name => WorkbookText.Name,
        EntryColumn.Unit => WorkbookText.Unit,
        EntryColumn.Value => WorkbookText.Value,
        EntryColumn.Numerator => WorkbookText.Numerator,
        EntryColumn.Denominator => WorkbookText.Denominator,
        EntryColumn.Weight => WorkbookText.Weight,
        EntryColumn.Mark => WorkbookText.Mark,
        EntryColumn.Note => WorkbookText.Note,
        EntryColumn.Reason => WorkbookText.Reason,
        EntryColumn.LastMonth => WorkbookText.LastMonth,
        EntryColumn.LastYear => WorkbookText.LastYear,
        EntryColumn.Help => WorkbookText.Help,
    };

    /// <summary>In characters; code and month are hidden, they are for the way back.</summary>
    public static (double Width, bool Hidden) Width(EntryColumn column) => column switch
    {
        EntryColumn.Code => (24, true),
        EntryColumn.Month => (9, true),
        EntryColumn.Name => (32, false),
        EntryColumn.Unit => (7.5, false),
        EntryColumn.Value or EntryColumn.Numerator or EntryColumn.Denominator => (10.5, false),
        EntryColumn.Weight => (9.5, false),
        EntryColumn.Mark => (10, false),
        EntryColumn.Note or EntryColumn.Reason => (19, false),
        EntryColumn.LastMonth or EntryColumn.LastYear => (15, false),
        EntryColumn.Help => (27, false),
    };

    /// <summary>A to N.</summary>
    public static string Letter(EntryColumn column) => ((char)('A' + (int)column)).ToString();
}
