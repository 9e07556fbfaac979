using Microsoft.AspNetCore.Identity;

namespace LuchengEco.Services.Accounts;

/// <summary>A person who signs in.</summary>
public sealed class EcoUser : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    public bool IsDemonstration { get; set; }

    /// <summary>True until the first password was replaced by the person's own.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>The units whose figures the person may fill or review.</summary>
    public ICollection<EcoUserUnit> Units { get; } = [];
}

/// <summary>A person's membership of a 科室.</summary>
public sealed class EcoUserUnit
{
    public Guid UserId { get; set; }

    public string UnitCode { get; set; } = "";
}
