using LuchengEco.Domain.Progress;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>A status by icon, word and colour together.</summary>
public sealed partial class StatusMark
{
    [Parameter, EditorRequired] public ProgressStatus Status { get; set; }

    private string CssClass => StatusWords.CssClass(Status);

    private string Icon => StatusWords.Icon(Status);
}
