using System.Globalization;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Features.Summary;

/// <summary>The headings of a summary in the order of the document: anchors, contents page and bookmarks follow it.</summary>
public static class SummaryOutline
{
    public const string TitleId = "title";

    public static string ChapterId(int chapter) => string.Create(CultureInfo.InvariantCulture, $"chapter-{chapter + 1}");

    public static string SectionId(int chapter, int section) => string.Create(CultureInfo.InvariantCulture, $"chapter-{chapter + 1}-{section + 1}");

    public static string AnnexId(int annex) => string.Create(CultureInfo.InvariantCulture, $"annex-{annex + 1}");

    /// <summary>Anchor of a goal in the annex of explanations.</summary>
    public static string GoalId(int goal) => string.Create(CultureInfo.InvariantCulture, $"goal-{goal + 1}");

    /// <summary>1.title, as lists of annexes write it.</summary>
    public static string Numbered(int number, string title) => string.Create(CultureInfo.InvariantCulture, $"{number}.{title}");

    /// <summary>Chapters, their sections, the annexes and, under the one that explains them, the goals; the title itself is not among them.</summary>
    public static IReadOnlyList<OutlineEntry> Of(YearEndSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var entries = new List<OutlineEntry>();
        for (var chapter = 0; chapter < summary.Chapters.Count; chapter++)
        {
            entries.Add(new OutlineEntry(ChapterId(chapter), 1, summary.Chapters[chapter].Heading));
            entries.AddRange(summary.Chapters[chapter].Sections.Select((section, index) => new OutlineEntry(SectionId(chapter, index), 2, section.Heading)));
        }
        foreach (var (index, annex) in summary.Annexes.All.Index())
        {
            entries.Add(new OutlineEntry(AnnexId(index), 1, annex.Number + "\u3000" + annex.Title));
            if (annex == summary.Annexes.Explanations)
                entries.AddRange(summary.Explanations.Select((goal, number) => new OutlineEntry(GoalId(number), 2, goal.Explanation.Title)));
        }
        return entries;
    }
}

/// <summary>A heading: its anchor, level 1 or 2, and text.</summary>
public sealed record OutlineEntry(string Id, int Level, string Text);
