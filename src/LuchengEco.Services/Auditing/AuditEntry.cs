namespace LuchengEco.Services.Auditing;

public enum AuditOutcome
{
    Done,

    /// <summary>The person had no right to it.</summary>
    Denied,

    /// <summary>It was tried and did not succeed, a wrong password for one.</summary>
    Failed,
}

/// <summary>One event that an auditor may ask about; appended, never changed, each with a hash over itself and the one before.</summary>
/// <remarks>GB/T 22239-2019 7.1.4.3: date and time, user, type, success and what else matters. PostgreSQL fills in the hashes.</remarks>
public sealed class AuditEntry
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    public Guid? UserId { get; set; }

    public string UserName { get; set; } = "";

    /// <summary>Stable kebab-case word: <c>sign-in</c>, <c>figure-save</c>, <c>role-grant</c>…</summary>
    public string Action { get; set; } = "";

    public AuditOutcome Outcome { get; set; }

    /// <summary>What it was done to: a code, a name, a month.</summary>
    public string Subject { get; set; } = "";

    public string? Detail { get; set; }

    public string? Address { get; set; }

    /// <summary>SHA-256 in hexadecimal, of the previous entry.</summary>
    public string PreviousHash { get; set; } = "";

    public string Hash { get; set; } = "";
}
