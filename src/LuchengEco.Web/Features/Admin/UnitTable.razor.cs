using LuchengEco.Services.Plans;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The units in their order, each with what can be done to it.</summary>
public sealed partial class UnitTable
{
    private string? _editing;
    private string _name = "";
    private string? _problem;

    [Parameter, EditorRequired] public IReadOnlyList<UnitLine> Units { get; set; } = [];

    /// <summary>Gives a unit another name; answers what to do when it cannot.</summary>
    [Parameter, EditorRequired] public Func<UnitLine, string, Task<string?>> Rename { get; set; } = (_, _) => Task.FromResult<string?>(null);

    /// <summary>Every code in the wanted order.</summary>
    [Parameter] public EventCallback<IReadOnlyList<string>> Order { get; set; }

    /// <summary>Closes an open unit, reopens a closed one.</summary>
    [Parameter] public EventCallback<UnitLine> SetClosed { get; set; }

    private void Edit(UnitLine unit) => (_editing, _name, _problem) = (unit.Code, unit.Name, null);

    private void Stop() => (_editing, _problem) = (null, null);

    private async Task SaveAsync(UnitLine unit)
    {
        _problem = await Rename(unit, _name);
        if (_problem is null)
            _editing = null;
    }

    private List<string> Swapped(int place, int other)
    {
        var codes = Units.Select(unit => unit.Code).ToList();
        (codes[place], codes[other]) = (codes[other], codes[place]);
        return codes;
    }
}
