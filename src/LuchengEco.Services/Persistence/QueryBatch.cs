using System.Collections;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace LuchengEco.Services.Persistence;

/// <summary>Queries of one context that travel to the server together and are answered one after the other: one round trip instead of one for each.</summary>
/// <remarks>EF Core writes the SQL and reads the rows as ever; only the reader that it would have opened is handed to it. Each statement sees its own moment unless a transaction holds one.</remarks>
internal sealed class QueryBatch(EcoDbContext context)
{
    private readonly List<(DbCommand Command, Func<CancellationToken, Task> Read)> _queries = [];

    /// <returns>The rows, once <see cref="ExecuteAsync"/> has returned.</returns>
    public List<T> Add<T>(IQueryable<T> query)
    {
        var rows = new List<T>();
        _queries.Add((query.CreateDbCommand(), ReadAsync));
        return rows;

        async Task ReadAsync(CancellationToken cancellationToken)
        {
            await foreach (var row in query.AsAsyncEnumerable().WithCancellation(cancellationToken))
                rows.Add(row);
        }
    }

    /// <summary>Asks everything that was added, in its order; the context may do nothing else meanwhile.</summary>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var batch = new NpgsqlBatch((NpgsqlConnection)context.Database.GetDbConnection(), (NpgsqlTransaction?)context.Database.CurrentTransaction?.GetDbTransaction());
            foreach (var (command, _) in _queries)
            {
                var asked = new NpgsqlBatchCommand(command.CommandText);
                foreach (NpgsqlParameter parameter in command.Parameters)
                    asked.Parameters.Add(parameter.Clone());
                batch.BatchCommands.Add(asked);
                await command.DisposeAsync();
            }
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            context.Answer = reader;
            foreach (var (_, read) in _queries)
            {
                await read(cancellationToken);
                await reader.NextResultAsync(cancellationToken);
            }
        }
        finally
        {
            context.Answer = null;
            _queries.Clear();
            await context.Database.CloseConnectionAsync();
        }
    }
}

/// <summary>Gives EF Core the answer that a <see cref="QueryBatch"/> has already fetched.</summary>
internal sealed class QueryBatchInterceptor : DbCommandInterceptor
{
    public static readonly QueryBatchInterceptor Instance = new();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(eventData.Context is EcoDbContext { Answer: { } answer } ? InterceptionResult<DbDataReader>.SuppressWithResult(new OneAnswer(answer)) : result);

    /// <summary>One result of several; who has read it closes nothing.</summary>
    private sealed class OneAnswer(DbDataReader inner) : DbDataReader
    {
        public override int Depth => inner.Depth;
        public override int FieldCount => inner.FieldCount;
        public override bool HasRows => inner.HasRows;
        public override bool IsClosed => false;
        public override int RecordsAffected => inner.RecordsAffected;
        public override object this[int ordinal] => inner[ordinal];
        public override object this[string name] => inner[name];
        public override bool Read() => inner.Read();
        public override Task<bool> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);
        public override bool NextResult() => false;
        public override bool IsDBNull(int ordinal) => inner.IsDBNull(ordinal);
        public override T GetFieldValue<T>(int ordinal) => inner.GetFieldValue<T>(ordinal);
        public override object GetValue(int ordinal) => inner.GetValue(ordinal);
        public override int GetValues(object[] values) => inner.GetValues(values);
        public override bool GetBoolean(int ordinal) => inner.GetBoolean(ordinal);
        public override byte GetByte(int ordinal) => inner.GetByte(ordinal);
        public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => inner.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);
        public override char GetChar(int ordinal) => inner.GetChar(ordinal);
        public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => inner.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);
        public override DateTime GetDateTime(int ordinal) => inner.GetDateTime(ordinal);
        public override decimal GetDecimal(int ordinal) => inner.GetDecimal(ordinal);
        public override double GetDouble(int ordinal) => inner.GetDouble(ordinal);
        public override float GetFloat(int ordinal) => inner.GetFloat(ordinal);
        public override Guid GetGuid(int ordinal) => inner.GetGuid(ordinal);
        public override short GetInt16(int ordinal) => inner.GetInt16(ordinal);
        public override int GetInt32(int ordinal) => inner.GetInt32(ordinal);
        public override long GetInt64(int ordinal) => inner.GetInt64(ordinal);
        public override string GetString(int ordinal) => inner.GetString(ordinal);
        public override string GetName(int ordinal) => inner.GetName(ordinal);
        public override int GetOrdinal(string name) => inner.GetOrdinal(name);
        public override string GetDataTypeName(int ordinal) => inner.GetDataTypeName(ordinal);
        public override Type GetFieldType(int ordinal) => inner.GetFieldType(ordinal);
        public override IEnumerator GetEnumerator() => ((IEnumerable)inner).GetEnumerator();
    }
}
