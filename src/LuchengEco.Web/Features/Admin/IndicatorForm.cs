using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Methods;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Admin;

/// <summary>An indicator's description while it is typed.</summary>
public sealed class IndicatorForm
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string ShortName { get; set; } = "";
    public string Unit { get; set; } = "";
    public int Decimals { get; set; }
    public FigureShape Shape { get; set; }
    public Accumulation Accumulation { get; set; }
    public Direction Direction { get; set; } = Direction.AtLeast;
    public bool CountsDays { get; set; }
    public string AreaCode { get; set; } = "";
    public string UnitCode { get; set; } = "";
    public string NumeratorName { get; set; } = "";
    public string DenominatorName { get; set; } = "";
    public string PlausibleMin { get; set; } = "";
    public string PlausibleMax { get; set; } = "";
    public int? HeadlineOrder { get; set; }
    public int FirstYear { get; set; }
    public int? LastYear { get; set; }
    public string Definition { get; set; } = "";
    public StandardFamily Standard { get; set; }
    public string Reason { get; set; } = "";
    public string From { get; set; } = "";

    public static IndicatorForm Of(IndicatorDescription description, string code)
    {
        ArgumentNullException.ThrowIfNull(description);
        return new IndicatorForm
        {
            Code = code,
            Name = description.Name,
            ShortName = description.ShortName,
            Unit = description.Unit,
            Decimals = description.Decimals,
            Shape = description.Shape,
            Accumulation = description.Accumulation,
            Direction = description.Direction,
            CountsDays = description.CountsDays,
            AreaCode = description.AreaCode,
            UnitCode = description.UnitCode,
            NumeratorName = description.NumeratorName ?? "",
            DenominatorName = description.DenominatorName ?? "",
            PlausibleMin = TypedNumber.Write(description.PlausibleMin),
            PlausibleMax = TypedNumber.Write(description.PlausibleMax),
            HeadlineOrder = description.HeadlineOrder,
            FirstYear = description.FirstYear,
            LastYear = description.LastYear,
            Definition = description.Definition,
            Standard = description.Standard,
        };
    }

    /// <summary>What was typed; a limit that is no number counts as none until <see cref="Problem"/> is gone.</summary>
    public IndicatorDescription Description => new()
    {
        Name = Name.Trim(),
        ShortName = ShortName.Trim(),
        Unit = Unit.Trim(),
        Decimals = Decimals,
        Shape = Shape,
        Accumulation = Accumulation,
        Direction = Direction,
        CountsDays = CountsDays && Accumulation == Accumulation.Ratio,
        AreaCode = AreaCode,
        UnitCode = UnitCode,
        NumeratorName = Shape == FigureShape.Fraction ? Blank(NumeratorName) : null,
        DenominatorName = Shape == FigureShape.Fraction ? Blank(DenominatorName) : null,
        PlausibleMin = TypedNumber.Read(PlausibleMin).Number,
        PlausibleMax = TypedNumber.Read(PlausibleMax).Number,
        HeadlineOrder = HeadlineOrder,
        FirstYear = FirstYear,
        LastYear = LastYear,
        // Browsers send line breaks of their own kind.
        Definition = Definition.ReplaceLineEndings("\n").Trim(),
        Standard = Standard,
    };

    /// <summary>The first limit that is no number, in words.</summary>
    public string? Problem => ProblemOf(IndicatorAdminText.Min, PlausibleMin) ?? ProblemOf(IndicatorAdminText.Max, PlausibleMax);

    private static string? ProblemOf(string label, string text) =>
        TypedNumber.Read(text, percentAllowed: true).Problem is { } problem ? Phrase.Of(AdminFormText.NumberProblem, label, problem) : null;

    private static string? Blank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
