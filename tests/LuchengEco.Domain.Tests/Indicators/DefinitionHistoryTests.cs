using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Methods.Air;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Indicators;

public sealed class DefinitionHistoryTests
{
    private static readonly IndicatorDefinition[] Versions = [Version(1, new(2023, 1), 0), Version(2, new(2024, 7), 1), Version(3, new(2024, 7), 2), Version(4, new(2025, 1), 3)];

    [Theory]
    [InlineData(2023, 1, 0)]
    [InlineData(2024, 6, 0)]
    [InlineData(2024, 7, 2)]
    [InlineData(2024, 12, 2)]
    [InlineData(2025, 1, 3)]
    [InlineData(2030, 1, 3)]
    [InlineData(2022, 12, 0)]
    public void InForce_IsTheNewestThatBegan_AndBeforeThemAllTheFirst(int year, int month, int decimals) =>
        Assert.Equal(decimals, DefinitionHistory.InForce(Versions.Reverse(), new YearMonth(year, month))!.Decimals);

    [Fact]
    public void InForce_WithoutVersions_LeavesItToTheIndicator()
    {
        Assert.Null(DefinitionHistory.InForce([], new YearMonth(2024, 1)));
        Assert.Equal(0, IndicatorTraits.Of(Catalogue.Of(Catalogue.Pm25), null).Decimals);
        Assert.Equal(2, IndicatorTraits.Of(Catalogue.Of(Catalogue.Pm25), Versions[2]).Decimals);
    }

    [Fact]
    public void Changes_LeaveOutWhatNeverHeldForAMonth() =>
        Assert.Equal([(1, 3), (3, 4)], DefinitionHistory.Changes(Versions).Select(change => (change.Before.Version, change.After.Version)));

    [Theory]
    [InlineData(2026, 2, "2012")]
    [InlineData(2026, 3, "2026-transition")]
    [InlineData(2030, 12, "2026-transition")]
    [InlineData(2031, 1, "2026")]
    public void Standard_ChangesWithTheMonthOfTheData(int year, int month, string code) => Assert.Equal(code, AirStandard.Of(new YearMonth(year, month)).Code);

    [Theory]
    [InlineData(2026, 2, false)]
    [InlineData(2026, 3, true)]
    [InlineData(2027, 2, true)]
    [InlineData(2027, 12, true)]
    [InlineData(2028, 1, false)]
    public void LiesBetween_WhileEitherYearHoldsTheBreak(int year, int month, bool lies) =>
        Assert.Equal(lies, new DefinitionBreak(new(2026, 3), BreakKind.Standard, "旧", "新", "").LiesBetween(new YearMonth(year, month)));

    private static IndicatorDefinition Version(int version, YearMonth from, int decimals) =>
        new(Catalogue.Of(Catalogue.Pm25 with { DefinitionVersion = version, Decimals = decimals }), from, "理由", "某人", DateTimeOffset.UnixEpoch);
}
