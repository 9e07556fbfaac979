using LuchengEco.Domain.Figures;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Review;

/// <summary>The submission that a reviewer had before the one that lies there now.</summary>
/// <param name="RevisionId">Newest revision of the month at that moment; null for steps from before this was kept.</param>
/// <param name="At">When it was submitted.</param>
internal sealed record ReviewedBefore(long? RevisionId, DateTimeOffset At)
{
    /// <summary>Null while it was never opened again: then everything is new.</summary>
    /// <param name="steps">Oldest first.</param>
    public static ReviewedBefore? Of(IReadOnlyList<SubmissionEvent> steps)
    {
        var opened = steps.Select((step, index) => (step, index)).LastOrDefault(pair => pair.step.Action is SubmissionAction.Return or SubmissionAction.Reopen);
        return opened.step is null ? null
            : steps.Take(opened.index).LastOrDefault(step => step.Action == SubmissionAction.Submit) is { } submit ? new(submit.LastRevisionId, submit.At)
            : null;
    }

    public bool Includes(FigureRevision revision) => RevisionId is { } last ? revision.Id <= last : revision.At <= At;
}

/// <summary>Compares what cells say with what they said when the reviewer last had them.</summary>
internal static class ChangesSince
{
    /// <summary>The changed ones of <paramref name="figures"/>, by the figure's id.</summary>
    public static async Task<Dictionary<long, CellChange>> ReadAsync(EcoDbContext context, IReadOnlyDictionary<long, ReviewedBefore> figures, CancellationToken cancellationToken)
    {
        if (figures.Count == 0)
            return [];
        var ids = figures.Keys.ToList();
        var after = figures.Values.Min(before => before.RevisionId ?? 0);
        var revisions = await context.Revisions.AsNoTracking()
            .Where(revision => ids.Contains(revision.FigureId) && context.Revisions.Any(later => later.FigureId == revision.FigureId && later.Id > after))
            .OrderBy(revision => revision.Version).ToListAsync(cancellationToken);
        return revisions.GroupBy(revision => revision.FigureId)
            .Select(history => (history.Key, Change: Of([.. history], figures[history.Key])))
            .Where(pair => pair.Change is not null).ToDictionary(pair => pair.Key, pair => pair.Change!);
    }

    /// <summary>Null where nothing came since, or where it was all taken back and nobody gave a reason.</summary>
    private static CellChange? Of(List<FigureRevision> history, ReviewedBefore reviewed)
    {
        var later = history.Where(revision => !reviewed.Includes(revision)).ToList();
        if (later.Count == 0)
            return null;
        var before = history.LastOrDefault(reviewed.Includes)?.Entry ?? FigureEntry.Blank;
        var last = later[^1];
        var reason = later.LastOrDefault(revision => revision.Reason is not null)?.Reason;
        return before.SaysTheSameAs(last.Entry) && reason is null
            ? null
            : new CellChange(before, last.Entry, last.UserName, last.At, last.Door, reason, later.Count);
    }
}
