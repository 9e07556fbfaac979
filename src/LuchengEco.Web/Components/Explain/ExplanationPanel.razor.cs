using System.Globalization;
using LuchengEco.Domain.Explanations;
using LuchengEco.Services;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components.Explain;

/// <summary>An explanation to read: value and status, each part, and the cells with links to where they were typed (times in China).</summary>
public sealed partial class ExplanationPanel
{
    [Parameter, EditorRequired] public required Explanation Explanation { get; set; }

    /// <summary>Links below it.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private static string When(ExplanationCell cell) =>
        cell.ChangedAt is { } at ? Clock.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "—";
}
