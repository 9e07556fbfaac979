using System.Globalization;
using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Admin;

/// <summary>People and their states in words.</summary>
public static class PersonWords
{
    public static string Of(PersonState state) => state switch
    {
        PersonState.Active => AdminText.StateActive,
        PersonState.Disabled => AdminText.StateDisabled,
        PersonState.Locked => AdminText.StateLocked,
        PersonState.PasswordDue => AdminText.StatePasswordDue,
        PersonState.NeverSignedIn => AdminText.StateNever,
    };

    /// <summary>Everything that keeps the person from working, or that they work.</summary>
    public static IReadOnlyList<(string Word, string CssClass)> StatesOf(PersonRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var states = new List<(string, string)>();
        if (row.IsDisabled)
            states.Add((AdminText.StateDisabled, "bad"));
        if (row.LockedUntil is { } until)
            states.Add((Phrase.Of(AdminText.LockedUntil, Time(until)), "bad"));
        if (row.PasswordDue)
            states.Add((AdminText.StatePasswordDue, "warn"));
        if (states.Count == 0)
            states.Add((AdminText.StateActive, "good"));
        return states;
    }

    public static string RolesOf(PersonRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Roles.Count == 0 ? AdminText.NoRole : string.Join('、', row.Roles.Select(EcoRoles.NameOf));
    }

    /// <summary>A moment on the bureau's clock, to the minute.</summary>
    public static string Time(DateTimeOffset at) => Clock.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string TimeOrNever(DateTimeOffset? at) => at is { } moment ? Time(moment) : AdminText.Never;
}
