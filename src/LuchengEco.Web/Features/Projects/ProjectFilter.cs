using LuchengEco.Domain.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;

namespace LuchengEco.Web.Features.Projects;

/// <summary>Which projects a list shows and in what order; all of it stands in the URL.</summary>
public sealed record ProjectFilter(string? Area = null, ProjectState? State = null, SortOrder Sort = default)
{
    /// <summary>The word of the view that shows the planned periods.</summary>
    public const string Gantt = "gantt";

    public const string ByDue = "due";
    public const string ByLateness = "late";
    public const string ByName = "name";
    public const string ByPlanned = "planned";
    public const string ByDone = "done";
    public const string ByState = "state";
    public const string ByPercent = "percent";

    /// <summary>What is not understood counts as not given.</summary>
    public static ProjectFilter Parse(string? area, string? state, string? sort, string? late = null, string? view = null) => new(
        string.IsNullOrWhiteSpace(area) ? null : area,
        ProjectWords.States.Select(known => (ProjectState?)known).FirstOrDefault(known => ProjectWords.CssClass(known!.Value) == state),
        SortOrder.Parse(sort, ByName, ByPlanned, ByDone, ByState, ByPercent, ByDue, ByLateness))
    {
        Late = LatenessWords.All.Select(known => (Lateness?)known).FirstOrDefault(known => LatenessWords.CssClass(known!.Value) == late),
        IsGantt = view == Gantt,
    };

    /// <summary>Only these; null for all.</summary>
    public Lateness? Late { get; init; }

    /// <summary>The planned periods are shown as bars instead of a table.</summary>
    public bool IsGantt { get; init; }

    public bool IsEmpty => Area is null && State is null && Late is null;

    /// <param name="projects">In their natural order.</param>
    /// <param name="day">On which they are judged; needed where the filter or the order asks for lateness.</param>
    public IReadOnlyList<ProjectReport> Apply(IEnumerable<ProjectReport> projects, DateOnly day = default)
    {
        var rows = projects.Where(row => (Area is null || row.AreaCode == Area) && (State is null || row.State == State)
            && (Late is null || ProjectStandings.StandingOf(row, day).Lateness == Late));
        return
        [
            .. Sort.Key switch
            {
                ByName => Sort.Apply(rows, row => row.Name, ChineseOrder.Comparer),
                ByPlanned => Stated(rows, row => row.InvestmentPlanned),
                ByDone => Stated(rows, row => row.InvestmentDone),
                ByState => Sort.Apply(rows, row => row.State),
                ByPercent => Stated(rows, row => row.Percent),
                ByDue => Stated(rows, row => row.DueOn?.DayNumber),
                ByLateness => Sort.Apply(rows, row => ProjectStandings.StandingOf(row, day), Latest),
                _ => rows,
            },
        ];
    }

    /// <summary>Worst first; the longer overdue and the sooner due before the others.</summary>
    private static Comparer<ProjectStanding> Latest { get; } = Comparer<ProjectStanding>.Create((left, right) => left.Lateness != right.Lateness
        ? left.Lateness.CompareTo(right.Lateness)
        : left.Lateness is Lateness.Overdue or Lateness.MilestoneOverdue ? right.Days.CompareTo(left.Days) : left.Days.CompareTo(right.Days));

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
