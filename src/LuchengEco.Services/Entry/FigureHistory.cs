using LuchengEco.Domain.Figures;

namespace LuchengEco.Services.Entry;

/// <summary>One change of a cell.</summary>
/// <param name="Version">Counts from 1.</param>
/// <param name="At">When; stored in UTC.</param>
/// <param name="UserName">Who.</param>
/// <param name="Door">Through which door.</param>
/// <param name="Before">What it said before; blank before the first.</param>
/// <param name="After">What it says since.</param>
/// <param name="Reason">Why, as given.</param>
public sealed record FigureChange(int Version, DateTimeOffset At, string UserName, Door Door, FigureEntry Before, FigureEntry After, string? Reason);
