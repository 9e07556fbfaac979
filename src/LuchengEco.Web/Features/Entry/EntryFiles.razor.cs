using LuchengEco.Domain;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Entry;

/// <summary>The form outside of the browser: as a workbook, back again, and on paper.</summary>
public sealed partial class EntryFiles
{
    [Parameter, EditorRequired] public YearMonth Month { get; set; }

    /// <summary>The unit shown; null for all of the reader's.</summary>
    [Parameter] public string? Unit { get; set; }

    /// <summary>The units to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<SheetUnit> Units { get; set; } = [];

    [Parameter, EditorRequired] public required Actor Actor { get; set; }

    private bool MayImport => ImportService.MayImport(Actor);

    /// <summary>A workbook of a year is of one unit.</summary>
    private string? YearUnit => Unit ?? (Units is [var only] ? only.Code : null);
}
