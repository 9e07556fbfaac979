using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The six roles, what each may, and whether the person holds it.</summary>
public sealed partial class RoleTable
{
    [Parameter, EditorRequired] public IReadOnlyList<string> Held { get; set; } = [];

    /// <summary>Roles that whoever looks may give.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Grantable { get; set; } = [];

    [Parameter] public bool MayTake { get; set; }

    [Parameter] public EventCallback<string> OnGrant { get; set; }

    [Parameter] public EventCallback<string> OnTake { get; set; }

    private static string OperationsOf(string role) =>
        string.Join('、', Rights.Table.Where(right => right.Value.Contains(role)).Select(right => AuditWords.OfOperation(right.Key)));
}
