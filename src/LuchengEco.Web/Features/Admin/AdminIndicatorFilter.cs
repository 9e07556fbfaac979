using LuchengEco.Services.Indicators;
using LuchengEco.Web.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>One row of the page: the indicator and who answers for it; duties are null for one that ended.</summary>
public sealed record IndicatorDutyRow(IndicatorLine Line, DutyLine? Duty);

/// <summary>Which indicators the administration lists and in what order; all of it stands in the URL.</summary>
public sealed record AdminIndicatorFilter(string? Unit = null, string? Area = null, string? State = null, string? Text = null, SortOrder Sort = default)
{
    public const string Active = "active";
    public const string Inactive = "inactive";
    public const string Planned = "planned";
    public const string Ended = "ended";

    /// <summary>Somebody is named who cannot do it.</summary>
    public const string Problem = "problem";

    public const string ByName = "name";
    public const string ByUnit = "unit";
    public const string ByState = "state";

    public static IReadOnlyList<string> States { get; } = [Active, Inactive, Problem, Planned, Ended];

    /// <summary>What is not understood counts as not given.</summary>
    public static AdminIndicatorFilter Parse(string? unit, string? area, string? state, string? text, string? sort) => new(
        string.IsNullOrWhiteSpace(unit) ? null : unit, string.IsNullOrWhiteSpace(area) ? null : area, States.Contains(state) ? state : null,
        string.IsNullOrWhiteSpace(text) ? null : text.Trim(), SortOrder.Parse(sort, ByName, ByUnit, ByState));

    public bool IsEmpty => this with { Sort = default } == new AdminIndicatorFilter();

    public IReadOnlyList<IndicatorDutyRow> Apply(IEnumerable<IndicatorDutyRow> rows)
    {
        var found = rows.Where(Matches);
        return
        [
            .. Sort.Key switch
            {
                ByName => Sort.Apply(found, row => row.Line.Name, ChineseOrder.Comparer),
                ByUnit => Sort.Apply(found, row => row.Line.UnitName, ChineseOrder.Comparer),
                ByState => Sort.Apply(found, row => row.Line.State),
                _ => found,
            },
        ];
    }

    public static bool IsIn(IndicatorDutyRow row, string state)
    {
        ArgumentNullException.ThrowIfNull(row);
        return state switch
        {
            Active => row.Line.State == IndicatorState.Active,
            Inactive => row.Line.State == IndicatorState.Inactive,
            Planned => row.Line.State == IndicatorState.Planned,
            Ended => row.Line.State == IndicatorState.Ended,
            _ => row.Duty is { Problems.Count: > 0 },
        };
    }

    private bool Matches(IndicatorDutyRow row) =>
        (Unit is null || row.Line.UnitCode == Unit)
        && (Area is null || row.Line.AreaCode == Area)
        && (State is null || IsIn(row, State))
        && (Text is null || new[] { row.Line.Name, row.Line.Code, row.Line.UnitName, row.Duty?.Filler?.Name, row.Duty?.Deputy?.Name, row.Duty?.Reviewer?.Name }
            .Any(words => words?.Contains(Text, StringComparison.OrdinalIgnoreCase) ?? false));
}
