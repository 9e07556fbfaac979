using LuchengEco.Services.Accounts;
using LuchengEco.Web.Printing;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>What a list of people shows.</summary>
/// <param name="Actor">Who looks at it.</param>
/// <param name="Page">Null when they may not.</param>
/// <param name="Begins">They name the first 安全管理员 of a new server.</param>
public sealed record PeopleView(Actor Actor, PeoplePage? Page, bool Begins = false);

/// <summary>Everybody who has an account, for the 系统管理员.</summary>
public sealed partial class PeopleListPage
{
    [Inject] public required PeopleService Service { get; init; }

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
        return new PeopleView(actor, await Service.ListAsync(actor, asked.Filter, cancellationToken));
    }

    /// <summary>Everybody whom the filters find, on all pages.</summary>
    private async Task<ExportTable> EverybodyAsync()
    {
        var actor = await Current.GetAsync();
        var rows = new List<PersonRow>();
        for (var page = 1; await Service.ListAsync(actor, (Asked with { Page = page }).Filter) is { } found && found.Page == page; page++)
            rows.AddRange(found.Rows);
        return AdminExport.People(rows);
    }
}
