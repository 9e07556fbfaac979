using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>What the form for somebody new is rendered from.</summary>
/// <param name="Actor">Who looks at it.</param>
/// <param name="Units">Null when they may not.</param>
public sealed record NewPersonView(Actor Actor, IReadOnlyList<UnitChoice>? Units);

/// <summary>Creates somebody and shows the first password.</summary>
public sealed partial class PersonNewPage
{
    [Inject] public required PeopleService People { get; init; }

    protected override int Asked => 0;

    private PersonDraft Draft { get; } = new();

    private string? Problem { get; set; }

    private (Guid Id, string Name, string Password)? Created { get; set; }

    protected override async Task<NewPersonView> LoadAsync(int asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        return new NewPersonView(actor, await People.GetUnitsAsync(actor, cancellationToken));
    }

    private async Task CreateAsync(PersonDraft draft)
    {
        var result = await People.CreateAsync(await Current.GetAsync(), draft.UserName, draft.Edit);
        Problem = result.Message;
        if (result is { UserId: { } id, FirstPassword: { } password })
            Created = (id, draft.DisplayName!.Trim(), password);
    }
}
