using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The tabs on top of every administration page; <see cref="AdminPages"/> lists them.</summary>
public sealed partial class AdminTabs
{
    [Parameter, EditorRequired] public Actor Actor { get; set; } = Actor.Nobody;
}
