using System.Net;
using System.Text.RegularExpressions;
using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Summary;

/// <summary>The whole summary as markup without a look: the page and the printed document each bring their own styles.</summary>
public sealed partial class SummaryContent
{
    internal const string UnverifiedMark = "<sup class=\"unverified\">" + UnapprovedMarks.Sign + "</sup>";

    private SummaryParagraph? _last;
    private UnapprovedMarks? _marks;

    [Parameter, EditorRequired] public required YearEndSummary Summary { get; set; }

    /// <summary>The last paragraph stands in one block with the signature, which must not be alone on a page (GB/T 9704).</summary>
    protected override void OnParametersSet()
    {
        _marks = new UnapprovedMarks(Summary);
        _last = Summary.Chapters is not [.., var chapter] ? null
            : (chapter.Sections is [.., var section] ? section.Paragraphs : chapter.Paragraphs) is [.., var last] ? last
            : null;
    }

    private IEnumerable<SummaryParagraph> WithoutLast(IEnumerable<SummaryParagraph> paragraphs) => paragraphs.Where(paragraph => !ReferenceEquals(paragraph, _last));

    /// <summary>Whether something in the text holds together so long that a justified line before it would be torn apart: 100.0%（25/25）, 1+5+5+16+28.</summary>
    internal static bool IsRagged(string text) => text.Contains("%（", StringComparison.Ordinal) || LongRun().IsMatch(text);

    [GeneratedRegex("[!-~]{8,}")]
    private static partial Regex LongRun();

    /// <summary>A line may end between a rate and its bracket, which browsers hold together: 100.0%（25/25） would tear the line before it apart. Unapproved numbers are marked.</summary>
    private MarkupString Prose(SummaryParagraph paragraph) => new(string.Join(UnverifiedMark, _marks!.Split(paragraph.Body)
        .Select(piece => WebUtility.HtmlEncode(piece).Replace("%（", "%<wbr>（", StringComparison.Ordinal))));
}
