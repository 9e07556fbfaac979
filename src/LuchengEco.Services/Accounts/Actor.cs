namespace LuchengEco.Services.Accounts;

/// <summary>Who asks a service to do something. Every service decides on it; a hidden button is only a courtesy.</summary>
public sealed record Actor(Guid? UserId, string UserName, string DisplayName, IReadOnlySet<string> Roles, IReadOnlySet<string> Units)
{
    public static Actor Nobody { get; } = new(null, "", "", new HashSet<string>(), new HashSet<string>());

    public bool IsSignedIn => UserId is not null;

    public bool MayFill(string unitCode) => Roles.Contains(EcoRoles.Filler) && Units.Contains(unitCode);

    public bool MayReview(string unitCode) => Roles.Contains(EcoRoles.Reviewer) && Units.Contains(unitCode);

    public bool MaySetTargets => Roles.Contains(EcoRoles.SystemAdministrator);

    /// <summary>Everybody who signed in may read; the figures are the bureau's common work.</summary>
    public bool MayRead => IsSignedIn;
}
