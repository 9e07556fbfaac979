using LuchengEco.Services.Accounts;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Admin;

/// <summary>One page of the administration: its address, its word on the tab and the right that opens it.</summary>
public sealed record AdminTab(string Url, string Word, EcoOperation Operation);

/// <summary>The pages under <c>/admin</c> in the order of their tabs; whoever adds a page adds a line.</summary>
public static class AdminPages
{
    private static readonly IReadOnlyList<AdminTab> All =
    [
        new(EcoUrls.AdminPeople, AdminText.TabPeople, EcoOperation.EditPeople),
        new(EcoUrls.AdminUnits, AdminFormText.TabUnits, EcoOperation.EditCatalogue),
        new(EcoUrls.AdminIndicators, AdminFormText.TabIndicators, EcoOperation.EditCatalogue),
        new(EcoUrls.AdminTargets, AdminFormText.TabTargets, EcoOperation.SetTargets),
        new(EcoUrls.AdminYears, YearAdminText.Tab, EcoOperation.OpenYears),
        new(EcoUrls.AdminChecks, AdminFormText.TabChecks, EcoOperation.EditChecks),
        new(EcoUrls.AdminRules, AdminFormText.TabRules, EcoOperation.EditChecks),
        new(EcoUrls.AdminCalendar, AdminFormText.TabCalendar, EcoOperation.EditCalendar),
        new(EcoUrls.AdminDisplays, DisplayAdminText.Tab, EcoOperation.ManageDisplays),
        new(EcoUrls.AdminRoles, AdminText.TabRoles, EcoOperation.GrantRoles),
        new(EcoUrls.AdminAudit, AdminText.TabAudit, EcoOperation.ReadAudit),
    ];

    /// <summary>Those that have something for the person; services decide again.</summary>
    public static IReadOnlyList<AdminTab> Of(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return [.. All.Where(page => actor.May(page.Operation))];
    }
}
