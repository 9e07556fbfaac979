using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Entry;

/// <summary>Where the month of a unit stands, why it cannot be typed if so, and the steps that the reader may take.</summary>
public sealed partial class UnitHeader
{
    [Parameter, EditorRequired] public required SheetUnit Unit { get; set; }

    [Parameter, EditorRequired] public int Filled { get; set; }

    [Parameter, EditorRequired] public int Total { get; set; }

    /// <summary>Rows with a warning that stands in the way of the submission.</summary>
    [Parameter] public int Owing { get; set; }

    [Parameter] public IReadOnlyList<SubmissionAction> Steps { get; set; } = [];

    [Parameter] public EventCallback<SubmissionAction> OnStep { get; set; }
}
