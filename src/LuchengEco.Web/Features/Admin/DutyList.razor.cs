using LuchengEco.Services.Accounts;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The indicators that a person answers for, and as what.</summary>
public sealed partial class DutyList
{
    [Parameter, EditorRequired] public IReadOnlyList<DutyLine> Duties { get; set; } = [];
}
