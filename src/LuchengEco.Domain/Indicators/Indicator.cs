using LuchengEco.Domain.Plans;

namespace LuchengEco.Domain.Indicators;

/// <summary>One thing that is counted or measured every month, with all that decides how its months are read.</summary>
public sealed class Indicator
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
        (DefinitionVersion, Definition, SortOrder) = (description.DefinitionVersion, description.Definition, description.SortOrder);
    }

    /// <summary>What an administrator decides; a change of what is counted or how is a new version of the definition.</summary>
    /// <returns>True when the definition changed and <see cref="DefinitionVersion"/> with it.</returns>
    /// <exception cref="DomainException">The description contradicts itself.</exception>
    public bool Edit(IndicatorDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        var changes = (Unit, Decimals, Shape, Accumulation, Direction, CountsDays, Definition, NumeratorName, DenominatorName)
            != (description.Unit, description.Decimals, description.Shape, description.Accumulation, description.Direction, description.CountsDays,
                description.Definition, description.NumeratorName, description.DenominatorName);
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
        SortOrder = SortOrder,
    };
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
    public int SortOrder { get; init; }

    internal void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(Name) && !string.IsNullOrWhiteSpace(ShortName), "name or short name is empty");
        Require(!string.IsNullOrWhiteSpace(Unit), "unit is empty");
        Require(Decimals is >= 0 and <= Rounding.MaxDecimals, $"decimals must be 0 to {Rounding.MaxDecimals}");
        Require(Accumulation is not Accumulation.Ratio || Shape == FigureShape.Fraction, "a Ratio needs the shape Fraction");
        Require(Accumulation is Accumulation.Ratio or Accumulation.Latest || Shape == FigureShape.Value, "a Sum or WeightedMean needs the shape Value");
        Require(Shape != FigureShape.Fraction || (NumeratorName is not null && DenominatorName is not null),
            "a Fraction needs a numerator name and a denominator name");
        Require(!CountsDays || Accumulation == Accumulation.Ratio, "only a Ratio counts days");
        Require(PlausibleMin is null || PlausibleMax is null || PlausibleMin < PlausibleMax, "the plausible range is empty");
        Require(LastYear is null || LastYear >= FirstYear, "the last year lies before the first");
        Require(DefinitionVersion >= 1, "the definition version starts at 1");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new DomainException("indicator-invalid", message);
    }
}
