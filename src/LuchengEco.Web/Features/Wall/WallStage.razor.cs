using LuchengEco.Domain.Progress;
using LuchengEco.Services.Displays;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Wall;

/// <summary>Every scene of the wall at once; the first is the one that shows.</summary>
public sealed partial class WallStage
{
    private const int GoalsOfASlide = 8;
    private const int ProjectsOfASlide = 9;

    [Parameter, EditorRequired] public required WallPicture Picture { get; set; }

    [Parameter, EditorRequired] public required WallAsked Asked { get; set; }

    private IReadOnlyList<Slide> Slides { get; set; } = [];

    private string Verdict { get; set; } = "";

    protected override void OnParametersSet()
    {
        if (Picture.Report is not { } report)
            return;
        List<IndicatorReport> goals = [.. report.Headlines];
        Verdict = VerdictOf(goals);
        Slides = [.. Asked.Scenes.SelectMany((scene, kind) => SlidesOf(scene, kind + 1, report, goals))];
    }

    private static IEnumerable<Slide> SlidesOf(WallScene scene, int kind, YearReport report, List<IndicatorReport> goals)
    {
        var key = WallAsked.WordOf(scene);
        return scene switch
        {
            WallScene.Goals => goals.Chunk(GoalsOfASlide).Select((part, page) => new Slide($"{key}:{page}", kind, scene, WallText.Goals) { Goals = part }),
            WallScene.Areas => [new Slide(key, kind, scene, WallText.Areas)],
            WallScene.Indicators => goals.Select(goal => new Slide($"{key}:{goal.Code}", kind, scene, goal.Name) { Goals = [goal] }),
            WallScene.Projects => report.Projects.Chunk(ProjectsOfASlide).Select((part, page) => new Slide($"{key}:{page}", kind, scene, WallText.Projects) { Projects = part }),
            WallScene.Reporting => [new Slide(key, kind, scene, WallText.Reporting)],
        };
    }

    /// <summary>One sentence: how many goals, and how many of them in which status.</summary>
    private static string VerdictOf(List<IndicatorReport> goals)
    {
        var counts = goals.CountBy(goal => goal.Progress.Status).ToDictionary();
        return Phrase.Of(WallText.Verdict, goals.Count, string.Join(HomeText.VerdictSeparator,
            StatusOrder.ByUrgency.Where(counts.ContainsKey).Select(status => Phrase.Of(HomeText.VerdictPart, counts[status], StatusWords.Of(status)))));
    }

    /// <summary>One picture of the wall.</summary>
    /// <param name="Key">Stays the same when the scenes are fetched anew.</param>
    /// <param name="Kind">The digit that leads to it.</param>
    /// <param name="Scene">What it shows.</param>
    /// <param name="Title">In large letters.</param>
    private sealed record Slide(string Key, int Kind, WallScene Scene, string Title)
    {
        public IReadOnlyList<IndicatorReport> Goals { get; init; } = [];

        public IReadOnlyList<ProjectReport> Projects { get; init; } = [];
    }
}
