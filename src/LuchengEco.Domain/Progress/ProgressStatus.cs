namespace LuchengEco.Domain.Progress;

/// <summary>Where an indicator stands in its year; the rules stand at <see cref="ProgressCalculator"/>.</summary>
public enum ProgressStatus
{
    /// <summary>未设目标.</summary>
    NoTarget,

    /// <summary>暂无数据.</summary>
    NoData,

    /// <summary>目标已锁定.</summary>
    Secured,

    /// <summary>进展正常.</summary>
    OnTrack,

    /// <summary>预警.</summary>
    AtRisk,

    /// <summary>已无法完成.</summary>
    Unreachable,
}
