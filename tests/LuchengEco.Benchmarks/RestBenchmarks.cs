using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using LuchengEco.Domain;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Persistence.Seed;
using LuchengEco.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LuchengEco.Benchmarks;

/// <summary>Sixty cells through REST in one call, over HTTP to a Kestrel and with a bearer token, against the same upsert and history in plain SQL.</summary>
public class RestBenchmarks
{
    private const int Cells = 60;

    private BenchmarkHost? _host;
    private WebApplicationFactory<EcoOptions>? _site;
    private HttpClient? _client;
    private List<SheetRow> _rows = [];
    private PlainUpsert? _plain;
    private int _round;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _host = await BenchmarkHost.StartAsync();
        _site = new WebApplicationFactory<EcoOptions>().WithWebHostBuilder(builder => builder.UseEnvironment("Production").UseStaticWebAssets().UseUrls("http://127.0.0.1:0")
            .UseContentRoot(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/LuchengEco.Web")))
            .UseSetting("ConnectionStrings:Eco", _host.ConnectionString)
            .UseSetting("Eco:Demonstration", "true")
            .UseSetting("Serilog:MinimumLevel:Default", "Warning"));
        _site.UseKestrel();
        _site.StartServer();
        _client = await SignInAsync(_site.ClientOptions.BaseAddress);
        _rows = [.. (await _host.Services.GetRequiredService<EntryService>().GetSheetAsync(_host.Filler, new YearMonth(2024, 11))).Rows.Take(Cells)];
        _plain = await PlainUpsert.OfAsync(_host.Source, _rows);
        Console.WriteLine($"// {_rows.Count} cells a call");
    }

    private static async Task<HttpClient> SignInAsync(Uri address)
    {
        var client = new HttpClient { BaseAddress = address };
        using var answer = await client.PostAsJsonAsync("/api/v1/sign-in", new { userName = "tianbao", password = DemonstrationLoader.Password });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        _client?.Dispose();
        if (_site is not null)
            await _site.DisposeAsync();
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public Task PlainSqlAsync() => _plain!.RunAsync(++_round);

    [Benchmark]
    public async Task PostAsync()
    {
        _round++;
        var figures = _rows.Select(row =>
        {
            var entry = PlainUpsert.EntryOf(row, _round);
            return new { indicator = row.Code, value = entry.Value, numerator = entry.Numerator, denominator = entry.Denominator };
        });
        using var answer = await _client!.PostAsJsonAsync("/api/v1/figures/2024-11", new { figures });
        var results = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results");
        if (results.GetArrayLength() != _rows.Count || results.EnumerateArray().Any(result => result.GetProperty("outcome").GetString() != "saved"))
            throw new InvalidOperationException(results.ToString());
    }
}
