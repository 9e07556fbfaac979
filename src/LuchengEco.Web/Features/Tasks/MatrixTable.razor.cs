using LuchengEco.Services.Tasks;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Tasks;

/// <summary>Unit × month: state, completeness and lateness of each, with the rates of every row and column.</summary>
public sealed partial class MatrixTable
{
    [Parameter, EditorRequired] public required SubmissionMatrix Matrix { get; set; }

    /// <summary>Where a cell leads; null for one that leads nowhere.</summary>
    [Parameter, EditorRequired] public Func<MatrixRow, MatrixCell, string?> LinkOf { get; set; } = (_, _) => null;
}
