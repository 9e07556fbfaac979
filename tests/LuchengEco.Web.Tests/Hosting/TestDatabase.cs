using LuchengEco.Services.Persistence;
using Npgsql;

namespace LuchengEco.Web.Tests.Hosting;

/// <summary>A database of its own on the PostgreSQL that <c>ECO_TEST_CONNECTION</c> names; dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string Variable = "ECO_TEST_CONNECTION";

    private readonly string _server;
    private readonly string _name;

    private TestDatabase(string server, string name) => (_server, _name) = (server, name);

    /// <summary>Pooled per database and closed with it.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name, MaxPoolSize = 20 }.ConnectionString;

    /// <param name="template">A database that nobody is connected to, to start from as a copy; null starts empty.</param>
    /// <exception cref="InvalidOperationException">No server is named or reachable; the message says which command starts one.</exception>
    public static async Task<TestDatabase> CreateAsync(TestDatabase? template = null)
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(server))
            throw new InvalidOperationException($"These tests need a PostgreSQL: run ./test.sh, which starts a throw-away one, or set {Variable}.");
        var database = new TestDatabase(server, $"eco_test_{Guid.NewGuid():N}");
        try
        {
            await database.OnServerAsync($"CREATE DATABASE {database._name} TEMPLATE {template?._name ?? "template1"}");
        }
        catch (NpgsqlException exception) when (exception is not PostgresException)
        {
            throw new InvalidOperationException($"The PostgreSQL of {Variable} does not answer ({exception.Message}): run ./test.sh, which starts one.", exception);
        }
        return database;
    }

    /// <summary>Every row through <paramref name="read"/>; for what the API does not show.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Closes what this process holds open, so that the database can be copied.</summary>
    public void Disconnect()
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
        NpgsqlConnection.ClearPool(new NpgsqlConnection(EcoDatabase.WithPreparation(ConnectionString)));
    }

    public async ValueTask DisposeAsync()
    {
        Disconnect();
        await OnServerAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
