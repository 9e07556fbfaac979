using System.Globalization;
using LuchengEco.Services.Displays;

namespace LuchengEco.Web.Features.Wall;

/// <summary>Which scenes a wall shows and how long each stays; what an address says goes before what the administrator set for the screen.</summary>
public sealed record WallAsked(IReadOnlyList<WallScene> Scenes, int Seconds)
{
    public const string ScenesParameter = "scenes";
    public const string SecondsParameter = "seconds";

    /// <summary>What is not understood counts as not given.</summary>
    public static WallAsked Parse(string? scenes, string? seconds, StartedDisplay? screen)
    {
        var wanted = (scenes ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(word => DisplayService.AllScenes.Where(scene => WordOf(scene) == word).Select(scene => (WallScene?)scene).FirstOrDefault())
            .OfType<WallScene>().Distinct().ToList();
        var stay = int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= DisplayService.MinSeconds and <= DisplayService.MaxSeconds
            ? number
            : screen?.Seconds ?? DisplayService.DefaultSeconds;
        return new WallAsked(wanted.Count > 0 ? wanted : screen?.Scenes ?? DisplayService.AllScenes, stay);
    }

    /// <summary>As addresses write it.</summary>
    public static string WordOf(WallScene scene) => scene switch
    {
        WallScene.Goals => "goals",
        WallScene.Areas => "areas",
        WallScene.Indicators => "indicators",
        WallScene.Projects => "projects",
        WallScene.Reporting => "reporting",
    };
}
