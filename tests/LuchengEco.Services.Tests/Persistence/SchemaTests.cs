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

    /// <summary>Behind a pooler that knows no prepared statements an administrator turns them off.</summary>
    [Theory]
    [InlineData("Host=db;Database=eco", 100)]
    [InlineData("Host=db;Database=eco;Max Auto Prepare=0", 0)]
    [InlineData("Host=db;Database=eco;Max Auto Prepare=7", 7)]
    public void WithPreparation_OfAConnectionString_LeavesWhatItSays(string given, int prepared) =>
        Assert.Equal(prepared, new NpgsqlConnectionStringBuilder(EcoDatabase.WithPreparation(given)).MaxAutoPrepare);

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

public sealed class LockedAccountTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    [Theory]
    [InlineData("NULL", true)]
    [InlineData("'2024-11-24 01:59:59Z'", true)]
    [InlineData("'2024-11-24 02:00:00Z'", false)]
    [InlineData("'2024-11-24 02:15:00Z'", false)]
    public async Task Actor_WhileLockedOut_IsNobody(string lockoutEnd, bool signedIn)
    {
        await services.ExecuteAsync($"UPDATE users SET must_change_password = false, lockout_enabled = true, lockout_end = {lockoutEnd}");

        var actor = await services.Get<ActorService>().GetAsync(await services.ScalarAsync<Guid>("SELECT id FROM users"), TestContext.Current.CancellationToken);

        Assert.Equal(signedIn, actor.IsSignedIn);
    }
}

/// <summary>Several instances of the host may meet a new server at once, and one may have died on the way.</summary>
public sealed class FirstStartOfSeveralTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    private const string Holders =
        """
        SELECT string_agg(u.user_name || ' ' || coalesce(r.name, '-') || ' ' || (SELECT count(*) FROM user_units m WHERE m.user_id = u.id), ', ' ORDER BY u.user_name)
        FROM users u LEFT JOIN "AspNetUserRoles" l ON l.user_id = u.id LEFT JOIN "AspNetRoles" r ON r.id = l.role_id
        """;

    [Theory]
    [InlineData(false, "admin system-administrator 0")]
    [InlineData(true, "anquan security-administrator 9, daili filler 9, lingdao leader 9, shenhe reviewer 9, shenji audit-administrator 9, tianbao filler 9, xitong system-administrator 9")]
    public async Task Prepare_ByFourAtOnceOnANewServer_CreatesEverybodyOnce(bool withDemonstration, string holders)
    {
        await using var together = new Together(services.ConnectionString);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => together.PrepareAsync(withDemonstration))));

        Assert.Equal(holders, await together.ScalarAsync(Holders));
    }

    [Theory]
    [InlineData(false, "admin system-administrator 0")]
    [InlineData(true, "anquan security-administrator 9, daili filler 9, lingdao leader 9, shenhe reviewer 9, shenji audit-administrator 9, tianbao filler 9, xitong system-administrator 9")]
    public async Task Prepare_AfterAStartThatDiedBeforeTheRoles_MakesTheAccountsWhole(bool withDemonstration, string holders)
    {
        await using var together = new Together(services.ConnectionString);
        await together.PrepareAsync(withDemonstration);
        await together.ScalarAsync("DELETE FROM \"AspNetUserRoles\"");

        await together.PrepareAsync(withDemonstration);

        Assert.Equal(holders, await together.ScalarAsync(Holders));
    }

    /// <summary>A database that does not exist before somebody prepares it.</summary>
    private sealed class Together(string server) : IAsyncDisposable
    {
        private readonly string _database = $"eco_test_{Guid.NewGuid():N}";

        private string ConnectionString => new NpgsqlConnectionStringBuilder(server) { Database = _database, MaxPoolSize = 10 }.ConnectionString;

        public async Task PrepareAsync(bool withDemonstration)
        {
            await using var provider = new ServiceCollection().AddLogging().AddEcoServices(ConnectionString).AddEcoAccounts().Services.BuildServiceProvider();
            await using var scope = provider.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DatabaseSetup>().PrepareAsync(withDemonstration, ("admin", "Anfang#2024"));
        }

        public async Task<string?> ScalarAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync() as string;
        }

        public async ValueTask DisposeAsync()
        {
            await using var connection = new NpgsqlConnection(server);
            await connection.OpenAsync();
            await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)", connection);
            await drop.ExecuteNonQueryAsync();
        }
    }
}
