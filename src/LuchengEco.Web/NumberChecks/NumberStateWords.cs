using LuchengEco.Domain;
using LuchengEco.Services.NumberChecks;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.NumberChecks;

/// <summary>Names, marks and addresses of the states.</summary>
internal static class NumberStateWords
{
    /// <summary>As they are listed: what asks for work first.</summary>
    public static IReadOnlyList<NumberState> All { get; } = [NumberState.Different, NumberState.Unknown, NumberState.Rounded, NumberState.Equal, NumberState.Missing];

    public static string Of(NumberState state) => state switch
    {
        NumberState.Equal => NumberCheckPageText.Equal,
        NumberState.Rounded => NumberCheckPageText.Rounded,
        NumberState.Different => NumberCheckPageText.Different,
        NumberState.Unknown => NumberCheckPageText.Unknown,
        NumberState.Missing => NumberCheckPageText.Missing,
    };

    /// <summary>Told apart without colour.</summary>
    public static string Mark(NumberState state) => state switch
    {
        NumberState.Equal => "✓",
        NumberState.Rounded => "≈",
        NumberState.Different => "✕",
        NumberState.Unknown => "?",
        NumberState.Missing => "–",
    };

    /// <summary>In style sheets and in the API.</summary>
    public static string Code(NumberState state) => state switch
    {
        NumberState.Equal => "equal",
        NumberState.Rounded => "rounded",
        NumberState.Different => "different",
        NumberState.Unknown => "unknown",
        NumberState.Missing => "missing",
    };

    /// <summary>The page with our number; null where none has it.</summary>
    public static string? AddressOf(NumberSource? source, YearMonth through) => source?.Kind switch
    {
        NumberSourceKind.Indicator => EcoUrls.Indicator(source.Code, through),
        NumberSourceKind.Project => EcoUrls.Projects(through.Year),
        NumberSourceKind.Plan => EcoUrls.Plan(through.Year),
        null => null,
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };
}
