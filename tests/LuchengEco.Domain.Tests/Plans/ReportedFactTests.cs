using LuchengEco.Domain.Plans;

namespace LuchengEco.Domain.Tests.Plans;

public sealed class ReportedFactTests
{
    private static ReportedFact Stated(decimal value, string unit, Qualifier qualifier)
    {
        var fact = new ReportedFact("2023.F.01", 2023);
        fact.State(value, unit, qualifier, value, unit);
        return fact;
    }

    [Theory]
    [InlineData(2600, "个", Qualifier.Odd, "2600余个")]
    [InlineData(1000, "万元", Qualifier.Odd, "1000余万元")]
    [InlineData(400, "家", Qualifier.Over, "超400家")]
    [InlineData(30, "公里", Qualifier.About, "约30公里")]
    [InlineData(100, "人次", Qualifier.Nearly, "近100人次")]
    [InlineData(29, "名", Qualifier.Exact, "第29名")]
    [InlineData(2.35, "亿元", Qualifier.Exact, "2.35亿元")]
    [InlineData(97.5, "%", Qualifier.Exact, "97.5%")]
    [InlineData(0, "起", Qualifier.Exact, "0起")]
    [InlineData(313000, "万元", Qualifier.Exact, "313000万元")]
    public void Wording_EveryQualifier_StandsWhereChineseProsePutsIt(double value, string unit, Qualifier qualifier, string wording)
    {
        Assert.Equal(wording, Stated((decimal)value, unit, qualifier).Wording);
        Assert.Equal(wording, Quantity.Write((decimal)value, unit, qualifier));
    }

    [Fact]
    public void Wording_TrailingZeros_AreNotWritten() => Assert.Equal("31.3亿元", Stated(31.300000m, "亿元", Qualifier.Exact).Wording);

    [Fact]
    public void Write_NoQualifier_IsExact() => Assert.Equal("36个", Quantity.Write(36, "个"));

    [Fact]
    public void StateAndDescribe_Fact_KeepWhatWasStatedBesideTheCommonUnit()
    {
        var fact = new ReportedFact("2023.F.01", 2023);

        fact.Describe("2023.A2.1", 3, "投资", "water.sewer-investment");
        fact.State(2.35m, "亿元", Qualifier.Over, 23500, "万元");

        Assert.Equal(("2023.F.01", 2023, "2023.A2.1", 3, "投资", "water.sewer-investment"),
            (fact.Code, fact.Year, fact.PlanItemCode, fact.SortOrder, fact.Name, fact.IndicatorCode));
        Assert.Equal((2.35m, "亿元", Qualifier.Over, 23500m, "万元"), (fact.Value, fact.Unit, fact.Qualifier, fact.NormalisedValue, fact.NormalisedUnit));
    }
}
