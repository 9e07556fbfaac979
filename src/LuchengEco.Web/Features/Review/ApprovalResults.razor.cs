using LuchengEco.Services.Review;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Review;

/// <summary>What became of each of many submissions, as they are decided.</summary>
public sealed partial class ApprovalResults
{
    [Parameter, EditorRequired] public IReadOnlyList<ApprovalResult> Results { get; set; } = [];

    /// <summary>Names of the units by their codes.</summary>
    [Parameter, EditorRequired] public IReadOnlyDictionary<string, string> Names { get; set; } = new Dictionary<string, string>();

    /// <summary>How many are to be decided.</summary>
    [Parameter, EditorRequired] public int Total { get; set; }

    [Parameter] public bool IsRunning { get; set; }

    /// <summary>Something broke before the last one.</summary>
    [Parameter] public bool WasInterrupted { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    private int Approved => Results.Count(IsApproved);

    private static bool IsApproved(ApprovalResult result) => result.Result.Outcome == ReviewOutcome.Done;
}
