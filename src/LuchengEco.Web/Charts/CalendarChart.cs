using System.Globalization;
using System.Text.Json.Nodes;
using LuchengEco.Services.Review;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>A year of days in two halves: how many figures were saved, what was approved, what is due.</summary>
public static class CalendarChart
{
    private const int CellHeight = 20;
    private const int HalfHeight = 7 * CellHeight + 46;
    private const int Top = 84;

    /// <summary>Series of each half: the days, and three kinds of marks.</summary>
    private const int PerHalf = 4;

    /// <param name="year">The year.</param>
    /// <param name="days">Its days on which there is something, in order.</param>
    public static DrawnChart Draw(int year, IReadOnlyList<WorkDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var known = days.ToDictionary(day => day.Day);
        var (series, points) = (new JsonArray(), new List<ChartPoint>());
        foreach (var half in new[] { 0, 1 })
        {
            var (first, last) = (new DateOnly(year, half * 6 + 1, 1), half == 0 ? new DateOnly(year, 6, 30) : new DateOnly(year, 12, 31));
            var (cells, due, approved, projects) = (new JsonArray(), new JsonArray(), new JsonArray(), new JsonArray());
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                var found = known.GetValueOrDefault(day) ?? new WorkDay(day, 0, 0, []);
                var index = points.Count;
                points.Add(new ChartPoint(NameOf(day), WordsOf(found), Week(first, day), half * 7 + Weekday(day)) { Series = half * PerHalf, Data = cells.Count });
                cells.Add((JsonNode)Item(day, index, Level(found.Saved)));
                if (found.Due.Count > 0)
                    due.Add((JsonNode)Item(day, index, 0));
                if (found.Approved > 0)
                    approved.Add((JsonNode)Item(day, index, 0));
                if (found.Projects.Count > 0)
                    projects.Add((JsonNode)Item(day, index, 0));
            }
            series.Add((JsonNode)new JsonObject
            {
                ["type"] = "heatmap",
                ["coordinateSystem"] = "calendar",
                ["calendarIndex"] = half,
                ["name"] = ChartToolText.SavedHead,
                ["data"] = cells,
                ["itemStyle"] = new JsonObject { ["borderColor"] = ChartColours.Line, ["borderWidth"] = 1 },
                ["emphasis"] = new JsonObject { ["itemStyle"] = new JsonObject { ["borderColor"] = ChartColours.Ink, ["borderWidth"] = 2 } },
            });
            series.Add((JsonNode)Marks(half, ChartToolText.Due, "diamond", ChartColours.Today, due));
            series.Add((JsonNode)Marks(half, ChartToolText.ApprovedMark, "circle", ChartColours.Event, approved));
            series.Add((JsonNode)Marks(half, ChartToolText.ProjectMark, "triangle", ChartColours.ToDate, projects));
        }
        var options = ChartParts.Frame("item");
        options["calendar"] = new JsonArray(Half(year, 0), Half(year, 1));
        (string Name, string Colour)[] levels = [(ChartToolText.Level1, ChartColours.Day(1)), (ChartToolText.Level2, ChartColours.Day(2)), (ChartToolText.Level3, ChartColours.Day(3)), (ChartToolText.Level4, ChartColours.Day(4))];
        foreach (var (name, colour) in levels)
            series.Add((JsonNode)ChartParts.Key(name, colour));
        options["visualMap"] = Colouring();
        options["legend"] = ChartParts.Legend();
        options["legend"]!["selectedMode"] = false;
        options["legend"]!["data"] = new JsonArray([
            new JsonObject { ["name"] = ChartToolText.Due, ["icon"] = "diamond" }, new JsonObject { ["name"] = ChartToolText.ApprovedMark, ["icon"] = "circle" },
            new JsonObject { ["name"] = ChartToolText.ProjectMark, ["icon"] = "triangle" },
            .. levels.Select(level => JsonValue.Create(level.Name)),
        ]);
        options["series"] = series;
        var title = string.Format(CultureInfo.InvariantCulture, ChartToolText.CalendarTitle, year);
        return new DrawnChart
        {
            Title = title,
            FileName = title,
            Options = options,
            Points = points,
            Height = Top + 2 * HalfHeight,
            Table = new ChartTable(
                [new(ChartToolText.Date), new(ChartToolText.Due), new(ChartToolText.ProjectMark), new(ChartToolText.SavedHead, true), new(ChartToolText.ApprovedHead, true)],
                [.. days.Select(day => (IReadOnlyList<ChartCell>)[NameOf(day.Day), string.Join(ChartText.Separator, day.Due.Select(DueText)), string.Join(ChartText.Separator, day.Projects.Select(ProjectText)), Count(day.Saved), Count(day.Approved)])]),
        };
    }

    private static JsonObject Item(DateOnly day, int point, int level) => new() { ["value"] = new JsonArray(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), level), ["point"] = point };

    private static JsonObject Marks(int half, string name, string symbol, string colour, JsonArray data) => new()
    {
        ["type"] = "scatter",
        ["coordinateSystem"] = "calendar",
        ["calendarIndex"] = half,
        ["name"] = name,
        ["symbol"] = symbol,
        ["symbolSize"] = symbol switch { "diamond" => 13, "triangle" => 10, _ => 7 },
        ["itemStyle"] = new JsonObject { ["color"] = colour, ["opacity"] = 1, ["borderColor"] = ChartColours.Surface, ["borderWidth"] = 1 },
        ["z"] = 5,
        ["data"] = data,
    };

    private static JsonObject Half(int year, int half) => new()
    {
        ["range"] = new JsonArray(half == 0 ? $"{year}-01-01" : $"{year}-07-01", half == 0 ? $"{year}-06-30" : $"{year}-12-31"),
        ["top"] = Top + 20 + half * HalfHeight,
        ["left"] = 30,
        ["right"] = 8,
        ["cellSize"] = new JsonArray("auto", CellHeight),
        ["itemStyle"] = new JsonObject { ["color"] = ChartColours.Surface, ["borderColor"] = ChartColours.Line, ["borderWidth"] = 1 },
        ["splitLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = ChartColours.Ink, ["width"] = 1 } },
        ["dayLabel"] = new JsonObject { ["firstDay"] = 1, ["nameMap"] = "ZH", ["color"] = ChartColours.Ink },
        ["monthLabel"] = new JsonObject { ["nameMap"] = "ZH", ["color"] = ChartColours.Ink },
        ["yearLabel"] = new JsonObject { ["show"] = false },
    };

    private static JsonObject Colouring() => new()
    {
        ["type"] = "piecewise",
        ["show"] = false,
        ["dimension"] = 1,
        ["seriesIndex"] = new JsonArray(0, PerHalf),
        ["pieces"] = new JsonArray([.. Enumerable.Range(0, 5).Select(level => new JsonObject { ["value"] = level, ["color"] = level == 0 ? ChartColours.Surface : ChartColours.Day(level) })]),
    };

    /// <summary>0 for nothing, 1 below ten, 2 below fifty, 3 below a hundred, 4 from there on.</summary>
    internal static int Level(int saved) => saved switch { 0 => 0, < 10 => 1, < 50 => 2, < 100 => 3, _ => 4 };

    private static List<string> WordsOf(WorkDay day)
    {
        List<string> lines = [.. day.Due.Select(DueText), .. day.Projects.Select(ProjectText)];
        if (day.Saved > 0)
            lines.Add(string.Format(CultureInfo.InvariantCulture, ChartToolText.SavedCount, day.Saved));
        if (day.Approved > 0)
            lines.Add(string.Format(CultureInfo.InvariantCulture, ChartToolText.ApprovedCount, day.Approved));
        return lines.Count > 0 ? lines : [ChartToolText.Quiet];
    }

    private static string DueText(DueMonth due) => due.UnitName is null
        ? string.Format(CultureInfo.InvariantCulture, ChartToolText.DueOf, due.Month.Year, due.Month.Month)
        : string.Format(CultureInfo.InvariantCulture, ChartToolText.DueOfUnit, due.Month.Year, due.Month.Month, due.UnitName);

    private static string ProjectText(ProjectDay planned) => planned.Milestone is null
        ? string.Format(CultureInfo.InvariantCulture, ChartToolText.ProjectOf, planned.Project)
        : string.Format(CultureInfo.InvariantCulture, ChartToolText.MilestoneOf, planned.Project, planned.Milestone);

    private static string NameOf(DateOnly day) => string.Format(CultureInfo.InvariantCulture, ChartToolText.DateName, day.Month, day.Day);

    private static ChartCell Count(int count) => new(count.ToString(CultureInfo.InvariantCulture), count, 0);

    /// <summary>0 for Monday to 6.</summary>
    private static int Weekday(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;

    /// <summary>From 0, beginning on Mondays.</summary>
    private static int Week(DateOnly first, DateOnly day) => (day.DayNumber - first.DayNumber + Weekday(first)) / 7;
}
