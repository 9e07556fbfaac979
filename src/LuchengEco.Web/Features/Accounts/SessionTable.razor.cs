using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Accounts;

/// <summary>Where one is signed in at the moment.</summary>
public sealed partial class SessionTable
{
    [Parameter, EditorRequired] public IReadOnlyList<SessionView> Sessions { get; set; } = [];

    [Parameter] public EventCallback<Guid> OnEnd { get; set; }
}
