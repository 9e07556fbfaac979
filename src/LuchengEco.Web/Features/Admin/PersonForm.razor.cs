using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>What is being written about a person.</summary>
public sealed class PersonDraft
{
    public string? UserName { get; set; }

    public string? DisplayName { get; set; }

    public string? Email { get; set; }

    public HashSet<string> Units { get; } = [];

    public static PersonDraft Of(PersonRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var draft = new PersonDraft { UserName = row.UserName, DisplayName = row.DisplayName, Email = row.Email };
        draft.Units.UnionWith(row.Units.Select(unit => unit.Code));
        return draft;
    }

    public void Choose(string unit, bool belongs) => _ = belongs ? Units.Add(unit) : Units.Remove(unit);

    public PersonEdit Edit => new(DisplayName, Email, [.. Units]);
}

/// <summary>The form for a person, new or known.</summary>
public sealed partial class PersonForm
{
    [Parameter, EditorRequired] public PersonDraft Draft { get; set; } = new();

    [Parameter, EditorRequired] public IReadOnlyList<UnitChoice> Units { get; set; } = [];

    /// <summary>A user name is chosen once.</summary>
    [Parameter] public bool AsksUserName { get; set; }

    [Parameter, EditorRequired] public string SaveWord { get; set; } = "";

    [Parameter] public string? Problem { get; set; }

    [Parameter] public EventCallback<PersonDraft> OnSave { get; set; }
}
