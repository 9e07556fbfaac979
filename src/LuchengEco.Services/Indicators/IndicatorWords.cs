using System.Globalization;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Methods;
using LuchengEco.Services.Resources;
using Text = LuchengEco.Services.Resources.AdministrationText;

namespace LuchengEco.Services.Indicators;

/// <summary>An indicator's description in Chinese: for histories, the audit and pages alike.</summary>
public static class IndicatorWords
{
    public static string Of(FigureShape shape) => shape switch
    {
        FigureShape.Value => Text.ShapeValue,
        FigureShape.Fraction => Text.ShapeFraction,
    };

    public static string Of(Accumulation accumulation) => accumulation switch
    {
        Accumulation.Sum => Text.AccumulationSum,
        Accumulation.WeightedMean => Text.AccumulationWeightedMean,
        Accumulation.Ratio => Text.AccumulationRatio,
        Accumulation.Latest => Text.AccumulationLatest,
    };

    public static string Of(Direction direction) => direction switch
    {
        Direction.AtMost => Text.DirectionAtMost,
        Direction.AtLeast => Text.DirectionAtLeast,
    };

    public static string Of(StandardFamily standard) => standard switch
    {
        StandardFamily.None => Text.StandardNone,
        StandardFamily.AmbientAir => Text.StandardAmbientAir,
    };

    /// <summary>What differs between two descriptions; names of units and areas are looked up.</summary>
    public static IReadOnlyList<Difference> Differences(IndicatorDescription before, IndicatorDescription after, Func<string, string> unitName, Func<string, string> areaName)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(unitName);
        ArgumentNullException.ThrowIfNull(areaName);
        return Changed(
        [
            (Text.FieldName, before.Name, after.Name),
            (Text.FieldShortName, before.ShortName, after.ShortName),
            .. Counted(before, after),
            (Text.FieldStandard, Of(before.Standard), Of(after.Standard)),
            (Text.FieldArea, areaName(before.AreaCode), areaName(after.AreaCode)),
            (Text.FieldUnit, unitName(before.UnitCode), unitName(after.UnitCode)),
            (Text.FieldMin, Plain(before.PlausibleMin), Plain(after.PlausibleMin)),
            (Text.FieldMax, Plain(before.PlausibleMax), Plain(after.PlausibleMax)),
            (Text.FieldHeadline, Plain(before.HeadlineOrder), Plain(after.HeadlineOrder)),
            (Text.FieldFirstYear, Plain(before.FirstYear), Plain(after.FirstYear)),
            (Text.FieldLastYear, Plain(before.LastYear), Plain(after.LastYear)),
        ]);
    }

    /// <summary>What differs between two versions of a definition.</summary>
    public static IReadOnlyList<Difference> Differences(IndicatorDefinition before, IndicatorDefinition after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Changed([(Text.FieldName, before.Name, after.Name), .. Counted(Describe(before), Describe(after))]);
    }

    private static (string Label, string Before, string After)[] Counted(IndicatorDescription before, IndicatorDescription after) =>
    [
        (Text.FieldMeasure, before.Unit, after.Unit),
        (Text.FieldDecimals, Plain(before.Decimals), Plain(after.Decimals)),
        (Text.FieldShape, Of(before.Shape), Of(after.Shape)),
        (Text.FieldAccumulation, Of(before.Accumulation), Of(after.Accumulation)),
        (Text.FieldDirection, Of(before.Direction), Of(after.Direction)),
        (Text.FieldCountsDays, before.CountsDays ? Text.Yes : Text.No, after.CountsDays ? Text.Yes : Text.No),
        (Text.FieldNumerator, before.NumeratorName ?? Text.None, after.NumeratorName ?? Text.None),
        (Text.FieldDenominator, before.DenominatorName ?? Text.None, after.DenominatorName ?? Text.None),
        (Text.FieldDefinition, before.Definition, after.Definition),
    ];

    private static IndicatorDescription Describe(IndicatorDefinition definition) => new()
    {
        Name = definition.Name,
        ShortName = definition.Name,
        Unit = definition.Unit,
        Decimals = definition.Decimals,
        Shape = definition.Shape,
        Accumulation = definition.Accumulation,
        Direction = definition.Direction,
        CountsDays = definition.CountsDays,
        AreaCode = "",
        UnitCode = "",
        NumeratorName = definition.NumeratorName,
        DenominatorName = definition.DenominatorName,
        FirstYear = definition.FromYear,
        Definition = definition.Definition,
    };

    private static List<Difference> Changed(IEnumerable<(string Label, string Before, string After)> parts) =>
        [.. parts.Where(part => part.Before != part.After).Select(part => new Difference(part.Label, part.Before, part.After))];

    private static string Plain(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? Text.None;
}
