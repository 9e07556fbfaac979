using System.Globalization;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Resources;

namespace LuchengEco.Services.Tasks;

/// <summary>The words of the reporting states, the same on the page, in files and in mails.</summary>
public static class ReportingWords
{
    public static string Of(ReportingState state) => state switch
    {
        ReportingState.NotTracked => TaskText.NotTracked,
        ReportingState.NotDue => TaskText.NotDue,
        ReportingState.Due => TaskText.Due,
        ReportingState.Overdue => TaskText.Overdue,
        ReportingState.Submitted => TaskText.Submitted,
        ReportingState.SubmittedLate => TaskText.SubmittedLate,
        ReportingState.Returned => TaskText.Returned,
        ReportingState.Reopened => TaskText.Reopened,
        ReportingState.Approved => TaskText.Approved,
    };

    /// <summary>还有3天, 今天截止 or 已逾期2天.</summary>
    public static string OfDaysLeft(int days) => days switch
    {
        0 => TaskText.Today,
        > 0 => Format(TaskText.Left, days),
        < 0 => Format(TaskText.Over, -days),
    };

    /// <summary>97.5%（78/80）, or a dash without a denominator.</summary>
    public static string Of(Share share) => share.Percent is { } percent
        ? Format(TaskText.Rate, percent.ToString("0.0", CultureInfo.InvariantCulture), share.Numerator, share.Denominator)
        : TaskText.NoRate;

    private static string Format(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
