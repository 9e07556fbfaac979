using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using LuchengEco.Services.Persistence.Seed;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace LuchengEco.Web.Tests.Hosting;

/// <summary>
/// The whole product in demonstration mode on a database of its own: in memory, or as <see cref="EcoServerFixture"/> on a real port.
/// Its today is <see cref="Clock"/>: 24 November 2024, so that October is open, September waits for review and August is locked.
/// </summary>
/// <remarks>
/// Use it as <c>IClassFixture&lt;EcoHostFixture&gt;</c> when the tests of a class write, or derive from it to change <see cref="Settings"/>.
/// </remarks>
public partial class EcoHostFixture : IAsyncLifetime
{
    /// <summary>The host's bootstrap logger is static: two hosts that start at once would freeze the same one twice.</summary>
    private static readonly SemaphoreSlim Starting = new(1, 1);

    private readonly Dictionary<string, string> _tokens = [];
    private WebApplicationFactory<Program>? _factory;
    private TestDatabase? _database;
    private bool _sharesDatabase;

    public TestClock Clock { get; } = new();

    public TestDatabase Database => _database ?? throw new InvalidOperationException("The fixture is not initialised.");

    /// <summary>The container of the running host.</summary>
    public IServiceProvider Services => Factory.Services;

    /// <summary>Where the host listens; a browser can open it with <see cref="EcoServerFixture"/>.</summary>
    public Uri ServerAddress => Factory.ClientOptions.BaseAddress;

    /// <summary>Settings of the host, as the environment would give them.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Eco:Demonstration"] = "true",
        ["Eco:Api:SignInsPerMinute"] = "100000",
        ["Serilog:MinimumLevel:Default"] = "Warning",
        ["Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime"] = "Warning",
        ["Eco:Printing:ChromiumPath"] = Chromium.Path ?? "",
    };

    /// <summary>As on a server, unless a test is about another.</summary>
    protected virtual string EnvironmentName => "Production";

    /// <summary>Whether the host listens on a free port of a real Kestrel instead of answering in memory.</summary>
    protected virtual bool OnKestrel => false;

    /// <summary>Whether the database of the host holds the demonstration before it starts.</summary>
    protected virtual bool OnDemonstration => Settings.GetValueOrDefault("Eco:Demonstration") == "true";

    private WebApplicationFactory<Program> Factory => _factory ?? throw new InvalidOperationException("The fixture is not initialised.");

    public virtual async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(OnDemonstration ? await DemonstrationTemplate.GetAsync() : null);
        await StartAsync(port: 0);
    }

    /// <summary>Ends the host as an update of the server would; browsers find nothing where it was.</summary>
    public async Task StopAsync() => await Factory.DisposeAsync();

    /// <summary>Starts the host again after <see cref="StopAsync"/>, at the same address and on the same database.</summary>
    public Task StartAgainAsync() => StartAsync(ServerAddress.Port);

    /// <summary>A further instance of the host on the same database, at an address of its own; the caller disposes it.</summary>
    public async Task<EcoHostFixture> StartAnotherAsync()
    {
        var other = new EcoServerFixture { _database = Database, _sharesDatabase = true };
        await other.StartAsync(port: 0);
        return other;
    }

    private async Task StartAsync(int port)
    {
        // The factory's own UseKestrel(port) leaves the default address where the port is 0, so that a second host finds it taken.
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => Configure(builder.UseUrls($"http://127.0.0.1:{port}")));
        await Starting.WaitAsync();
        try
        {
            if (OnKestrel)
            {
                _factory.UseKestrel();
                _factory.StartServer();
            }
            _ = _factory.Services;
        }
        catch (TaskCanceledException exception)
        {
            throw new InvalidOperationException("The host ended while it started; the line “The host could not start” above says why.", exception);
        }
        finally
        {
            Starting.Release();
        }
    }

    /// <summary>A client without a person. It neither follows redirects nor keeps cookies, so that a test sees the answer itself.</summary>
    public HttpClient CreateClient() => OnKestrel
        ? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = ServerAddress }
        : Factory.CreateDefaultClient(ServerAddress);

    /// <summary>A client of a demonstration account, signed in through the API: tianbao, shenhe, lingdao, xitong, anquan or shenji.</summary>
    public async Task<HttpClient> SignInAsync(string userName)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(userName));
        return client;
    }

    /// <summary>A client of a demonstration account, signed in through the form of the page: it carries the cookie that pages want.</summary>
    public async Task<HttpClient> SignInByFormAsync(string userName)
    {
        var client = CreateClient();
        using var form = await client.GetAsync(EcoUrls.SignIn);
        var token = AntiforgeryToken().Match(await form.Content.ReadAsStringAsync()).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, EcoUrls.SignIn)
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", "sign-in"), new("Input.UserName", userName),
                new("Input.Password", DemonstrationLoader.Password)]),
        };
        request.Headers.Add("Cookie", Cookies(form));
        using var answer = await client.SendAsync(request);
        client.DefaultRequestHeaders.Add("Cookie", Cookies(answer));
        return client;

        static string Cookies(HttpResponseMessage response) =>
            string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
    }

    /// <summary>A token of a demonstration account; asked for once, because hashing a password takes its time on purpose.</summary>
    public async Task<string> TokenAsync(string userName)
    {
        lock (_tokens)
        {
            if (_tokens.TryGetValue(userName, out var known))
                return known;
        }
        using var client = CreateClient();
        using var response = await client.PostAsJsonAsync("/api/v1/sign-in", new { userName, password = DemonstrationLoader.Password });
        response.EnsureSuccessStatusCode();
        var token = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
        lock (_tokens)
            _tokens[userName] = token;
        return token;
    }

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null)
            await _factory.DisposeAsync();
        if (_database is not null && !_sharesDatabase)
            await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Further changes of a derived fixture.</summary>
    protected virtual void ConfigureServices(IServiceCollection services)
    {
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();

    private void Configure(IWebHostBuilder builder)
    {
        // As on a server; the files of packages are still read from where the build left them.
        builder.UseEnvironment(EnvironmentName).UseStaticWebAssets();
        builder.UseSetting("ConnectionStrings:Eco", Database.ConnectionString);
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            ConfigureServices(services);
        });
    }
}

/// <summary>The same on a free port of a real Kestrel, for a browser and for what only a real server does.</summary>
public sealed class EcoServerFixture : EcoHostFixture
{
    protected override bool OnKestrel => true;
}
