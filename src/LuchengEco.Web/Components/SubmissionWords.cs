using LuchengEco.Domain.Figures;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Components;

/// <summary>Word and icon of each state of a submission and of each step, the same on every page.</summary>
public static class SubmissionWords
{
    public static string Of(SubmissionState state) => state switch
    {
        SubmissionState.Draft => SubmissionText.Draft,
        SubmissionState.Submitted => SubmissionText.Submitted,
        SubmissionState.Returned => SubmissionText.Returned,
        SubmissionState.Approved => SubmissionText.Approved,
    };

    /// <summary>A shape of its own for each, so that colour is never the only sign.</summary>
    public static string Icon(SubmissionState state) => state switch
    {
        SubmissionState.Draft => "✎",
        SubmissionState.Submitted => "➜",
        SubmissionState.Returned => "↩",
        SubmissionState.Approved => "✔",
    };

    public static string CssClass(SubmissionState state) => state switch
    {
        SubmissionState.Draft => "draft",
        SubmissionState.Submitted => "submitted",
        SubmissionState.Returned => "returned",
        SubmissionState.Approved => "approved",
    };

    public static string Of(SubmissionAction action) => action switch
    {
        SubmissionAction.Submit => SubmissionText.Submit,
        SubmissionAction.Return => SubmissionText.Return,
        SubmissionAction.Approve => SubmissionText.Approve,
        SubmissionAction.Reopen => SubmissionText.Reopen,
    };
}
