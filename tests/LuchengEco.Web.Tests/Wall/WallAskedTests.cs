using LuchengEco.Services.Accounts;
using LuchengEco.Services.Displays;
using LuchengEco.Web.Features.Wall;

namespace LuchengEco.Web.Tests.Wall;

/// <summary>The address goes before the screen's own settings; what nobody understands counts as not given.</summary>
public sealed class WallAskedTests
{
    private static readonly StartedDisplay Screen = new(Actor.OfDisplay(Guid.NewGuid(), "大厅"), [WallScene.Projects], 45);

    [Theory]
    [InlineData("areas,goals", "7", "Areas Goals", 7)]
    [InlineData(" goals , nonsense,goals", "2", "Goals", 45)]
    [InlineData("nonsense", "3601", "Projects", 45)]
    [InlineData(null, "-5", "Projects", 45)]
    [InlineData("", "3", "Projects", 3)]
    public void Address_GoesBeforeTheScreen(string? scenes, string? seconds, string shown, int stay)
    {
        var asked = WallAsked.Parse(scenes, seconds, Screen);
        Assert.Equal((shown, stay), (string.Join(' ', asked.Scenes), asked.Seconds));
    }

    [Fact]
    public void Person_SeesEveryScene()
    {
        var asked = WallAsked.Parse(null, null, null);
        Assert.Equal(DisplayService.AllScenes, asked.Scenes);
        Assert.Equal(DisplayService.DefaultSeconds, asked.Seconds);
    }
}
