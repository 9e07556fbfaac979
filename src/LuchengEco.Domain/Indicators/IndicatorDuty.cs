using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Indicators;

/// <summary>Who answers for an indicator: without a filler, a deputy and a reviewer it is not active, and nothing is typed for it.</summary>
public sealed class IndicatorDuty
{
    private IndicatorDuty()
    {
    }

    public IndicatorDuty(int indicatorId) => IndicatorId = indicatorId;

    public int IndicatorId { get; private set; }

    public Indicator? Indicator { get; private set; }

    /// <summary>填报人.</summary>
    public Guid? FillerId { get; private set; }

    /// <summary>代填人: types while <see cref="StandsInOn"/>.</summary>
    public Guid? DeputyId { get; private set; }

    /// <summary>First day on which the deputy types; null while no leave is planned.</summary>
    public DateOnly? DeputyFrom { get; private set; }

    /// <summary>Last day on which the deputy types; null until further notice.</summary>
    public DateOnly? DeputyUntil { get; private set; }

    /// <summary>审核人.</summary>
    public Guid? ReviewerId { get; private set; }

    public bool IsComplete => FillerId is not null && DeputyId is not null && ReviewerId is not null;

    public bool StandsInOn(DateOnly day) => DeputyId is not null && DeputyFrom <= day && (DeputyUntil is null || day <= DeputyUntil);

    /// <exception cref="DomainException">Two of the three are the same person, or the days of the deputy are reversed.</exception>
    public void Assign(Guid? filler, Guid? deputy, DateOnly? deputyFrom, DateOnly? deputyUntil, Guid? reviewer)
    {
        if (filler is not null && (filler == deputy || filler == reviewer) || (deputy is not null && deputy == reviewer))
            throw new DomainException("duty-same-person", Text.DutySamePerson);
        if (deputyUntil is not null && (deputyFrom is null || deputyUntil < deputyFrom))
            throw new DomainException("duty-days-reversed", Text.DutyDaysReversed);
        (FillerId, DeputyId, DeputyFrom, DeputyUntil, ReviewerId) = (filler, deputy, deputyFrom, deputyUntil, reviewer);
    }
}
