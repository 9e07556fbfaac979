using LuchengEco.Domain;
using LuchengEco.Domain.Figures;

namespace LuchengEco.Services.Entry;

/// <summary>What the checks say of the stored figures of a month.</summary>
/// <param name="Month">The month tried.</param>
/// <param name="Checked">Cells with a figure.</param>
/// <param name="Cells">Those that warn, in the order of the catalogue.</param>
public sealed record CheckTrial(YearMonth Month, int Checked, IReadOnlyList<TrialCell> Cells);

/// <summary>A stored figure that warns.</summary>
public sealed record TrialCell(string Code, string Name, string UnitName, IReadOnlyList<SoftWarning> Warnings, string? Reason);
