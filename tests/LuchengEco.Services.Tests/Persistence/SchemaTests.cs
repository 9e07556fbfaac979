using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LuchengEco.Services.Tests.Persistence;

public sealed class SchemaTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    [Fact]
    public async Task Migrations_ComparedWithTheModel_AreComplete()
    {
        await using var context = await services.OpenAsync();

        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Prepare_OnAnEmptyServer_CreatesOneAdministratorWhoMustChangeThePassword()
    {
        Assert.Equal(1L, await services.ScalarAsync<long>("SELECT count(*) FROM users"));
        Assert.Equal("admin", await services.ScalarAsync<string>("SELECT user_name FROM users WHERE must_change_password"));
    }

    [Fact]
    public async Task Actor_WhoseFirstPasswordStands_IsNobody()
    {
        var id = await services.ScalarAsync<Guid>("SELECT id FROM users LIMIT 1");

        Assert.False((await services.Get<ActorService>().GetAsync(id, TestContext.Current.CancellationToken)).IsSignedIn);
    }

    [Fact]
    public async Task IsReady_AfterMigration_IsTrue() =>
        Assert.True(await services.InScopeAsync<DatabaseSetup, bool>(setup => setup.IsReadyAsync(TestContext.Current.CancellationToken)));
}

public sealed class FirstAdministratorTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    [Fact]
    public async Task CreateFirstAdministrator_WithoutPassword_NamesTheSetting()
    {
        await services.ExecuteAsync("DELETE FROM users");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            services.InScopeAsync<AccountSetup, bool>(accounts => accounts.CreateFirstAdministratorAsync("admin", null)));

        Assert.Contains("Eco__Administrator__Password", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateFirstAdministrator_WithAWeakPassword_NamesTheSettingAndCreatesNobody()
    {
        await services.ExecuteAsync("DELETE FROM users");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            services.InScopeAsync<AccountSetup, bool>(accounts => accounts.CreateFirstAdministratorAsync("admin", "schwach")));

        Assert.Contains("Eco__Administrator__Password", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("schwach", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await services.ScalarAsync<long>("SELECT count(*) FROM users"));
    }
}

/// <summary>A connection string that does not lead to a database stops the start with the name of the setting and without the password.</summary>
public sealed class ConnectionTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    [Theory]
    [InlineData("nonsense-geheim")]
    [InlineData("Host=localhost;Keyword=geheim")]
    [InlineData("Host=localhost;Port=geheim")]
    [InlineData("Database=eco;Password=geheim")]
    public void AddEcoServices_ConnectionStringThatCannotBeRead_NamesTheSetting(string connectionString)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddEcoServices(connectionString));

        Assert.Contains("ConnectionStrings__Eco", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_NobodyListens_NamesServerAndSetting()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        var exception = await PrepareAsync(new NpgsqlConnectionStringBuilder(services.ConnectionString) { Host = "127.0.0.1", Port = port });

        Assert.Contains($"127.0.0.1:{port}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__Eco", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_WrongPassword_NamesUserAndSettingButNotThePassword()
    {
        var exception = await PrepareAsync(new NpgsqlConnectionStringBuilder(services.ConnectionString) { Username = "nobody-known", Password = "geheim" });

        Assert.Contains("nobody-known", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__Eco", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<InvalidOperationException> PrepareAsync(NpgsqlConnectionStringBuilder connection)
    {
        await using var provider = new ServiceCollection().AddLogging().AddEcoServices(connection.ConnectionString).AddEcoAccounts().Services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await Assert.ThrowsAsync<InvalidOperationException>(() =>
            scope.ServiceProvider.GetRequiredService<DatabaseSetup>().PrepareAsync(withDemonstration: false, ("admin", null), TestContext.Current.CancellationToken));
    }
}

public sealed class FirstStartTests(FirstStartTests.Listening services) : IClassFixture<FirstStartTests.Listening>
{
    [Fact]
    public void Prepare_OnAnEmptyServer_LogsNoError() => Assert.Empty(services.Errors);

    /// <summary>Keeps what is logged as an error while the database is prepared.</summary>
    public sealed class Listening : EcoTestServices
    {
        private readonly ErrorLog _log = new();

        protected override bool WithDemonstration => false;

        public IReadOnlyCollection<string> Errors => _log.Messages;

        protected override void Configure(ILoggingBuilder logging) => logging.AddProvider(_log);
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _messages = new();

        public IReadOnlyCollection<string> Messages => _messages;

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                _messages.Enqueue(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}

public sealed class MigrationTests(MigrationTests.Empty services) : IClassFixture<MigrationTests.Empty>
{
    [Fact]
    public async Task Migrate_DownToNothingAndUpAgain_Works()
    {
        await using var context = await services.OpenAsync();
        var migrator = context.GetService<IMigrator>();

        await migrator.MigrateAsync(Migration.InitialDatabase, TestContext.Current.CancellationToken);
        Assert.Equal(0L, await services.ScalarAsync<long>("SELECT count(*) FROM information_schema.tables WHERE table_name = 'monthly_figures'"));

        await migrator.MigrateAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(1L, await services.ScalarAsync<long>("SELECT count(*) FROM information_schema.tables WHERE table_name = 'monthly_figures'"));
    }

    public sealed class Empty : EcoTestServices
    {
        protected override bool WithDemonstration => false;
    }
}
