using LuchengEco.Domain.Figures;

namespace LuchengEco.Services.Reporting;

/// <summary>Which figures count.</summary>
public enum ReportBasis
{
    /// <summary>全部数据: every figure that stands in its cell; unapproved ones are marked.</summary>
    All,

    /// <summary>仅已审核数据: figures of months that their unit's reviewer approved; the others are as if nobody had typed them.</summary>
    Approved,
}

/// <summary>What a report is asked for.</summary>
/// <param name="Year">A year of the plan.</param>
/// <param name="Through">1 to 12; null takes the last month that has a figure that counts.</param>
/// <param name="Basis">Which figures count.</param>
/// <param name="AsOf">A past moment whose state is rebuilt; null for now.</param>
public sealed record ReportRequest(int Year, int? Through = null, ReportBasis Basis = ReportBasis.All, DateTimeOffset? AsOf = null)
{
    /// <summary>Whether a figure of a month in this state counts.</summary>
    public bool Counts(SubmissionState state) => Basis == ReportBasis.All || state == SubmissionState.Approved;
}
