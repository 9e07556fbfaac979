using Microsoft.AspNetCore.Identity;

namespace LuchengEco.Services.Accounts;

/// <summary>A person who signs in.</summary>
public sealed class EcoUser : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    public bool IsDemonstration { get; set; }

    /// <summary>True until the first password was replaced by the person's own.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>When the password was last replaced; null for one that an administrator gave.</summary>
    public DateTimeOffset? PasswordChangedAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Since when an administrator keeps the account out; null while it works. Accounts are never deleted: histories name them.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>The units whose figures the person may fill or review.</summary>
    public ICollection<EcoUserUnit> Units { get; } = [];

    public bool IsLockedAt(DateTimeOffset now) => LockoutEnabled && LockoutEnd >= now;

    /// <summary>The person as the audit names them; no right comes with it.</summary>
    internal Actor ToActor(string? address) => new(Id, UserName ?? "", DisplayName, new HashSet<string>(), new HashSet<string>()) { Address = address };
}

/// <summary>A person's membership of a 科室.</summary>
public sealed class EcoUserUnit
{
    public Guid UserId { get; set; }

    public string UnitCode { get; set; } = "";
}

/// <summary>A password that may not come back soon; only its hash is kept.</summary>
public sealed class FormerPassword
{
    public long Id { get; set; }

    public Guid UserId { get; set; }

    public string Hash { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
