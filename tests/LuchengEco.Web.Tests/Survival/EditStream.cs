using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using LuchengEco.Services.Persistence.Seed;
using Npgsql;

namespace LuchengEco.Web.Tests.Survival;

/// <summary>Two hundred edits by eight clients, each of five cells of its own, five after another; what is not acknowledged is sent again as it was.</summary>
/// <remarks>November 2024 is open and blank in the demonstration.</remarks>
internal sealed class EditStream(string connectionString)
{
    public const int Total = Clients * CellsEach * EditsEach;

    private const int Clients = 8;
    private const int CellsEach = 5;
    private const int EditsEach = 5;

    /// <summary>A server that is there again answers after a few broken connections at most.</summary>
    private const int MaxResends = 100;

    private readonly ConcurrentQueue<Acknowledged> _acknowledged = new();
    private readonly TaskCompletionSource _halfway = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Uri> _mended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _resent;

    /// <summary>A pooled connection from before a crash would be broken.</summary>
    private string Unpooled => new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    /// <summary>Complete when a good part of the edits is acknowledged and the rest is on its way.</summary>
    public Task Halfway => _halfway.Task;

    /// <summary>Edits that were sent again.</summary>
    public int Resent => _resent;

    public int AcknowledgedSoFar => _acknowledged.Count;

    /// <summary>Where clients go on after what went wrong.</summary>
    public void Mended(Uri address) => _mended.TrySetResult(address);

    /// <summary>Holds up the cells of one unit, so that some edits are under way at any moment; until the connection ends.</summary>
    public async Task<NpgsqlConnection> HoldUpAsync()
    {
        var connection = new NpgsqlConnection(Unpooled);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtext('air'), 2024 * 12 + 11)", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public async Task RunAsync(Uri address)
    {
        var cells = await QueryAsync(
            $"""
            SELECT code FROM indicators WHERE shape = 'Value' AND accumulation = 'Sum' AND plausible_min <= 0 AND plausible_max >= 20 AND last_year IS NULL
            ORDER BY code LIMIT {Clients * CellsEach}
            """, row => row.GetString(0));
        Assert.Equal(Clients * CellsEach, cells.Count);
        var token = await SignInAsync(address);
        await Task.WhenAll(cells.Chunk(CellsEach).Select(mine => Task.Run(() => SendAsync(address, token, mine))));
    }

    /// <summary>Every acknowledged edit is stored under its version; each cell has each of its states once, and ends with the last.</summary>
    public async Task VerifyAsync(bool isComplete)
    {
        var stored = (await QueryAsync(
            """
            SELECT i.code, r.version, r.value, f.version, f.value FROM figure_revisions r JOIN monthly_figures f ON f.id = r.figure_id JOIN indicators i ON i.id = f.indicator_id
            WHERE f.year = 2024 AND f.month_number = 11 ORDER BY i.code, r.version
            """, row => (Code: row.GetString(0), Version: row.GetInt32(1), Value: row.GetDecimal(2), Last: row.GetInt32(3), Now: row.GetDecimal(4)))).ToList();
        var known = stored.Select(row => new Acknowledged(row.Code, row.Version, row.Value)).ToHashSet();
        Assert.Equal([], _acknowledged.Except(known));
        Assert.All(stored.GroupBy(row => row.Code), cell =>
        {
            Assert.Equal(Enumerable.Range(1, cell.Count()).Select(number => (number, (decimal)number)), cell.Select(row => (row.Version, row.Value)));
            Assert.Equal((cell.Count(), (decimal)cell.Count()), (cell.Last().Last, cell.Last().Now));
        });
        if (!isComplete)
            return;
        Assert.Equal(Total, stored.Count);
        Assert.Equal(Total, _acknowledged.Distinct().Count());
    }

    private async Task SendAsync(Uri address, string token, string[] cells)
    {
        var client = Client(address, token);
        try
        {
            for (var number = 1; number <= EditsEach; number++)
            {
                foreach (var cell in cells)
                {
                    for (var attempt = 0; !await PutAsync(client, cell, number); attempt++)
                    {
                        Assert.True(attempt < MaxResends, $"{cell} was never acknowledged.");
                        Interlocked.Increment(ref _resent);
                        var mended = await _mended.Task;
                        client.Dispose();
                        client = Client(mended, token);
                    }
                }
            }
        }
        finally
        {
            client.Dispose();
        }
    }

    /// <returns>False when nobody knows whether it was stored.</returns>
    private async Task<bool> PutAsync(HttpClient client, string cell, int number)
    {
        try
        {
            using var body = new StringContent(string.Create(CultureInfo.InvariantCulture, $$"""{"value":{{number}},"version":{{number - 1}}}"""), Encoding.UTF8, "application/json");
            using var answer = await client.PutAsync(new Uri($"/api/v1/figures/2024-11/{cell}", UriKind.Relative), body);
            var text = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode >= 500)
                return false;
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode} {text}");
            var json = JsonDocument.Parse(text).RootElement;
            _acknowledged.Enqueue(new Acknowledged(cell, json.GetProperty("version").GetInt32(), json.GetProperty("value").GetDecimal()));
            if (_acknowledged.Count >= Total / 3)
                _halfway.TrySetResult();
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
        {
            return false;
        }
    }

    private static HttpClient Client(Uri address, string token)
    {
        var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task<string> SignInAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var body = new StringContent($$"""{"userName":"tianbao","password":"{{DemonstrationLoader.Password}}"}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/v1/sign-in", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("accessToken").GetString()!;
    }

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(Unpooled);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    private sealed record Acknowledged(string Cell, int Version, decimal Value);
}
