namespace LuchengEco.Services.Accounts;

/// <summary>Which accounts a list shows.</summary>
public enum PersonState
{
    /// <summary>Neither disabled nor locked.</summary>
    Active,

    Disabled,

    Locked,

    /// <summary>Must replace a first, reset or expired password before anything else.</summary>
    PasswordDue,

    NeverSignedIn,
}

public enum PeopleSort
{
    UserName,
    DisplayName,
    LastSignIn,
}

/// <summary>What a list of people is asked for; null filters nothing.</summary>
/// <param name="Text">Part of the user name, the name or the e-mail.</param>
/// <param name="Unit">Code of a unit.</param>
/// <param name="Role">One of <see cref="EcoRoles"/>.</param>
/// <param name="State">A state.</param>
/// <param name="Sort">Order of the rows.</param>
/// <param name="IsDescending">The other way round.</param>
/// <param name="Page">From 1; beyond the last it is the last.</param>
public sealed record PeopleFilter(string? Text = null, string? Unit = null, string? Role = null, PersonState? State = null,
    PeopleSort Sort = PeopleSort.UserName, bool IsDescending = false, int Page = 1);

/// <summary>A unit that a person may belong to.</summary>
public sealed record UnitChoice(string Code, string Name);

/// <summary>A person in a list.</summary>
public sealed record PersonRow(Guid Id, string UserName, string DisplayName, string? Email, IReadOnlyList<UnitChoice> Units, IReadOnlyList<string> Roles,
    bool IsDemonstration, DateTimeOffset? DisabledAt, DateTimeOffset? LockedUntil, bool PasswordDue, DateTimeOffset? LastSignInAt, int Sessions)
{
    public bool IsDisabled => DisabledAt is not null;

    public bool IsLocked => LockedUntil is not null;
}

/// <summary>One page of people.</summary>
/// <param name="Rows">The people.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">At least 1.</param>
/// <param name="Units">All units, for the filter.</param>
public sealed record PeoplePage(IReadOnlyList<PersonRow> Rows, int Total, int Page, int Pages, IReadOnlyList<UnitChoice> Units);

/// <summary>What a person answers for.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Name">Its name.</param>
/// <param name="Part">填报人, 代填人 or 审核人.</param>
public sealed record DutyLine(string Indicator, string Name, string Part);

/// <summary>A person with everything that an administrator may change or should know.</summary>
public sealed record PersonDetail(PersonRow Row, DateTimeOffset CreatedAt, DateTimeOffset? PasswordChangedAt, IReadOnlyList<DutyLine> Duties, IReadOnlyList<UnitChoice> AllUnits);

/// <summary>What an administrator writes about a person.</summary>
public sealed record PersonEdit(string? DisplayName, string? Email, IReadOnlyCollection<string> Units);
