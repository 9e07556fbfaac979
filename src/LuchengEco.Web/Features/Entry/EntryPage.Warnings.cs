using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Resources;
using MudBlazor;

namespace LuchengEco.Web.Features.Entry;

/// <summary>What deserves a second look in the month, as the typist sees it now.</summary>
public sealed partial class EntryPage
{
    private readonly Dictionary<string, RowWarnings> _warnings = [];

    /// <summary>Takes over what a save said of the rows, and tells of other rows whose warnings it changed: a rule compares several.</summary>
    private async Task<IEnumerable<RowReply>> WarnAsync(YearMonth month, IReadOnlyList<CellResult> results)
    {
        var hadRule = results.Any(result => _warnings.TryGetValue(result.Indicator, out var before) && before.HasRule);
        foreach (var result in results.Where(result => result.Outcome is CellOutcome.Saved or CellOutcome.Unchanged))
            _warnings[result.Indicator] = new RowWarnings(result.Warnings, result.NeedsReason);
        if (!hadRule && !results.Any(result => _warnings.TryGetValue(result.Indicator, out var now) && now.HasRule) && !_warnings.Values.Any(row => row.HasRule))
            return [];
        var saved = results.Select(result => result.Indicator).ToHashSet();
        var changed = (await LoadAsync(month)).Sheet.Rows
            .Where(row => !saved.Contains(row.Code) && _warnings.TryGetValue(row.Code, out var known) && !known.Says(row)).ToList();
        foreach (var row in changed)
            _warnings[row.Code] = new RowWarnings(row.Warnings, row.NeedsReason);
        return changed.Select(row => new RowReply(row.Code, RowReply.Warned, row.Version) { Warnings = row.Warnings, NeedsReason = row.NeedsReason });
    }

    /// <summary>Leads to the first warning that stands in the way of a submission.</summary>
    /// <returns>True when there is one; the service refuses it too, by what is stored.</returns>
    private async Task<bool> IsHeldUpAsync(SheetUnit unit)
    {
        var owing = View!.Sheet.Rows.Where(row => row.UnitCode == unit.Code && _warnings[row.Code].Owes).Select(row => row.Name).ToList();
        if (owing.Count == 0)
            return false;
        Snackbar.Add(FigureWords.Format(MonthEntryText.OwingBeforeSubmit, owing.Count, string.Join('、', owing.Take(5))), Severity.Warning);
        if (_grid is not null)
            await _grid.FocusOwingAsync(unit.Code);
        return true;
    }

    private sealed record RowWarnings(IReadOnlyList<SoftWarning> Warnings, bool Owes)
    {
        public bool HasRule => Warnings.Any(warning => warning.Code.StartsWith(SoftWarning.RulePrefix, StringComparison.Ordinal));

        public bool Says(SheetRow row) => Owes == row.NeedsReason && Warnings.SequenceEqual(row.Warnings);
    }
}
