using LuchengEco.Domain.Progress;

namespace LuchengEco.Services.Reporting;

/// <summary>In which order statuses are told.</summary>
public static class StatusOrder
{
    /// <summary>From what needs a look first to what needs none.</summary>
    public static IReadOnlyList<ProgressStatus> ByUrgency { get; } =
        [ProgressStatus.Unreachable, ProgressStatus.AtRisk, ProgressStatus.NoData, ProgressStatus.OnTrack, ProgressStatus.Secured, ProgressStatus.NoTarget];
}
