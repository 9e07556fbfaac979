using System.Globalization;
using System.Text.Json.Nodes;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.Projects;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Charts;

/// <summary>The projects of a year along its months: each fills the year it is planned for as far as it is done; a line says where today is.</summary>
/// <remarks>The plan states no dates, so every bar is the plan's year and nothing is called late before that year is over.</remarks>
public static class GanttChart
{
    private const int RowHeight = 26;
    private const int Around = 104;

    /// <param name="projects">In the order in which they are shown.</param>
    /// <param name="year">The plan's.</param>
    /// <param name="today">The bureau's day.</param>
    public static DrawnChart Draw(IReadOnlyList<ProjectReport> projects, int year, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(projects);
        var isOver = today.Year > year;
        var done = Bars(ChartToolText.Done, ChartColours.ThisYear, projects.Select((project, index) => (Share(project) * 12, index)));
        var rest = Bars(ChartToolText.Remaining, ChartColours.Line, projects.Select((project, index) => (IsLate(project) ? 0 : (1 - Share(project)) * 12, index)));
        var late = Bars(ChartToolText.Overdue, "var(--eco-chart-bad)", projects.Select((project, index) => (IsLate(project) ? (1 - Share(project)) * 12 : 0, index)));
        if (today.Year == year)
        {
            done["markLine"] = new JsonObject
            {
                ["silent"] = true,
                ["symbol"] = "none",
                ["lineStyle"] = new JsonObject { ["color"] = ChartColours.Today, ["type"] = "solid", ["width"] = 1.5 },
                ["label"] = new JsonObject { ["formatter"] = ChartToolText.Today, ["color"] = ChartColours.Today, ["position"] = "end", ["distance"] = 2 },
                ["data"] = new JsonArray(new JsonObject { ["xAxis"] = Math.Round(today.Month - 1 + (today.Day - 0.5m) / DateTime.DaysInMonth(year, today.Month), 2) }),
            };
        }
        var options = ChartParts.Frame("item");
        options["legend"] = ChartParts.Legend();
        options["legend"]!["data"] = new JsonArray([ChartToolText.Done, ChartToolText.Remaining, .. projects.Any(IsLate) ? [ChartToolText.Overdue] : Array.Empty<JsonNode>()]);
        options["grid"] = ChartParts.Grid(top: 72);
        options["xAxis"] = new JsonArray(
            new JsonObject { ["type"] = "value", ["min"] = 0, ["max"] = 12, ["interval"] = 1, ["axisLabel"] = new JsonObject { ["show"] = false }, ["splitLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = ChartColours.Line } } },
            Top());
        options["yAxis"] = new JsonObject
        {
            ["type"] = "category",
            ["inverse"] = true,
            ["data"] = new JsonArray([.. projects.Select(project => JsonValue.Create(project.Name))]),
            ["axisTick"] = new JsonObject { ["show"] = false },
            ["axisLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = ChartColours.Line } },
            ["axisLabel"] = new JsonObject { ["color"] = ChartColours.Ink, ["interval"] = 0, ["width"] = 150, ["overflow"] = "truncate" },
        };
        options["series"] = new JsonArray(done, rest, late);
        var title = string.Format(CultureInfo.InvariantCulture, ChartToolText.GanttTitle, year);
        return new DrawnChart
        {
            Title = title,
            FileName = title,
            Options = options,
            Points = [.. projects.Select((project, index) => new ChartPoint(project.Name, Words(project), 0, index) { Series = IsLate(project) && Share(project) == 0 ? 2 : Share(project) > 0 ? 0 : 1, Data = index })],
            Height = Around + RowHeight * projects.Count,
            Table = new ChartTable(
                [new(ChartToolText.Project), new(ChartToolText.PlanPeriod), new(ChartToolText.Percent, true), new(ChartToolText.State)],
                [.. projects.Select(project => (IReadOnlyList<ChartCell>)[project.Name, WholeYear(), project.Percent is { } percent ? new ChartCell(Domain.Progress.NumberText.Plain(percent) + "%", percent) : new ChartCell(ChartToolText.NoPercent), StateOf(project)])]),
        };

        bool IsLate(ProjectReport project) => isOver && project.State != ProjectState.Completed;

        string StateOf(ProjectReport project) => IsLate(project) ? ChartToolText.Overdue : ProjectWords.Of(project.State);

        string WholeYear() => string.Format(CultureInfo.InvariantCulture, ChartToolText.WholeYear, year);

        IReadOnlyList<string> Words(ProjectReport project) =>
        [
            ChartParts.Said(ChartToolText.PlanPeriod, WholeYear()),
            project.Percent is { } percent ? ChartParts.Said(ChartToolText.Percent, Domain.Progress.NumberText.Plain(percent) + "%") : ChartToolText.NoPercent,
            ChartParts.Said(ChartToolText.State, StateOf(project)),
        ];
    }

    /// <summary>0 to 1.</summary>
    private static decimal Share(ProjectReport project) => (project.Percent ?? 0) / 100;

    private static JsonObject Bars(string name, string colour, IEnumerable<(decimal Length, int Index)> bars) => new()
    {
        ["type"] = "bar",
        ["name"] = name,
        ["stack"] = "year",
        ["barWidth"] = 12,
        ["itemStyle"] = new JsonObject { ["color"] = colour },
        ["data"] = new JsonArray([.. bars.Select(bar => new JsonObject { ["value"] = bar.Length, ["point"] = bar.Index })]),
    };

    private static JsonObject Top()
    {
        var axis = ChartParts.MonthAxis(Enumerable.Range(1, 12).Select(month => (JsonNode?)JsonValue.Create(string.Format(CultureInfo.InvariantCulture, ChartText.Month, month))));
        axis["position"] = "top";
        axis["axisLine"]!["show"] = false;
        axis["axisLabel"]!["hideOverlap"] = true;
        return axis;
    }
}
