using LuchengEco.Domain.Progress;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Components;

/// <summary>Word, icon and style of each status, the same on every page.</summary>
public static class StatusWords
{
    public static string Of(ProgressStatus status) => status switch
    {
        ProgressStatus.NoTarget => StatusText.NoTarget,
        ProgressStatus.NoData => StatusText.NoData,
        ProgressStatus.Secured => StatusText.Secured,
        ProgressStatus.OnTrack => StatusText.OnTrack,
        ProgressStatus.AtRisk => StatusText.AtRisk,
        ProgressStatus.Unreachable => StatusText.Unreachable,
    };

    /// <summary>A shape of its own for each, so that colour is never the only sign.</summary>
    public static string Icon(ProgressStatus status) => status switch
    {
        ProgressStatus.NoTarget => "–",
        ProgressStatus.NoData => "○",
        ProgressStatus.Secured => "◆",
        ProgressStatus.OnTrack => "●",
        ProgressStatus.AtRisk => "▲",
        ProgressStatus.Unreachable => "■",
    };

    public static string CssClass(ProgressStatus status) => status switch
    {
        ProgressStatus.NoTarget => "no-target",
        ProgressStatus.NoData => "no-data",
        ProgressStatus.Secured => "secured",
        ProgressStatus.OnTrack => "on-track",
        ProgressStatus.AtRisk => "at-risk",
        ProgressStatus.Unreachable => "unreachable",
    };
}
