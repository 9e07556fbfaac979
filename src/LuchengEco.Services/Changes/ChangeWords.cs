using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Indicators;
using Text = LuchengEco.Services.Resources.ChangeText;

namespace LuchengEco.Services.Changes;

/// <summary>Changes in Chinese: for the page, files and the API alike.</summary>
public static class ChangeWords
{
    public static string Of(ChangeKind kind) => Named("Kind_" + kind) ?? $"{kind}";

    public static string Of(Door door) => Named("Door_" + door) ?? $"{door}";

    public static string Of(SubmissionState state) => Named("State_" + state) ?? $"{state}";

    /// <summary>Everything that an entry says: number with unit, weight, mark and note; a dash for a blank one.</summary>
    internal static string Of(Indicator indicator, FigureEntry? entry)
    {
        if (entry is null)
            return Text.Nothing;
        var said = entry switch
        {
            { Mark: not FigureMark.None } => Named("Mark_" + entry.Mark)!,
            { Numerator: not null } or { Denominator: not null } => Fraction(indicator, entry),
            { Value: { } value } => Number(value) + " " + indicator.Unit,
            _ => Text.Blank,
        };
        if (entry.Weight is { } weight)
            said += string.Format(CultureInfo.InvariantCulture, Text.Weight, Number(weight));
        return string.IsNullOrEmpty(entry.Note) ? said : string.Format(CultureInfo.InvariantCulture, Text.Note, said, entry.Note);
    }

    internal static string Of(Indicator indicator, TargetRevision? target)
    {
        if (target is null)
            return Text.Nothing;
        if (target.IsRemoved)
            return Text.Removed;
        var said = $"{(target.Direction == Direction.AtMost ? "≤" : "≥")}{Number(target.Value)} {indicator.Unit}";
        return target.Phased is { } months ? string.Format(CultureInfo.InvariantCulture, Text.Phased, said, string.Join('、', months.Select(Number))) : said;
    }

    internal static string Of(DefinitionBridge? bridge) => bridge switch
    {
        null or { Note.Length: 0 } => Text.Nothing,
        { IsComparable: true } => string.Format(CultureInfo.InvariantCulture, Text.Comparable, bridge.Note),
        _ => bridge.Note,
    };

    internal static string Version(int version, YearMonth from) => string.Format(CultureInfo.InvariantCulture, Text.Version, version, from.Year, from.Month);

    /// <summary>The label of a column; one that has none stands as it is.</summary>
    internal static string Field(string column) => Named("Column_" + column) ?? column;

    internal static string Value(string column, string value) => column switch
    {
        "shape" when Enum.TryParse<FigureShape>(value, out var shape) => IndicatorWords.Of(shape),
        "accumulation" when Enum.TryParse<Accumulation>(value, out var accumulation) => IndicatorWords.Of(accumulation),
        "direction" when Enum.TryParse<Direction>(value, out var direction) => IndicatorWords.Of(direction),
        "state" => Named("Project_" + value) ?? value,
        _ => value,
    };

    /// <summary>Heads of the columns of a file.</summary>
    public static IReadOnlyList<string> Heads { get; } =
        [Text.HeadAt, Text.HeadKind, Text.HeadSubject, Text.HeadPeriod, Text.HeadBefore, Text.HeadAfter, Text.HeadFields, Text.HeadPerson, Text.HeadDoor, Text.HeadReason, Text.HeadVersion];

    /// <summary>The fields of a line under <see cref="Heads"/>; the moment on the bureau's clock.</summary>
    public static IReadOnlyList<string> FieldsOf(ChangeLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return
        [
            At(line), Of(line.Kind), line.Subject, Period(line), line.Before, line.After, string.Join('；', line.Differences), line.UserName,
            line.Door is { } door ? Of(door) : "", line.Reason ?? "", line.Version?.ToString(CultureInfo.InvariantCulture) ?? "",
        ];
    }

    public static string At(ChangeLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Clock.ToLocal(line.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>The month, or the year, or nothing.</summary>
    public static string Period(ChangeLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Month is { } month ? $"{month}" : line.Year?.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    private static string Fraction(Indicator indicator, FigureEntry entry)
    {
        var parts = $"{(entry.Numerator is { } up ? Number(up) : "—")}/{(entry.Denominator is { } down ? Number(down) : "—")}";
        return SoftChecks.MonthValue(entry) is { } value ? $"{NumberText.Of(Rounding.Rate(value, indicator.Decimals), indicator.Decimals)}%（{parts}）" : parts;
    }

    private static string Number(decimal number) => NumberText.Plain(number);

    private static string? Named(string name) => Text.ResourceManager.GetString(name, CultureInfo.InvariantCulture);
}
