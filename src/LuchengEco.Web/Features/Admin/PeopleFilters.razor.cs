using LuchengEco.Services.Accounts;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The filters above a list of people; each choice leads to an address.</summary>
public sealed partial class PeopleFilters
{
    private string? _typed;

    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired] public PeopleAsked Asked { get; set; }

    /// <summary>The list without filters.</summary>
    [Parameter, EditorRequired] public string Root { get; set; } = "";

    [Parameter, EditorRequired] public IReadOnlyList<UnitChoice> Units { get; set; } = [];

    private IReadOnlyList<FilterChoice> StateChoices =>
    [
        new(AdminText.All, (Asked with { State = null, Page = 1 }).Url(Root), Asked.State is null),
        .. PeopleAsked.States.Select(state => new FilterChoice(PersonWords.Of(state), (Asked with { State = state, Page = 1 }).Url(Root), Asked.State == state)),
    ];

    private void Search() => Go(Asked with { Text = string.IsNullOrWhiteSpace(_typed) ? null : _typed.Trim(), Page = 1 });

    private void Go(PeopleAsked asked) => Navigation.NavigateTo(asked.Url(Root));

    private static string? Chosen(ChangeEventArgs change) => change.Value is string { Length: > 0 } value ? value : null;
}
