using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LuchengEco.Web.Api;

/// <summary>Which figures count and as of when: the same question for every resource that reads.</summary>
/// <param name="BasisText"><c>all</c> (as without it) or <c>approved</c>.</param>
/// <param name="AsOfText">A past moment: ISO 8601, China's wall clock where it names no offset, a plain date for the end of its day.</param>
/// <param name="Time">Knows the present.</param>
internal readonly record struct ApiView([FromQuery(Name = "basis")] string? BasisText, [FromQuery(Name = "asOf")] string? AsOfText, [FromServices] TimeProvider Time) : IRefusable
{
    public ReportBasis Basis => BasisText == ReportView.Approved ? ReportBasis.Approved : ReportBasis.All;

    public DateTimeOffset? AsOf => string.IsNullOrEmpty(AsOfText) ? null : ReportView.ParseMoment(AsOfText);

    public ProblemHttpResult? Problem
    {
        get
        {
            if (BasisText is not (null or ReportView.All or ReportView.Approved))
                return ApiProblems.Unprocessable(new("basis-unknown", ApiProblems.Format(ViewText.BasisUnknown, ApiProblems.Shortened(BasisText))));
            if (string.IsNullOrEmpty(AsOfText))
                return null;
            if (AsOf is not { } moment)
                return ApiProblems.Unprocessable(new("as-of-invalid", ApiProblems.Format(ViewText.AsOfInvalid, ApiProblems.Shortened(AsOfText))));
            return moment > Time.GetUtcNow()
                ? ApiProblems.Unprocessable(new("as-of-future", ApiProblems.Format(ViewText.AsOfFuture, ApiProblems.Shortened(AsOfText))))
                : null;
        }
    }

    public ReportRequest Of(ApiPeriod period) => new(period.Year, period.Month, Basis, AsOf);

    /// <summary>The word of a basis in JSON.</summary>
    public static string WordOf(ReportBasis basis) => basis switch
    {
        ReportBasis.All => ReportView.All,
        ReportBasis.Approved => ReportView.Approved,
    };
}
