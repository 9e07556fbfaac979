using LuchengEco.Services.Live;

namespace LuchengEco.Web.Components.Live;

/// <summary>How fresh the page is.</summary>
/// <param name="Round">Counts the times that it renewed itself.</param>
/// <param name="At">When it last did; null before the first time.</param>
/// <param name="IsListening">False while changes may go unheard.</param>
/// <param name="HasFailed">Whether the last attempt to renew failed, so that the page shows what was before.</param>
public sealed record LiveState(int Round, DateTimeOffset? At, bool IsListening, bool HasFailed);

/// <summary>A page that renews itself.</summary>
public interface ILiveFollower
{
    /// <summary>Whether what changed can be on the page.</summary>
    bool Concerns(LiveNews news);

    /// <summary>Loads in the background what the page shows.</summary>
    /// <returns>Puts it in place of the old, without rendering; null when it is not wanted any more.</returns>
    Task<Action?> FetchAsync();
}
