using System.Globalization;
using System.Text.RegularExpressions;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Methods;
using LuchengEco.Domain.Plans;
using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Indicators;

/// <summary>One thing that is counted or measured every month, with all that decides how its months are read.</summary>
public sealed partial class Indicator
{
    private Indicator()
    {
    }

    public Indicator(string code)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        Code = code;
    }

    public int Id { get; private set; }

    /// <summary>Stable kebab-case code with its area of trade, such as <c>air.pm25</c>: a contract with the outside.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Fits a card or a table head.</summary>
    public string ShortName { get; private set; } = "";

    public string Unit { get; private set; } = "";

    /// <summary>Places of the published value, 0 to <see cref="Rounding.MaxDecimals"/>.</summary>
    public int Decimals { get; private set; }

    public FigureShape Shape { get; private set; }

    public Accumulation Accumulation { get; private set; }

    public Direction Direction { get; private set; }

    /// <summary>True when the denominator counts days: a month still to come then weighs its calendar days.</summary>
    public bool CountsDays { get; private set; }

    public string AreaCode { get; private set; } = "";

    public ActionArea? Area { get; private set; }

    public string UnitCode { get; private set; } = "";

    /// <summary>The 科室 that owns the figure.</summary>
    public OrganisationUnit? OwningUnit { get; private set; }

    public string? NumeratorName { get; private set; }

    public string? DenominatorName { get; private set; }

    /// <summary>Least value that one month can plausibly have; null where none is known.</summary>
    public decimal? PlausibleMin { get; private set; }

    /// <summary>Greatest value that one month can plausibly have; null where none is known.</summary>
    public decimal? PlausibleMax { get; private set; }

    /// <summary>Place among the headline goals; null for operational indicators.</summary>
    public int? HeadlineOrder { get; private set; }

    public int FirstYear { get; private set; }

    /// <summary>Last year in which it is reported; null while it goes on.</summary>
    public int? LastYear { get; private set; }

    public int DefinitionVersion { get; private set; }

    /// <summary>Formula and standard in plain Chinese.</summary>
    public string Definition { get; private set; } = "";

    /// <summary>The standards whose editions change what its values mean.</summary>
    public StandardFamily Standard { get; private set; }

    /// <summary>Order of the catalogue.</summary>
    public int SortOrder { get; private set; }

    /// <summary>Described by hand: the catalogue leaves it alone from then on.</summary>
    public bool IsEdited { get; private set; }

    public bool IsHeadline => HeadlineOrder is not null;

    public bool NeedsWeight => Accumulation == Accumulation.WeightedMean;

    public bool IsReportedIn(int year) => year >= FirstYear && (LastYear is null || year <= LastYear);

    /// <summary>Replaces the whole description; the catalogue calls it on every load.</summary>
    /// <exception cref="DomainException">The description contradicts itself.</exception>
    public void Describe(IndicatorDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        description.Validate();
        (Name, ShortName, Unit, Decimals) = (description.Name, description.ShortName, description.Unit, description.Decimals);
        (Shape, Accumulation, Direction, CountsDays) = (description.Shape, description.Accumulation, description.Direction, description.CountsDays);
        (AreaCode, UnitCode) = (description.AreaCode, description.UnitCode);
        (NumeratorName, DenominatorName) = (description.NumeratorName, description.DenominatorName);
        (PlausibleMin, PlausibleMax) = (description.PlausibleMin, description.PlausibleMax);
        (HeadlineOrder, FirstYear, LastYear) = (description.HeadlineOrder, description.FirstYear, description.LastYear);
        (DefinitionVersion, Definition, Standard, SortOrder) = (description.DefinitionVersion, description.Definition, description.Standard, description.SortOrder);
    }

    /// <summary>An indicator that an administrator adds: the first version of its definition, out of the catalogue's reach.</summary>
    /// <exception cref="DomainException">The code is not <c>area.kebab-case</c>, or the description contradicts itself.</exception>
    public static Indicator Add(string? code, IndicatorDescription description, int sortOrder)
    {
        ArgumentNullException.ThrowIfNull(description);
        if (code is not { Length: <= 60 } || !CodePattern().IsMatch(code))
            throw new DomainException("indicator-code-invalid", Text.IndicatorCodeInvalid);
        var indicator = new Indicator(code);
        indicator.Describe(description with { DefinitionVersion = 1, SortOrder = sortOrder });
        indicator.IsEdited = true;
        return indicator;
    }

    /// <summary>What an administrator decides; a change of what is counted or how is a new version of the definition.</summary>
    /// <returns>True when the definition changed and <see cref="DefinitionVersion"/> with it.</returns>
    /// <exception cref="DomainException">The description contradicts itself.</exception>
    public bool Edit(IndicatorDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        var changes = !Description.DefinesTheSameAs(description);
        Describe(description with { DefinitionVersion = DefinitionVersion + (changes ? 1 : 0), SortOrder = SortOrder });
        IsEdited = true;
        return changes;
    }

    /// <summary>The whole description as it stands.</summary>
    public IndicatorDescription Description => new()
    {
        Name = Name,
        ShortName = ShortName,
        Unit = Unit,
        Decimals = Decimals,
        Shape = Shape,
        Accumulation = Accumulation,
        Direction = Direction,
        CountsDays = CountsDays,
        AreaCode = AreaCode,
        UnitCode = UnitCode,
        NumeratorName = NumeratorName,
        DenominatorName = DenominatorName,
        PlausibleMin = PlausibleMin,
        PlausibleMax = PlausibleMax,
        HeadlineOrder = HeadlineOrder,
        FirstYear = FirstYear,
        LastYear = LastYear,
        DefinitionVersion = DefinitionVersion,
        Definition = Definition,
        Standard = Standard,
        SortOrder = SortOrder,
    };

    [GeneratedRegex("^[a-z][a-z0-9]*\\.[a-z0-9]+(-[a-z0-9]+)*\\z")]
    private static partial Regex CodePattern();
}

/// <summary>All that describes an indicator; see <see cref="Indicator"/> for the meaning of each part.</summary>
public sealed record IndicatorDescription
{
    public required string Name { get; init; }
    public required string ShortName { get; init; }
    public required string Unit { get; init; }
    public required int Decimals { get; init; }
    public required FigureShape Shape { get; init; }
    public required Accumulation Accumulation { get; init; }
    public required Direction Direction { get; init; }
    public bool CountsDays { get; init; }
    public required string AreaCode { get; init; }
    public required string UnitCode { get; init; }
    public string? NumeratorName { get; init; }
    public string? DenominatorName { get; init; }
    public decimal? PlausibleMin { get; init; }
    public decimal? PlausibleMax { get; init; }
    public int? HeadlineOrder { get; init; }
    public required int FirstYear { get; init; }
    public int? LastYear { get; init; }
    public int DefinitionVersion { get; init; } = 1;
    public required string Definition { get; init; }
    public StandardFamily Standard { get; init; }
    public int SortOrder { get; init; }

    /// <summary>What is counted and how is the same; names, owners and limits may differ.</summary>
    public bool DefinesTheSameAs(IndicatorDescription other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Unit, Decimals, Shape, Accumulation, Direction, CountsDays, Definition, NumeratorName, DenominatorName)
            == (other.Unit, other.Decimals, other.Shape, other.Accumulation, other.Direction, other.CountsDays, other.Definition, other.NumeratorName, other.DenominatorName);
    }

    internal void Validate()
    {
        Require(IsLine(Name, 100) && IsLine(ShortName, 40), Text.IndicatorNameInvalid);
        Require(IsLine(Unit, 20), Text.IndicatorUnitInvalid);
        Require(Decimals is >= 0 and <= Rounding.MaxDecimals, string.Format(CultureInfo.InvariantCulture, Text.IndicatorDecimalsInvalid, Rounding.MaxDecimals));
        Require(Accumulation is not Accumulation.Ratio || Shape == FigureShape.Fraction, Text.IndicatorRatioNeedsFraction);
        Require(Accumulation is Accumulation.Ratio or Accumulation.Latest || Shape == FigureShape.Value, Text.IndicatorSumNeedsValue);
        Require(Shape != FigureShape.Fraction || (IsLine(NumeratorName, 60) && IsLine(DenominatorName, 60)), Text.IndicatorFractionNeedsNames);
        Require(!CountsDays || Accumulation == Accumulation.Ratio, Text.IndicatorDaysNeedRatio);
        Require(IsStorable(PlausibleMin) && IsStorable(PlausibleMax) && (PlausibleMin is null || PlausibleMax is null || PlausibleMin < PlausibleMax),
            Text.IndicatorRangeInvalid);
        Require(FirstYear is >= YearMonth.MinYear and <= YearMonth.MaxYear && (LastYear is null || (LastYear >= FirstYear && LastYear <= YearMonth.MaxYear)),
            Text.IndicatorYearsInvalid);
        Require(DefinitionVersion >= 1, Text.IndicatorVersionInvalid);
        Require(!string.IsNullOrWhiteSpace(Definition) && Definition.Length <= 2000 && Remark.CanBeStored(Definition), Text.IndicatorDefinitionInvalid);
        Require(HeadlineOrder is null or (>= 1 and <= 99), Text.IndicatorOrderInvalid);
    }

    private static bool IsLine(string? text, int length) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= length && !text.Any(char.IsControl) && Remark.CanBeStored(text);

    private static bool IsStorable(decimal? number) =>
        number is not { } value || (Math.Abs(value) < FigureRules.Limit && decimal.Round(value, FigureRules.StoredDecimals) == value);

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new DomainException("indicator-invalid", message);
    }
}
