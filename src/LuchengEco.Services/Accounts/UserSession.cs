namespace LuchengEco.Services.Accounts;

public enum SessionDoor
{
    /// <summary>A browser with a cookie.</summary>
    Page,

    /// <summary>A program with a bearer token.</summary>
    Rest,
}

public enum SessionEnd
{
    SignedOut,

    /// <summary>The person ended it from another place.</summary>
    EndedByPerson,

    EndedByAdministrator,

    /// <summary>Nobody did anything for too long.</summary>
    Idle,

    /// <summary>The password was replaced.</summary>
    PasswordChanged,

    /// <summary>The person signed in more often than is allowed at once; the oldest made room.</summary>
    Replaced,
}

/// <summary>One sign-in of one person; a cookie or token without a live session opens nothing.</summary>
public sealed class UserSession
{
    public Guid Id { get; set; }

    public Guid UserId { get; set; }

    public SessionDoor Door { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Written at most twice a minute.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public SessionEnd? EndedBecause { get; set; }

    public string? Address { get; set; }

    /// <summary>What the browser or program says it is.</summary>
    public string? Agent { get; set; }
}
