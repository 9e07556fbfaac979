using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Entry;

/// <summary>Figures and their surroundings as the sheet writes them.</summary>
internal static class FigureWords
{
    public static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);

    /// <summary>A neighbour in a narrow column: the value, or the percentage with its fraction, or the mark; a dash when nothing is there.</summary>
    public static string Short(SheetRow row, FigureEntry? entry) => Short(row.Shape, row.Decimals, entry);

    public static string Short(FigureShape shape, int decimals, FigureEntry? entry)
    {
        if (entry is null || entry.IsBlank)
            return MonthEntryText.NoFigure;
        if (entry.Mark != FigureMark.None)
            return Of(entry.Mark);
        return shape switch
        {
            FigureShape.Value => Number(entry.Value),
            FigureShape.Fraction => Format(MonthEntryText.Fraction, Percent(decimals, entry), Number(entry.Numerator), Number(entry.Denominator)),
        };
    }

    /// <summary>Everything that an entry says, for a decision between two of them.</summary>
    public static string Full(SheetRow row, FigureEntry? entry) => Full(row.Shape, row.Decimals, entry);

    public static string Full(FigureShape shape, int decimals, FigureEntry? entry)
    {
        if (entry is null || (entry.IsBlank && string.IsNullOrEmpty(entry.Note)))
            return MonthEntryText.Blank;
        var figure = entry.IsBlank ? MonthEntryText.Blank : Short(shape, decimals, entry);
        if (entry.Weight is { } weight)
            figure = Format(MonthEntryText.ValueWithWeight, figure, Number(weight));
        return string.IsNullOrEmpty(entry.Note) ? figure : Format(MonthEntryText.WithNote, figure, entry.Note);
    }

    /// <summary>The percentage of a fraction in the indicator's decimals; a dash when there is none.</summary>
    public static string Percent(SheetRow row, FigureEntry? entry) => Percent(row.Decimals, entry);

    private static string Percent(int decimals, FigureEntry? entry) =>
        SoftChecks.MonthValue(entry) is { } value
            ? Format(MonthEntryText.Percent, NumberText.Of(Rounding.Rate(value, decimals), decimals))
            : MonthEntryText.NoFigure;

    public static string Range(SheetRow row) => (row.Shape, row.PlausibleMin, row.PlausibleMax) switch
    {
        (FigureShape.Fraction, _, _) or (_, null, null) => "",
        (_, { } low, { } high) => Format(MonthEntryText.RangeBetween, NumberText.Plain(low), NumberText.Plain(high)),
        (_, { } low, null) => Format(MonthEntryText.RangeFrom, NumberText.Plain(low)),
        (_, null, { } high) => Format(MonthEntryText.RangeTo, NumberText.Plain(high)),
    };

    public static string Of(FigureMark mark) => mark switch
    {
        FigureMark.None => MonthEntryText.MarkNone,
        FigureMark.NotApplicable => MonthEntryText.MarkNotApplicable,
        FigureMark.NotPublished => MonthEntryText.MarkNotPublished,
    };

    private static string Number(decimal? value) => value is { } number ? NumberText.Plain(number) : MonthEntryText.NoFigure;

    /// <summary>The way in which a figure came.</summary>
    public static string Of(Door door) => door switch
    {
        Door.Page => HistoryText.DoorPage,
        Door.Paste => HistoryText.DoorPaste,
        Door.Excel => HistoryText.DoorExcel,
        Door.Rest => HistoryText.DoorRest,
        Door.Reading => HistoryText.DoorReading,
        Door.Demonstration => HistoryText.DoorDemonstration,
    };
}
