using LuchengEco.Services.Accounts;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Admin;

/// <summary>One page of the administration: its address, its word on the tab and the right that opens it.</summary>
public sealed record AdminPage(string Url, string Word, EcoOperation Operation);

/// <summary>The pages under <c>/admin</c> in the order of their tabs; whoever adds a page adds a line.</summary>
public static class AdminPages
{
    private static readonly IReadOnlyList<AdminPage> All =
    [
        new(EcoUrls.AdminPeople, AdminText.TabPeople, EcoOperation.EditPeople),
        new(EcoUrls.AdminRoles, AdminText.TabRoles, EcoOperation.GrantRoles),
        new(EcoUrls.AdminAudit, AdminText.TabAudit, EcoOperation.ReadAudit),
    ];

    /// <summary>Those that have something for the person; services decide again.</summary>
    public static IReadOnlyList<AdminPage> Of(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return [.. All.Where(page => actor.May(page.Operation))];
    }
}
