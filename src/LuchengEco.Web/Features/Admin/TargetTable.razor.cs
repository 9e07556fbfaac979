using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Indicators;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The targets of a year; one is edited in place.</summary>
public sealed partial class TargetTable
{
    private readonly HashSet<string> _open = [];
    private string? _text;
    private string? _textInUrl;
    private string? _editing;
    private Direction _direction;
    private string _value = "";
    private string _note = "";
    private string? _problem;
    private string? _phasing;
    private PhasedSheet? _sheet;

    [Parameter, EditorRequired] public YearTargets Targets { get; set; } = null!;

    /// <summary>As it stands in the URL.</summary>
    [Parameter] public string? Find { get; set; }

    [Parameter] public EventCallback<string?> FindChanged { get; set; }

    /// <summary>Sets a target; answers what to do when it cannot.</summary>
    [Parameter, EditorRequired] public Func<TargetLine, Direction, decimal, string, Task<string?>> Set { get; set; } = (_, _, _, _) => Task.FromResult<string?>(null);

    [Parameter] public EventCallback<TargetLine> Remove { get; set; }

    /// <summary>Reads what the editor of a month-by-month curve shows.</summary>
    [Parameter] public Func<TargetLine, Task<PhasedSheet?>> ReadPhased { get; set; } = _ => Task.FromResult<PhasedSheet?>(null);

    /// <summary>Sets the curve of a target or takes it away; answers what to do when it cannot.</summary>
    [Parameter] public Func<TargetLine, IReadOnlyList<decimal>?, string, PhasedSeen, Task<string?>> Phase { get; set; } = (_, _, _, _) => Task.FromResult<string?>(null);

    private List<TargetLine> Shown => [.. Targets.Rows.Where(line => Blank(_text) is not { } text || line.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || line.Indicator.Contains(text, StringComparison.OrdinalIgnoreCase))];

    protected override void OnParametersSet()
    {
        if (Find != _textInUrl)
            (_text, _textInUrl) = (Find, Find);
    }

    private void Edit(TargetLine line) =>
        (_editing, _direction, _value, _note, _problem) = (line.Indicator, line.Direction, TypedNumber.Write(line.Value), line.Note, null);

    private void Stop() => (_editing, _problem) = (null, null);

    private void Toggle(string indicator)
    {
        if (!_open.Remove(indicator))
            _open.Add(indicator);
    }

    private async Task SaveAsync(TargetLine line)
    {
        var read = TypedNumber.Read(_value, line.Measure == "%");
        _problem = read.Problem ?? (read.Number is { } number ? await Set(line, _direction, number, _note) : TargetAdminText.ValueMissing);
        if (_problem is not null)
            return;
        _editing = null;
        if (_phasing == line.Indicator)
            _sheet = await ReadPhased(line);
    }

    private async Task PhaseAsync(TargetLine line)
    {
        (_phasing, _sheet) = (_phasing == line.Indicator ? null : line.Indicator, null);
        if (_phasing is not null)
            _sheet = await ReadPhased(line);
    }

    private async Task<string?> PhaseAsync(TargetLine line, IReadOnlyList<decimal>? months, string note, PhasedSeen seen)
    {
        var problem = await Phase(line, months, note, seen);
        if (problem is not null)
            return problem;
        _sheet = await ReadPhased(line);
        // The editor asked: without a word it alone would be drawn anew.
        StateHasChanged();
        return null;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal static string Write(Direction direction, decimal? value) => value is null ? TargetAdminText.NoTarget : direction switch
    {
        Direction.AtMost => "≤",
        Direction.AtLeast => "≥",
    } + TypedNumber.Write(value);

    internal static string Word(TargetOrigin origin) => origin switch
    {
        TargetOrigin.Catalogue => TargetAdminText.OriginCatalogue,
        TargetOrigin.Person => TargetAdminText.OriginPerson,
        TargetOrigin.Demonstration => TargetAdminText.OriginDemonstration,
    };
}
