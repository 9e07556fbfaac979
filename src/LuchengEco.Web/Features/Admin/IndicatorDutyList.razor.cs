using System.Globalization;
using LuchengEco.Services.Indicators;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The indicators with their people; several are chosen to be assigned at once.</summary>
public sealed partial class IndicatorDutyList
{
    private readonly HashSet<string> _selected = [];
    private string? _text;
    private string? _textInUrl;

    [Parameter, EditorRequired] public AdminIndicatorsView View { get; set; } = null!;

    /// <summary>As it stands in the URL.</summary>
    [Parameter, EditorRequired] public AdminIndicatorFilter Filter { get; set; } = new();

    /// <summary>Raised once a search text is complete.</summary>
    [Parameter] public EventCallback<AdminIndicatorFilter> FilterChanged { get; set; }

    /// <summary>Asks who shall answer for the chosen rows; true when it was done.</summary>
    [Parameter, EditorRequired] public Func<IReadOnlyList<IndicatorDutyRow>, Task<bool>> Assign { get; set; } = _ => Task.FromResult(false);

    private AdminIndicatorFilter Current => Filter with { Text = string.IsNullOrWhiteSpace(_text) ? null : _text.Trim() };

    private IReadOnlyList<IndicatorDutyRow> Shown => Current.Apply(View.Rows);

    private List<IndicatorDutyRow> Choosable => [.. Shown.Where(row => row.Duty is not null)];

    /// <summary>Only what is seen is assigned.</summary>
    private List<IndicatorDutyRow> Selected => [.. Choosable.Where(row => _selected.Contains(row.Line.Code))];

    private List<UnitDuties> Waiting => [.. View.Duties.Units.Where(unit => unit.Complete < unit.Total)];

    private List<(string Problem, int Count)> Problems =>
        [.. View.Duties.Rows.SelectMany(row => row.Problems).CountBy(problem => problem).Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Value)];

    private IReadOnlyList<FilterChoice> StateChoices => Choices(Current with { State = null }, AdminIndicatorFilter.States, StateWord, (filter, state) => filter with { State = state },
        AdminIndicatorFilter.IsIn, Filter.State);

    private IReadOnlyList<FilterChoice> UnitChoices => Choices(Current with { Unit = null }, [.. View.Catalogue.Units.Select(unit => unit.Code)],
        code => View.Catalogue.Units.First(unit => unit.Code == code).Name, (filter, unit) => filter with { Unit = unit }, (row, unit) => row.Line.UnitCode == unit, Filter.Unit);

    private IReadOnlyList<FilterChoice> AreaChoices => Choices(Current with { Area = null }, [.. View.Catalogue.Areas.Select(area => area.Code)],
        code => View.Rows.FirstOrDefault(row => row.Line.AreaCode == code)?.Line.AreaName ?? View.Catalogue.Areas.First(area => area.Code == code).Name,
        (filter, area) => filter with { Area = area }, (row, area) => row.Line.AreaCode == area, Filter.Area);

    protected override void OnParametersSet()
    {
        // What is being typed gives way only to a text that arrives by URL.
        if (Filter.Text != _textInUrl)
            (_text, _textInUrl) = (Filter.Text, Filter.Text);
    }

    private IReadOnlyList<FilterChoice> Choices(AdminIndicatorFilter without, IReadOnlyList<string> values, Func<string, string> word,
        Func<AdminIndicatorFilter, string, AdminIndicatorFilter> with, Func<IndicatorDutyRow, string, bool> isIn, string? current)
    {
        var rows = without.Apply(View.Rows);
        return
        [
            new(AdminFormText.All, EcoUrls.AdminIndicatorsOf(without), current is null, rows.Count),
            .. values.Select(value => new FilterChoice(word(value), EcoUrls.AdminIndicatorsOf(with(without, value)), current == value, rows.Count(row => isIn(row, value)))),
        ];
    }

    private Task CommitAsync() => Current.Text == Filter.Text ? Task.CompletedTask : FilterChanged.InvokeAsync(Current);

    private void Select(string code, bool isSelected)
    {
        if (isSelected)
            _selected.Add(code);
        else
            _selected.Remove(code);
    }

    private void SelectAll(ChangeEventArgs change)
    {
        foreach (var row in Choosable)
            Select(row.Line.Code, change.Value is true);
    }

    private async Task AssignAsync()
    {
        if (await Assign(Selected))
            _selected.Clear();
    }

    internal static string Name(DutyPerson? person) => person?.Name ?? IndicatorAdminText.Nobody;

    internal static string Days(DutyLine duty) => duty.DeputyUntil is { } until
        ? Phrase.Of(IndicatorAdminText.DaysBetween, Day(duty.DeputyFrom!.Value), Day(until))
        : Phrase.Of(IndicatorAdminText.DaysFrom, Day(duty.DeputyFrom!.Value));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string StateWord(string state) => state switch
    {
        AdminIndicatorFilter.Active => IndicatorAdminText.StateActive,
        AdminIndicatorFilter.Inactive => IndicatorAdminText.StateInactive,
        AdminIndicatorFilter.Planned => IndicatorAdminText.StatePlanned,
        AdminIndicatorFilter.Ended => IndicatorAdminText.StateEnded,
        _ => IndicatorAdminText.HasProblem,
    };

    internal static string StateWord(IndicatorState state) => state switch
    {
        IndicatorState.Active => IndicatorAdminText.StateActive,
        IndicatorState.Inactive => IndicatorAdminText.StateInactive,
        IndicatorState.Planned => IndicatorAdminText.StatePlanned,
        IndicatorState.Ended => IndicatorAdminText.StateEnded,
    };

    internal static string? StateClass(IndicatorState state) => state switch
    {
        IndicatorState.Active => null,
        IndicatorState.Inactive => "warn",
        IndicatorState.Planned or IndicatorState.Ended => "off",
    };
}
