using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The thresholds of each indicator, what differs from the defaults marked; one is edited in place.</summary>
public sealed partial class ThresholdTable
{
    private string? _editing;
    private string _year = "";
    private string _spread = "";
    private string _ignored = "";
    private bool _seasonal;
    private bool _falls;
    private bool _firstZero;
    private string? _problem;

    [Parameter, EditorRequired] public IReadOnlyList<ThresholdLine> Lines { get; set; } = [];

    /// <summary>Code of the unit that is shown; null for all.</summary>
    [Parameter] public string? Unit { get; set; }

    [Parameter] public bool ChangedOnly { get; set; }

    /// <summary>The address for a unit and whether only what changed is shown.</summary>
    [Parameter, EditorRequired] public Func<string?, bool, string> Link { get; set; } = (_, _) => "";

    /// <summary>Sets thresholds; answers what to do when it cannot.</summary>
    [Parameter, EditorRequired] public Func<ThresholdLine, ThresholdValues, Task<string?>> Set { get; set; } = (_, _) => Task.FromResult<string?>(null);

    [Parameter, EditorRequired] public Func<ThresholdLine, Task<string?>> Restore { get; set; } = _ => Task.FromResult<string?>(null);

    private List<ThresholdLine> Shown => [.. Lines.Where(line => (Unit is null || line.UnitCode == Unit) && (!ChangedOnly || line.IsChanged))];

    private IReadOnlyList<FilterChoice> UnitChoices =>
    [
        new(AdminFormText.All, Link(null, ChangedOnly), Unit is null),
        .. Lines.Select(line => (line.UnitCode, line.UnitName)).Distinct().Select(unit => new FilterChoice(unit.UnitName, Link(unit.UnitCode, ChangedOnly), Unit == unit.UnitCode)),
    ];

    private IReadOnlyList<FilterChoice> ShowChoices =>
    [
        new(AdminFormText.All, Link(Unit, false), !ChangedOnly, Lines.Count(line => Unit is null || line.UnitCode == Unit)),
        new(CheckAdminText.Changed, Link(Unit, true), ChangedOnly, Lines.Count(line => line.IsChanged && (Unit is null || line.UnitCode == Unit))),
    ];

    private void Edit(ThresholdLine line)
    {
        (_editing, _problem) = (line.Code, null);
        (_year, _spread, _ignored) = (TypedNumber.Write(line.Now.YearOnYear), TypedNumber.Write(line.Now.Spread), TypedNumber.Write(line.Now.Ignored));
        (_seasonal, _falls, _firstZero) = (line.Now.IsSeasonal, line.Now.WarnsOfFall, line.Now.WarnsOfFirstZero);
    }

    private void Stop() => (_editing, _problem) = (null, null);

    private async Task SaveAsync(ThresholdLine line)
    {
        var (year, spread, ignored) = (TypedNumber.Read(_year, percentAllowed: true), TypedNumber.Read(_spread), TypedNumber.Read(_ignored));
        _problem = Problem(CheckAdminText.YearOnYear, year) ?? Problem(CheckAdminText.Spread, spread) ?? Problem(CheckAdminText.Ignored, ignored)
            ?? await Set(line, new ThresholdValues(year.Number, spread.Number, _seasonal, ignored.Number ?? 0, _falls, _firstZero));
        if (_problem is null)
            _editing = null;
    }

    private async Task ResetAsync(ThresholdLine line)
    {
        _problem = await Restore(line);
        if (_problem is null)
            _editing = null;
    }

    private static string? Problem(string label, TypedNumber read) => read.Problem is { } problem ? Phrase.Of(AdminFormText.NumberProblem, label, problem) : null;

    private static string? Mark<T>(T now, T normal) => EqualityComparer<T>.Default.Equals(now, normal) ? null : "differs";

    private static string Number(decimal? number, string unit) => number is null ? CheckAdminText.Off : TypedNumber.Write(number) + unit;

    private static string Word(bool yes) => yes ? CheckAdminText.Yes : CheckAdminText.No;
}
