using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Leads to the first page that the person may open.</summary>
public sealed partial class AdminHome
{
    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AuditLog Audit { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private bool IsRefused { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var actor = await Current.GetAsync();
        if (AdminPages.Of(actor) is [var first, ..])
        {
            Navigation.NavigateTo(first.Url, replace: true);
            return;
        }
        IsRefused = true;
        if (!RendererInfo.IsInteractive)
            await Audit.DenyAsync(actor, EcoOperation.EditPeople, EcoUrls.AdminRoot);
    }
}
