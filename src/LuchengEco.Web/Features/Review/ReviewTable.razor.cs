using LuchengEco.Services.Review;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Review;

/// <summary>Submissions, one a row, with what there is to look at in each; those that may be approved can be selected.</summary>
public sealed partial class ReviewTable
{
    [Parameter, EditorRequired] public IReadOnlyList<QueuedSubmission> Rows { get; set; } = [];

    [Parameter] public bool MaySelect { get; set; }

    [Parameter] public IReadOnlySet<SubmissionKey> Selected { get; set; } = new HashSet<SubmissionKey>();

    [Parameter] public EventCallback<(IEnumerable<SubmissionKey> Keys, bool IsSelected)> OnChange { get; set; }

    private List<SubmissionKey> Selectable => [.. Rows.Where(row => row.WhyNotApprove is null).Select(KeyOf)];

    private bool IsAllSelected => Selectable.Count > 0 && Selectable.All(Selected.Contains);

    public static SubmissionKey KeyOf(QueuedSubmission row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.UnitCode, row.Month, row.Version);
    }

    private Task ChangeAsync(IEnumerable<SubmissionKey> keys, ChangeEventArgs change) => OnChange.InvokeAsync((keys, change.Value is true));
}
