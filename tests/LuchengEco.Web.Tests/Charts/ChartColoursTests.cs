using System.Globalization;
using System.Text.RegularExpressions;
using LuchengEco.Web.Charts;

namespace LuchengEco.Web.Tests.Charts;

/// <summary>The colours as they stand in the style sheets, measured as trichromats, protanopes and deuteranopes see them (Machado, Oliveira and Fernandes 2009, severity 1).</summary>
public sealed partial class ChartColoursTests
{
    /// <summary>CIE 1976 difference below which two thin lines are taken for one.</summary>
    private const double Distinct = 15;

    /// <summary>Of graphics against what lies behind them (WCAG 2.2, 1.4.11).</summary>
    private const double GraphicContrast = 3;

    /// <summary>Of signs and text (WCAG 2.2, 1.4.3).</summary>
    private const double TextContrast = 4.5;

    private static readonly Dictionary<string, double[][]> Eyes = new()
    {
        ["trichromat"] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        ["protanope"] = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        ["deuteranope"] = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    };

    /// <summary>Series that meet in one chart.</summary>
    private static readonly string[] Series = [ChartColours.ThisYear, ChartColours.LastYear, ChartColours.Target, ChartColours.Phased, ChartColours.ToDate];

    private static readonly string[] Judged = [MonthStanding.Colour(Standing.Met), MonthStanding.Colour(Standing.Near), MonthStanding.Colour(Standing.Missed)];

    public static TheoryData<string, string> ThemesAndEyes => new(from theme in new[] { "light", "dark" } from eye in Eyes.Keys select (theme, eye));

    [Theory, MemberData(nameof(ThemesAndEyes))]
    public void Series_ThatMeetInOneChart_AreToldApart(string theme, string eye)
    {
        var page = Theme(theme);

        Assert.All(Pairs(Series), pair => Assert.True(Difference(page[pair.A], page[pair.B], Eyes[eye]) >= Distinct,
            $"{pair.A} {page[pair.A]} and {pair.B} {page[pair.B]} differ by {Difference(page[pair.A], page[pair.B], Eyes[eye]):0.0} only"));
    }

    [Theory, MemberData(nameof(ThemesAndEyes))]
    public void Cells_OfTheHeatMap_AreToldApart(string theme, string eye)
    {
        var page = Theme(theme);

        Assert.All(Pairs(Judged), pair => Assert.True(Difference(page[pair.A], page[pair.B], Eyes[eye]) >= Distinct, $"{pair.A} and {pair.B}"));
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Series_StandOutFromTheSurface(string theme)
    {
        var page = Theme(theme);

        Assert.All(Series, name => Assert.True(Contrast(page[name], page[ChartColours.Surface]) >= GraphicContrast, $"{name}: {Contrast(page[name], page[ChartColours.Surface]):0.00}"));
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Signs_AreReadableOnTheirCellsAndTextOnTheSurface(string theme)
    {
        var page = Theme(theme);

        Assert.All(Enum.GetValues<Standing>(), standing => Assert.True(Contrast(page[MonthStanding.Ink(standing)], page[MonthStanding.Colour(standing)]) >= TextContrast, $"{standing}"));
        Assert.All([ChartColours.Ink, ChartColours.Event, ChartColours.Today], name => Assert.True(Contrast(page[name], page[ChartColours.Surface]) >= TextContrast, name));
    }

    /// <summary>HJ 633 appendix A: 绿、黄、橙、红、紫、褐红.</summary>
    [Fact]
    public void AirLevels_AreTheStandardsInBothThemes()
    {
        string[] official = ["#00e400", "#ffff00", "#ff7e00", "#ff0000", "#99004c", "#7e0023"];

        Assert.All(new[] { "light", "dark" }, theme => Assert.Equal(official, Enumerable.Range(1, 6).Select(level => Theme(theme)[ChartColours.AirLevel(level)])));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChartColours.AirLevel(7));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChartColours.WaterClass(0));
        Assert.Equal("#ffff00", Theme("light")[ChartColours.WaterClass(4)]);
    }

    /// <summary>A value that the dark theme forgot would stay bright in the night.</summary>
    [Fact]
    public void DarkTheme_GivesEveryChartColour() =>
        Assert.Empty(Variables(Sheet("app.css")).Keys.Where(name => name.StartsWith("--eco-chart", StringComparison.Ordinal)).Except(Variables(Sheet("dark.css")).Keys));

    private static IEnumerable<(string A, string B)> Pairs(string[] names) => names.SelectMany((name, index) => names[(index + 1)..].Select(other => (name, other)));

    /// <summary>Values by the reference that options write: <c>var(--eco-chart)</c>.</summary>
    private static Dictionary<string, string> Theme(string theme)
    {
        var variables = Variables(Sheet("app.css"));
        if (theme == "dark")
        {
            foreach (var (name, value) in Variables(Sheet("dark.css")))
                variables[name] = value;
        }
        return variables.ToDictionary(variable => $"var({variable.Key})", variable => variable.Value);
    }

    private static Dictionary<string, string> Variables(string sheet)
    {
        var found = new Dictionary<string, string>();
        foreach (Match match in Variable().Matches(sheet))
            found[match.Groups[1].Value] = match.Groups[2].Value.ToLowerInvariant();
        return found;
    }

    private static string Sheet(string name) => File.ReadAllText(Path.Combine(Root(), "src", "LuchengEco.Web", "wwwroot", name));

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "LuchengEco.sln")))
            directory = directory.Parent;
        return directory.FullName;
    }

    private static double Contrast(string one, string other)
    {
        double[] lights = [Luminance(Linear(one)), Luminance(Linear(other))];
        return (lights.Max() + 0.05) / (lights.Min() + 0.05);
    }

    private static double Difference(string one, string other, double[][] eye)
    {
        var (a, b) = (Lab(Seen(Linear(one), eye)), Lab(Seen(Linear(other), eye)));
        return Math.Sqrt(a.Zip(b).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)));
    }

    private static double[] Seen(double[] linear, double[][] eye) => [.. eye.Select(row => Math.Clamp(row.Zip(linear).Sum(pair => pair.First * pair.Second), 0, 1))];

    private static double[] Linear(string hex) =>
    [
        .. new[] { 1, 3, 5 }.Select(start => int.Parse(hex.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(share => share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4)),
    ];

    private static double Luminance(double[] linear) => 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];

    private static double[] Lab(double[] linear)
    {
        var x = (0.4124564 * linear[0] + 0.3575761 * linear[1] + 0.1804375 * linear[2]) / 0.95047;
        var y = 0.2126729 * linear[0] + 0.7151522 * linear[1] + 0.0721750 * linear[2];
        var z = (0.0193339 * linear[0] + 0.1191920 * linear[1] + 0.9503041 * linear[2]) / 1.08883;
        return [116 * F(y) - 16, 500 * (F(x) - F(y)), 200 * (F(y) - F(z))];

        static double F(double share) => share > 216.0 / 24389 ? Math.Cbrt(share) : (24389.0 / 27 * share + 16) / 116;
    }

    [GeneratedRegex("(--eco-[a-z0-9-]+):\\s*(#[0-9a-fA-F]{6})\\b")]
    private static partial Regex Variable();
}
