using System.Globalization;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services;
using LuchengEco.Services.Entry;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Entry;

/// <summary>Every change of one cell, newest first: when (China time), who, through which door, from what to what, and why.</summary>
public sealed partial class FigureHistory
{
    /// <summary>As <see cref="EntryService.GetHistoryAsync"/> gives them.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<FigureChange> Changes { get; set; }

    [Parameter, EditorRequired] public FigureShape Shape { get; set; }

    /// <summary>Places of a percentage.</summary>
    [Parameter, EditorRequired] public int Decimals { get; set; }

    private static string When(FigureChange change) => Clock.ToLocal(change.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
