using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Methods.Air;

/// <summary>An edition of the ambient air standards (GB 3095, HJ 633, HJ 663) with the first day on which data are judged by it.</summary>
/// <param name="Code">Stored and sent with computed values: <c>2012</c>, <c>2026-transition</c>, <c>2026</c>.</param>
/// <param name="From">First day; null for the oldest edition that this program knows.</param>
public sealed record AirStandard(string Code, DateOnly? From)
{
    /// <summary>GB 3095—2012, HJ 633—2012, HJ 663—2013.</summary>
    public static AirStandard Of2012 { get; } = new("2012", null);

    /// <summary>GB 3095—2026 with the limits of its transition, HJ 633—2026, HJ 663—2026.</summary>
    public static AirStandard Transition2026 { get; } = new("2026-transition", new DateOnly(2026, 3, 1));

    /// <summary>GB 3095—2026 with its final limits.</summary>
    public static AirStandard Final2026 { get; } = new("2026", new DateOnly(2031, 1, 1));

    /// <summary>Oldest first.</summary>
    public static IReadOnlyList<AirStandard> All { get; } = [Of2012, Transition2026, Final2026];

    /// <summary>In words, such as GB 3095—2012、HJ 633—2012.</summary>
    public string Name => Code switch
    {
        "2012" => Text.AirStandard2012,
        "2026-transition" => Text.AirStandard2026Transition,
        _ => Text.AirStandard2026,
    };

    /// <summary>The edition by the date of the data, never by the day of the computation (methods §0).</summary>
    public static AirStandard On(DateOnly dataDate) => All.Last(standard => standard.From is not { } from || dataDate >= from);

    /// <inheritdoc cref="On(DateOnly)"/>
    public static AirStandard Of(YearMonth month) => On(month.FirstDay);
}
