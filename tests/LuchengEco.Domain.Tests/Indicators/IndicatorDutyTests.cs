using LuchengEco.Domain.Indicators;

namespace LuchengEco.Domain.Tests.Indicators;

public sealed class IndicatorDutyTests
{
    private static readonly Guid One = Guid.NewGuid();
    private static readonly Guid Two = Guid.NewGuid();
    private static readonly Guid Three = Guid.NewGuid();

    private static IndicatorDuty Duty(DateOnly? from = null, DateOnly? until = null)
    {
        var duty = new IndicatorDuty(7);
        duty.Assign(One, Two, from, until, Three);
        return duty;
    }

    [Fact]
    public void IsComplete_EachOfTheThree_IsNeeded()
    {
        Assert.True(Duty().IsComplete);
        Assert.False(new IndicatorDuty(7).IsComplete);
        foreach (var (filler, deputy, reviewer) in new (Guid?, Guid?, Guid?)[] { (null, Two, Three), (One, null, Three), (One, Two, null) })
        {
            var duty = new IndicatorDuty(7);
            duty.Assign(filler, deputy, null, null, reviewer);
            Assert.False(duty.IsComplete);
        }
    }

    [Fact]
    public void Assign_OnePersonTwice_IsRefusedAndNothingChanges()
    {
        var duty = Duty();
        foreach (var (filler, deputy, reviewer) in new (Guid?, Guid?, Guid?)[] { (One, One, Two), (One, Two, One), (One, Two, Two), (null, Two, Two) })
            Assert.Equal("duty-same-person", Assert.Throws<DomainException>(() => duty.Assign(filler, deputy, null, null, reviewer)).Code);

        Assert.Equal((One, Two, Three), (duty.FillerId, duty.DeputyId, duty.ReviewerId));
    }

    [Theory]
    [InlineData(null, 5, true)]
    [InlineData(6, 5, true)]
    [InlineData(5, 5, false)]
    [InlineData(5, null, false)]
    [InlineData(null, null, false)]
    public void Assign_DaysOfTheDeputy_MustNotBeReversed(int? from, int? until, bool refused)
    {
        var act = () => Duty(from is { } first ? new DateOnly(2024, 11, first) : null, until is { } last ? new DateOnly(2024, 11, last) : null);

        if (refused)
            Assert.Equal("duty-days-reversed", Assert.Throws<DomainException>(act).Code);
        else
            Assert.True(act().IsComplete);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void StandsInOn_FirstAndLastDay_AreInside(int day, bool standsIn) =>
        Assert.Equal(standsIn, Duty(new(2024, 11, 5), new(2024, 11, 9)).StandsInOn(new(2024, 11, day)));

    [Fact]
    public void StandsInOn_NoLastDay_IsUntilFurtherNotice_AndNoFirstDay_Never()
    {
        Assert.True(Duty(new(2024, 11, 5)).StandsInOn(new(2030, 1, 1)));
        Assert.False(Duty().StandsInOn(new(2024, 11, 5)));
        var nobody = new IndicatorDuty(7);
        nobody.Assign(One, null, new(2024, 11, 5), null, Three);
        Assert.False(nobody.StandsInOn(new(2024, 11, 6)));
    }
}
