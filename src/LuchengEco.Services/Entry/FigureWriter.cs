using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace LuchengEco.Services.Entry;

/// <summary>Stores revised figures and their newest revisions in one statement: row by row sixty cells cost several times as much.</summary>
internal static class FigureWriter
{
    /// <remarks>
    /// Sorted, so that two who save the same cells take the rows in one order. A cell that moved on since it was read, or went away, is not written.
    /// </remarks>
    private const string Statement =
        """
        WITH cell AS MATERIALIZED (
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                AS cell(indicator_id, value, numerator, denominator, weight, mark, note, standing_reason, given_reason, version, is_demonstration)
        ), saved AS (
            INSERT INTO monthly_figures AS figure (indicator_id, year, month_number, value, numerator, denominator, weight, mark, note, reason, version,
                is_demonstration, changed_at, changed_by)
            SELECT indicator_id, $12, $13, value, numerator, denominator, weight, mark, note, standing_reason, version, is_demonstration, $14, $15
            FROM cell
            WHERE version = 1 OR EXISTS (SELECT 1 FROM monthly_figures known
                WHERE known.indicator_id = cell.indicator_id AND known.year = $12 AND known.month_number = $13)
            ORDER BY indicator_id
            ON CONFLICT (indicator_id, year, month_number) DO UPDATE
                SET value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator, weight = excluded.weight, mark = excluded.mark,
                    note = excluded.note, reason = excluded.reason, version = excluded.version, is_demonstration = excluded.is_demonstration,
                    changed_at = excluded.changed_at, changed_by = excluded.changed_by
                WHERE figure.version = excluded.version - 1
            RETURNING figure.id, figure.indicator_id
        ), revised AS (
            INSERT INTO figure_revisions (figure_id, version, value, numerator, denominator, weight, mark, note, user_id, user_name, at, door, reason)
            SELECT saved.id, version, value, numerator, denominator, weight, mark, note, $16, $15, $14, $17, given_reason
            FROM saved JOIN cell USING (indicator_id)
            RETURNING 1)
        SELECT count(*) FROM revised
        """;

    /// <summary>Writes in the transaction of <paramref name="context"/>.</summary>
    /// <param name="context">With a transaction, which the caller commits or rolls back.</param>
    /// <param name="month">Of all the figures.</param>
    /// <param name="figures">Each revised once since it was read, all by the same <paramref name="signature"/>.</param>
    /// <param name="signature">Who, when and through which door; the reasons stand in the revisions.</param>
    /// <param name="cancellationToken">Stops the statement.</param>
    /// <returns>False when another writer was faster with one of them: then roll back and read again.</returns>
    public static async Task<bool> WriteAsync(EcoDbContext context, YearMonth month, IReadOnlyList<MonthlyFigure> figures, Signature signature,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Statement, (NpgsqlConnection)context.Database.GetDbConnection());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Integer, figures.Select(figure => figure.IndicatorId).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Numeric, figures.Select(figure => figure.Value).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Numeric, figures.Select(figure => figure.Numerator).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Numeric, figures.Select(figure => figure.Denominator).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Numeric, figures.Select(figure => figure.Weight).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, figures.Select(figure => figure.Mark.ToString()).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, figures.Select(figure => figure.Note).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, figures.Select(figure => figure.Reason).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, figures.Select(figure => figure.Revisions[^1].Reason).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Integer, figures.Select(figure => figure.Version).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Boolean, figures.Select(figure => figure.IsDemonstration).ToArray());
        Add(NpgsqlDbType.Integer, month.Year);
        Add(NpgsqlDbType.Integer, month.Month);
        Add(NpgsqlDbType.TimestampTz, signature.At);
        Add(NpgsqlDbType.Text, signature.UserName);
        Add(NpgsqlDbType.Uuid, (object?)signature.UserId ?? DBNull.Value);
        Add(NpgsqlDbType.Text, signature.Door.ToString());
        // Kept with the pooled connection: planning costs as much as running it.
        await command.PrepareAsync(cancellationToken);
        return await command.ExecuteScalarAsync(cancellationToken) is long written && written == figures.Count;

        void Add(NpgsqlDbType type, object value) => command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value });
    }

    /// <summary>Positions of the edits; a cell that is named twice is written twice, one after the other.</summary>
    public static IEnumerable<List<int>> Rounds(IReadOnlyList<FigureEdit> edits)
    {
        var named = new Dictionary<string, int>();
        var rounds = new List<List<int>>();
        for (var index = 0; index < edits.Count; index++)
        {
            var round = named[edits[index].Indicator] = named.GetValueOrDefault(edits[index].Indicator, -1) + 1;
            if (round == rounds.Count)
                rounds.Add([]);
            rounds[round].Add(index);
        }
        return rounds;
    }

    /// <summary>Another writer, or a reviewer's step, came between reading and writing; trying again helps.</summary>
    public static bool IsRace(Exception exception) =>
        DatabaseErrors.StateOf(exception) is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or DatabaseErrors.Locked;
}
