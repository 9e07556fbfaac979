using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using Npgsql;
using NpgsqlTypes;

namespace LuchengEco.Benchmarks;

/// <summary>The cells of a month and their history in one plain statement: what the product is measured against. It writes December 2024, the product November.</summary>
internal sealed class PlainUpsert
{
    private const string Upsert =
        """
        WITH saved AS (
            INSERT INTO monthly_figures (indicator_id, year, month_number, value, numerator, denominator, mark, version, is_demonstration, changed_at, changed_by)
            SELECT id, 2024, 12, value, numerator, denominator, 'None', 1, false, now(), 'bench'
            FROM unnest($1, $2, $3, $4) AS cell(id, value, numerator, denominator)
            ON CONFLICT (indicator_id, year, month_number) DO UPDATE
                SET value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator,
                    version = monthly_figures.version + 1, changed_at = excluded.changed_at
            RETURNING id, version, value, numerator, denominator, changed_at)
        INSERT INTO figure_revisions (figure_id, version, value, numerator, denominator, mark, user_name, at, door)
        SELECT id, version, value, numerator, denominator, 'None', 'bench', changed_at, 'Page' FROM saved
        """;

    private readonly NpgsqlDataSource _source;
    private readonly IReadOnlyList<SheetRow> _rows;
    private readonly int[] _ids;

    private PlainUpsert(NpgsqlDataSource source, IReadOnlyList<SheetRow> rows, int[] ids) => (_source, _rows, _ids) = (source, rows, ids);

    public static async Task<PlainUpsert> OfAsync(NpgsqlDataSource source, IReadOnlyList<SheetRow> rows)
    {
        await using var command = source.CreateCommand("SELECT id FROM indicators WHERE code = ANY ($1) ORDER BY array_position($1, code::text)");
        command.Parameters.Add(new NpgsqlParameter { Value = rows.Select(row => row.Code).ToArray() });
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<int>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetInt32(0));
        return new PlainUpsert(source, rows, [.. ids]);
    }

    public async Task RunAsync(int round)
    {
        var entries = _rows.Select(row => EntryOf(row, round)).ToList();
        await using var command = _source.CreateCommand(Upsert);
        command.Parameters.Add(new NpgsqlParameter { Value = _ids });
        command.Parameters.Add(Numbers(entries.Select(entry => entry.Value)));
        command.Parameters.Add(Numbers(entries.Select(entry => entry.Numerator)));
        command.Parameters.Add(Numbers(entries.Select(entry => entry.Denominator)));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Plausible and different in every round, so that every save writes every cell.</summary>
    public static FigureEntry EntryOf(SheetRow row, int round) => row.NumeratorName is not null
        ? new FigureEntry(Numerator: 1 + (round % 20), Denominator: 25)
        : new FigureEntry(Value: (row.PlausibleMin ?? 0) + 1 + (round % 2));

    private static NpgsqlParameter Numbers(IEnumerable<decimal?> numbers) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric, Value = numbers.ToArray() };
}
