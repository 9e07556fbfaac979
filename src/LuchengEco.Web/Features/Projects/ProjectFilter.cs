using LuchengEco.Domain.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;

namespace LuchengEco.Web.Features.Projects;

/// <summary>Which projects a list shows and in what order; all of it stands in the URL.</summary>
public sealed record ProjectFilter(string? Area = null, ProjectState? State = null, SortOrder Sort = default, bool IsGantt = false)
{
    public const string Gantt = "gantt";
    public const string ByName = "name";
    public const string ByPlanned = "planned";
    public const string ByDone = "done";
    public const string ByState = "state";
    public const string ByPercent = "percent";

    /// <summary>What is not understood counts as not given.</summary>
    public static ProjectFilter Parse(string? area, string? state, string? sort, string? view = null) => new(
        string.IsNullOrWhiteSpace(area) ? null : area,
        ProjectWords.States.Select(known => (ProjectState?)known).FirstOrDefault(known => ProjectWords.CssClass(known!.Value) == state),
        SortOrder.Parse(sort, ByName, ByPlanned, ByDone, ByState, ByPercent),
        view == Gantt);

    public bool IsEmpty => Area is null && State is null;

    public IReadOnlyList<ProjectReport> Apply(IEnumerable<ProjectReport> projects)
    {
        var rows = projects.Where(row => (Area is null || row.AreaCode == Area) && (State is null || row.State == State));
        return
        [
            .. Sort.Key switch
            {
                ByName => Sort.Apply(rows, row => row.Name, ChineseOrder.Comparer),
                ByPlanned => Stated(rows, row => row.InvestmentPlanned),
                ByDone => Stated(rows, row => row.InvestmentDone),
                ByState => Sort.Apply(rows, row => row.State),
                ByPercent => Stated(rows, row => row.Percent),
                _ => rows,
            },
        ];
    }

    /// <summary>Whatever the direction, what the source does not state stands last: it is neither small nor great.</summary>
    private IEnumerable<ProjectReport> Stated(IEnumerable<ProjectReport> rows, Func<ProjectReport, decimal?> valueOf)
    {
        var byStated = rows.ToLookup(row => valueOf(row) is not null);
        return Sort.Apply(byStated[true], valueOf).Concat(byStated[false]);
    }
}

/// <summary>A sum over the projects that state an amount, and over how many it goes.</summary>
public readonly record struct StatedTotal(decimal Sum, int Stated, int Unstated)
{
    public static StatedTotal Of(IReadOnlyList<ProjectReport> rows, Func<ProjectReport, decimal?> amountOf)
    {
        decimal[] amounts = [.. rows.Select(amountOf).OfType<decimal>()];
        return new(amounts.Sum(), amounts.Length, rows.Count - amounts.Length);
    }

    /// <summary>An em dash when not one project states an amount: nothing stated is not zero.</summary>
    public string Text => Stated == 0 ? "—" : Domain.Progress.NumberText.Plain(Sum);
}
