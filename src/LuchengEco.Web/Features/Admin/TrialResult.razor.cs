using LuchengEco.Services.Entry;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>What the checks say of the stored figures of a month.</summary>
public sealed partial class TrialResult
{
    [Parameter, EditorRequired] public CheckTrial Trial { get; set; } = null!;
}
