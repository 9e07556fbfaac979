using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LuchengEco.Benchmarks;

/// <summary>A database of its own with catalogue and demonstration months, on the server that <c>ECO_TEST_CONNECTION</c> names.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    private readonly string _server;

    private BenchmarkHost(string server) => _server = server;

    public required string ConnectionString { get; init; }

    public required ServiceProvider Services { get; init; }

    public required NpgsqlDataSource Source { get; init; }

    public required Actor Filler { get; init; }

    public static async Task<BenchmarkHost> StartAsync()
    {
        var server = Environment.GetEnvironmentVariable("ECO_TEST_CONNECTION")
            ?? throw new InvalidOperationException("Set ECO_TEST_CONNECTION to a PostgreSQL on which databases may be created, or use eng/benchmarks.sh.");
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = $"eco_bench_{Guid.NewGuid():N}" };
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddEcoServices(connection.ConnectionString);
        collection.AddEcoAccounts();
        var services = collection.BuildServiceProvider();
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DatabaseSetup>().PrepareAsync(withDemonstration: true, ("admin", null));
        var source = NpgsqlDataSource.Create(connection.ConnectionString);
        await using var command = source.CreateCommand("SELECT code, unit_code FROM indicators");
        var fills = new Dictionary<string, string>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                fills.Add(reader.GetString(0), reader.GetString(1));
        }
        return new BenchmarkHost(server)
        {
            ConnectionString = connection.ConnectionString,
            Services = services,
            Source = source,
            Filler = new Actor(Guid.NewGuid(), "bench", "bench", new HashSet<string> { EcoRoles.Filler }, fills.Values.ToHashSet()) { Fills = fills },
        };
    }

    public async ValueTask DisposeAsync()
    {
        var database = new NpgsqlConnectionStringBuilder(Source.ConnectionString).Database;
        await Source.DisposeAsync();
        await Services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await using var server = NpgsqlDataSource.Create(_server);
        await using var drop = server.CreateCommand($"DROP DATABASE IF EXISTS \"{database}\" WITH (FORCE)");
        await drop.ExecuteNonQueryAsync();
    }
}
