using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services;
using LuchengEco.Services.Review;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Review;

/// <summary>Submissions in words, the same in the list and on the page of one.</summary>
internal static class ReviewWords
{
    public static string MonthOf(YearMonth month) => Phrase.Of(ReviewPageText.Month, month.Year, month.Month);

    public static string Moment(DateTimeOffset at) => Clock.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Name and address part of a state in the URL; what is not understood counts as not given, and so does what waits.</summary>
    public static SubmissionState? ParseState(string? word) => Enum.GetValues<SubmissionState>().Where(state => state != SubmissionState.Submitted)
        .Select(state => (SubmissionState?)state).FirstOrDefault(state => SubmissionWords.CssClass(state!.Value) == word);

    /// <summary>The kinds of gaps of a submission, each with its number; empty without any.</summary>
    public static IReadOnlyList<string> Gaps(QueuedSubmission row) =>
    [
        .. new[]
        {
            (row.Blank, ReviewPageText.GapBlank),
            (row.NotPublished, ReviewPageText.GapNotPublished),
            (row.NotApplicable, ReviewPageText.GapNotApplicable),
        }.Where(gap => gap.Item1 > 0).Select(gap => Phrase.Of(gap.Item2, gap.Item1)),
    ];

    /// <summary>One of many in the question before they are approved.</summary>
    public static string Summary(QueuedSubmission row) => Phrase.Of(ReviewPageText.ApproveManyItem, row.UnitName, row.Month.Year, row.Month.Month, row.Figures, row.Indicators,
        row.OpenWarnings + row.AnsweredWarnings, row.Changes is { } changes ? Phrase.Of(ReviewPageText.ChangedSince, changes) : ReviewPageText.FirstTime);
}
