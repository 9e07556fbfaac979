using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>Says by icon, word and colour together that nobody approved what it stands beside.</summary>
public sealed partial class UnapprovedBadge
{
    /// <summary>Names the months of a value to date; null beside a month of its own.</summary>
    [Parameter] public IReadOnlyList<int>? Months { get; set; }

    /// <summary>Instead of the usual word.</summary>
    [Parameter] public string? Text { get; set; }

    private string Word => Text ?? (Months is { Count: > 0 } months ? MaturityWords.Included(months) : MaturityWords.Unapproved);
}
