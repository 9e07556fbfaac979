using System.Text.RegularExpressions;
using LuchengEco.Services.Persistence.Seed;
using LuchengEco.Web.Hosting;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace LuchengEco.Benchmarks;

/// <summary>The whole site on a Kestrel, with <see cref="EmptyPage"/> beside its pages, and a leader who signed in by the form.</summary>
internal sealed partial class BenchmarkSite : IAsyncDisposable
{
    /// <summary>In the demonstration the last month with figures everywhere.</summary>
    public const string Home = "/?year=2024&month=10";

    private readonly BenchmarkHost _host;
    private readonly WebApplicationFactory<EcoOptions> _factory;

    private BenchmarkSite(BenchmarkHost host)
    {
        _host = host;
        _factory = new WebApplicationFactory<EcoOptions>().WithWebHostBuilder(builder => builder.UseEnvironment("Production").UseStaticWebAssets().UseUrls("http://127.0.0.1:0")
            .UseContentRoot(System.IO.Path.GetFullPath(System.IO.Path.Combine(AppContext.BaseDirectory, "../../../../../src/LuchengEco.Web")))
            .UseSetting("ConnectionStrings:Eco", host.ConnectionString)
            .UseSetting("Eco:Demonstration", "true")
            .UseSetting("Serilog:MinimumLevel:Default", "Warning")
            .ConfigureTestServices(services =>
            {
                services.AddSingleton<IStartupFilter>(new EmptyPageFilter(() => Cookie));
                services.AddSingleton(Circuits);
                services.AddScoped<CircuitHandler, CircuitCounter>();
                // What a browser left behind must not be weighed with what is open.
                services.Configure<CircuitOptions>(options => options.DisconnectedCircuitMaxRetained = 0);
            }));
    }

    /// <summary>Carries the session's cookie.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>As a header <c>Cookie</c> or <c>Set-Cookie</c> says it.</summary>
    public string Cookie { get; private set; } = "";

    public OpenCircuits Circuits { get; } = new();

    public Uri Address => _factory.ClientOptions.BaseAddress;

    public static async Task<BenchmarkSite> StartAsync()
    {
        var site = new BenchmarkSite(await BenchmarkHost.StartAsync());
        site._factory.UseKestrel();
        site._factory.StartServer();
        site.Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
        await site.SignInAsync();
        return site;
    }

    /// <exception cref="InvalidOperationException">The page is not what was asked for.</exception>
    public async Task GetAsync(string path)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {answer.StatusCode} {answer.Headers.Location}");
        await answer.Content.CopyToAsync(Stream.Null);
    }

    private async Task SignInAsync()
    {
        using var form = await Client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var token = AntiforgeryToken().Match(await form.Content.ReadAsStringAsync()).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", "sign-in"), new("Input.UserName", "lingdao"),
                new("Input.Password", DemonstrationLoader.Password)]),
        };
        request.Headers.Add("Cookie", form.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var answer = await Client.SendAsync(request);
        Cookie = answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]).Single(cookie => cookie.StartsWith("lucheng-eco=", StringComparison.Ordinal));
        Client.DefaultRequestHeaders.Add("Cookie", Cookie);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
        await _host.DisposeAsync();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}

/// <summary>How many circuits are connected.</summary>
internal sealed class OpenCircuits
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add(int change) => Interlocked.Add(ref _count, change);

    /// <exception cref="TimeoutException">Not within three minutes.</exception>
    public async Task UntilAsync(int count)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var looks = 0; Count != count; looks++)
        {
            if (looks > 3600)
                throw new TimeoutException($"{Count} circuits are open instead of {count}.");
            await timer.WaitForNextTickAsync();
        }
    }
}

internal sealed class CircuitCounter(OpenCircuits circuits) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Add(1);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Add(-1);
        return Task.CompletedTask;
    }
}
