using System.Globalization;

namespace LuchengEco.Domain.Plans;

/// <summary>How exact a published number claims to be.</summary>
public enum Qualifier
{
    Exact,

    /// <summary>余: a little more.</summary>
    Odd,

    /// <summary>超: more than.</summary>
    Over,

    /// <summary>约: about.</summary>
    About,

    /// <summary>近: nearly.</summary>
    Nearly,
}

/// <summary>A number that a published summary states, kept as stated and beside it in a common unit.</summary>
public sealed class ReportedFact
{
    private ReportedFact()
    {
    }

    public ReportedFact(string code, int year) => (Code, Year) = (code, year);

    public string Code { get; private set; } = "";

    public int Year { get; private set; }

    public string PlanItemCode { get; private set; } = "";

    public int SortOrder { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>In <see cref="Unit"/>, with the digits of the source.</summary>
    public decimal Value { get; private set; }

    /// <summary>Empty where the source states none, as for each number of “1+5+5+16+28”.</summary>
    public string Unit { get; private set; } = "";

    public Qualifier Qualifier { get; private set; }

    /// <summary><see cref="Value"/> in <see cref="NormalisedUnit"/>: 2.35 亿元 = 23500 万元.</summary>
    public decimal NormalisedValue { get; private set; }

    public string NormalisedUnit { get; private set; } = "";

    /// <summary>The indicator whose baseline it is, if staff count the same thing again.</summary>
    public string? IndicatorCode { get; private set; }

    public void Describe(string planItemCode, int sortOrder, string name, string? indicatorCode) =>
        (PlanItemCode, SortOrder, Name, IndicatorCode) = (planItemCode, sortOrder, name, indicatorCode);

    public void State(decimal value, string unit, Qualifier qualifier, decimal normalisedValue, string normalisedUnit) =>
        (Value, Unit, Qualifier, NormalisedValue, NormalisedUnit) = (value, unit, qualifier, normalisedValue, normalisedUnit);

    /// <summary>Number, qualifier and unit in the order of written Chinese: 2600余个, 超400家, 第29名, 2.35亿元, 97.5%.</summary>
    public string Wording => Quantity.Write(Value, Unit, Qualifier);
}

/// <summary>Writes a number with its unit as Chinese prose does.</summary>
public static class Quantity
{
    public static string Write(decimal value, string unit, Qualifier qualifier = Qualifier.Exact)
    {
        var number = value.ToString("0.############", CultureInfo.InvariantCulture);
        if (unit == "名")
            return $"第{number}名";
        return qualifier switch
        {
            Qualifier.Exact => number + unit,
            // 1000余万元: the qualifier stands between the digits and the whole unit.
            Qualifier.Odd => number + "余" + unit,
            Qualifier.Over => "超" + number + unit,
            Qualifier.About => "约" + number + unit,
            Qualifier.Nearly => "近" + number + unit,
        };
    }
}
