using LuchengEco.Domain.Writing;
using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Wordings;

/// <summary>A text with its slots made visible.</summary>
public sealed partial class LivingWords
{
    [Parameter, EditorRequired] public required LivingText Text { get; set; }

    /// <summary>Says what a slot is; null says nothing.</summary>
    [Parameter] public NumberBook? Book { get; set; }
}
