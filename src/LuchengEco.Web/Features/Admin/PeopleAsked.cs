using LuchengEco.Services.Accounts;
using LuchengEco.Web.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Which people a list shows and in what order; all of it stands in the URL.</summary>
public readonly record struct PeopleAsked(string? Text, string? Unit, string? Role, PersonState? State, SortOrder Sort, int Page)
{
    public const string ByUserName = "user";
    public const string ByDisplayName = "name";
    public const string ByLastSignIn = "seen";

    public static IReadOnlyList<PersonState> States { get; } = Enum.GetValues<PersonState>();

    /// <summary>What is not understood counts as not given.</summary>
    public static PeopleAsked Parse(string? text, string? unit, string? role, string? state, string? sort, int? page) => new(
        Given(text), Given(unit), EcoRoles.All.FirstOrDefault(known => known == role), States.Select(known => (PersonState?)known).FirstOrDefault(known => WordOf(known!.Value) == state),
        SortOrder.Parse(sort, ByUserName, ByDisplayName, ByLastSignIn), Math.Max(page ?? 1, 1));

    public bool IsEmpty => Text is null && Unit is null && Role is null && State is null;

    public PeopleFilter Filter => new(Text, Unit, Role, State,
        Sort.Key switch { ByDisplayName => PeopleSort.DisplayName, ByLastSignIn => PeopleSort.LastSignIn, _ => PeopleSort.UserName }, Sort.IsDescending, Page);

    /// <summary>The state as it stands in the URL.</summary>
    public static string WordOf(PersonState state) => state switch
    {
        PersonState.Active => "active",
        PersonState.Disabled => "disabled",
        PersonState.Locked => "locked",
        PersonState.PasswordDue => "password",
        PersonState.NeverSignedIn => "never",
    };

    public string Url(string root) => EcoUrls.WithQuery(root, ("q", Text), ("unit", Unit), ("role", Role), ("state", State is { } state ? WordOf(state) : null),
        ("sort", Sort.Parameter), ("page", Page > 1 ? FormattableString.Invariant($"{Page}") : null));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
