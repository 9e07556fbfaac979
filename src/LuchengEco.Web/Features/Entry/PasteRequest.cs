using System.Text.Json;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Entry;

/// <summary>What the grid sends when a block is pasted: the clipboard's text, where it goes, and what stands in the browser there.</summary>
/// <param name="Text">As the clipboard had it.</param>
/// <param name="Column">Column of the first cell.</param>
/// <param name="Rows">The rows from the first one downwards.</param>
internal sealed record PasteRequest(string Text, string Column, IReadOnlyList<PastedRow> Rows)
{
    /// <summary>Longer than any block that a month can take; what is longer was copied by mistake.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <exception cref="JsonException">Not what the grid sends.</exception>
    public static async Task<PasteRequest> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        var request = await JsonSerializer.DeserializeAsync<PasteRequest>(stream, JsonSerializerOptions.Web, cancellationToken);
        return request is { Text: not null, Column: not null, Rows: not null } ? request : throw new JsonException("An empty request.");
    }

    /// <summary>The rows of the sheet that the block may touch; those that the sheet does not know are left out.</summary>
    public IReadOnlyList<PasteTarget> On(MonthlySheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var rows = sheet.Rows.ToDictionary(row => row.Code);
        var units = sheet.Units.ToDictionary(unit => unit.Code);
        return
        [
            .. Rows.Where(row => rows.ContainsKey(row.Indicator)).Select(row =>
            {
                var unit = units[rows[row.Indicator].UnitCode];
                return new PasteTarget(rows[row.Indicator], row.Texts, unit.MayFill ? rows[row.Indicator].WhyNot : unit.WhyNot ?? MonthEntryText.ReadOnlyState);
            }),
        ];
    }
}
