namespace LuchengEco.Services.Accounts;

/// <summary>Whether this host is a demonstration. The password of demonstration accounts is published, so they work nowhere else.</summary>
public sealed record DemonstrationMode(bool IsOn)
{
    /// <summary>Every door asks this before it lets somebody in.</summary>
    public bool Admits(EcoUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return IsOn || !user.IsDemonstration;
    }
}
