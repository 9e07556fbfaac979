using LuchengEco.Services.Review;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Review;

/// <summary>Every step that a submission took: which, who, when and why.</summary>
public sealed partial class StepTimeline
{
    /// <summary>Oldest first.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<SubmissionStep> Steps { get; set; } = [];
}
