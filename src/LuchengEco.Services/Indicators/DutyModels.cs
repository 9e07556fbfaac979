namespace LuchengEco.Services.Indicators;

/// <summary>Who answers for what, and what is wrong with it.</summary>
/// <param name="Rows">Indicators that are reported this year, in the order of the catalogue.</param>
/// <param name="Units">How many of each unit's indicators are active.</param>
/// <param name="People">Everybody who may be named, and those who are named although they may not.</param>
public sealed record DutyOverview(IReadOnlyList<DutyLine> Rows, IReadOnlyList<UnitDuties> Units, IReadOnlyList<DutyPerson> People);

/// <summary>The duties of one indicator.</summary>
/// <param name="Code">Of the indicator.</param>
/// <param name="Name">Short name of the indicator.</param>
/// <param name="UnitCode">Owner of the figure.</param>
/// <param name="Filler">填报人.</param>
/// <param name="Deputy">代填人.</param>
/// <param name="DeputyFrom">First day on which the deputy types.</param>
/// <param name="DeputyUntil">Last day; null until further notice.</param>
/// <param name="Reviewer">审核人.</param>
/// <param name="Problems">Why somebody named here cannot do it, in Chinese.</param>
public sealed record DutyLine(string Code, string Name, string UnitCode, DutyPerson? Filler, DutyPerson? Deputy, DateOnly? DeputyFrom, DateOnly? DeputyUntil,
    DutyPerson? Reviewer, IReadOnlyList<string> Problems)
{
    public bool IsComplete => Filler is not null && Deputy is not null && Reviewer is not null;
}

/// <summary>A unit and how many of its indicators are active.</summary>
public sealed record UnitDuties(string Code, string Name, int Complete, int Total);

/// <summary>Somebody who may be named.</summary>
/// <param name="Id">Of the account.</param>
/// <param name="Name">As shown.</param>
/// <param name="UserName">Tells two of one name apart.</param>
/// <param name="IsFiller">Holds the role 填报员.</param>
/// <param name="IsReviewer">Holds the role 审核员.</param>
/// <param name="Units">Member of these.</param>
/// <param name="IsOut">Disabled, or a demonstration account where no demonstration is.</param>
public sealed record DutyPerson(Guid Id, string Name, string UserName, bool IsFiller, bool IsReviewer, IReadOnlySet<string> Units, bool IsOut)
{
    public bool MayFill(string unitCode) => IsFiller && !IsOut && Units.Contains(unitCode);

    public bool MayReview(string unitCode) => IsReviewer && !IsOut && Units.Contains(unitCode);
}

/// <summary>Who shall do one of the three duties from now on.</summary>
/// <param name="IsKept">Whoever does it now goes on.</param>
/// <param name="Person">The new person; null for nobody.</param>
public readonly record struct DutyChoice(bool IsKept, Guid? Person)
{
    public static DutyChoice Kept { get; } = new(true, null);

    public static DutyChoice Of(Guid? person) => new(false, person);
}

/// <summary>One assignment for one or many indicators.</summary>
/// <param name="Filler">填报人.</param>
/// <param name="Deputy">代填人.</param>
/// <param name="KeepsDays">The deputy's days stay as they are.</param>
/// <param name="DeputyFrom">First day of the deputy; null while no leave is planned.</param>
/// <param name="DeputyUntil">Last day of the deputy; null until further notice.</param>
/// <param name="Reviewer">审核人.</param>
public sealed record DutyAssignment(DutyChoice Filler, DutyChoice Deputy, bool KeepsDays, DateOnly? DeputyFrom, DateOnly? DeputyUntil, DutyChoice Reviewer);
