using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Everybody with roles and locks, for the 安全管理员.</summary>
public sealed partial class RolesPage
{
    [Inject] public required RoleService Service { get; init; }

    [SupplyParameterFromQuery(Name = "q")] private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "unit")] private string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "role")] private string? Role { get; set; }

    [SupplyParameterFromQuery(Name = "state")] private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private int? PageNumber { get; set; }

    protected override PeopleAsked Asked => PeopleAsked.Parse(Text, Unit, Role, State, Sort, PageNumber);

    protected override async Task<PeopleView> LoadAsync(PeopleAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        return new PeopleView(actor, await Service.ListAsync(actor, asked.Filter, cancellationToken), !actor.May(EcoOperation.GrantRoles));
    }
}
