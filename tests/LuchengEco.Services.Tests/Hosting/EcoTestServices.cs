using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Persistence.Seed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LuchengEco.Services.Tests.Hosting;

/// <summary>The services on a database of their own, with the real migrations and the catalogue; today is 24 November 2024 in China.</summary>
public class EcoTestServices : IAsyncLifetime
{
    private const string Variable = "ECO_TEST_CONNECTION";

    private static readonly CatalogueRows Catalogue = CatalogueRows.Read(SeedFile.Embedded);

    private readonly string _database = $"eco_test_{Guid.NewGuid():N}";
    private ServiceProvider? _services;

    protected virtual bool WithDemonstration => true;

    /// <summary>Whether the services know that they serve a demonstration.</summary>
    protected virtual bool IsDemonstration => false;

    public TestTime Time { get; } = new();

    /// <summary>What the services take for the time.</summary>
    protected virtual TimeProvider Clock => Time;

    public virtual string ConnectionString => new NpgsqlConnectionStringBuilder(Server) { Database = _database, MaxPoolSize = 30 }.ConnectionString;

    public static Actor Filler { get; } = ActorOf(EcoRoles.Filler);

    public static Actor Reviewer { get; } = ActorOf(EcoRoles.Reviewer);

    public static Actor Leader { get; } = ActorOf(EcoRoles.Leader);

    public static Actor Administrator { get; } = ActorOf(EcoRoles.SystemAdministrator);

    private static string Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException($"These tests need a PostgreSQL: run ./test.sh, which starts a throw-away one, or set {Variable}.");

    private ServiceProvider Provider => _services ?? throw new InvalidOperationException("The services are not started.");

    public static Actor ActorOf(params string[] roles) => new(Guid.NewGuid(), "someone", "某人", roles.ToHashSet(),
        Catalogue.Units.Select(unit => unit.Value.Code).ToHashSet())
    {
        Fills = Catalogue.Indicators.ToDictionary(indicator => indicator.Value.Code, indicator => indicator.Value.Description.UnitCode),
        Reviews = Catalogue.Units.Select(unit => unit.Value.Code).ToHashSet(),
    };

    public T Get<T>() where T : notnull => Provider.GetRequiredService<T>();

    public async Task<T> InScopeAsync<TService, T>(Func<TService, Task<T>> use) where TService : notnull
    {
        await using var scope = Provider.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    internal Task<EcoDbContext> OpenAsync() => Get<IDbContextFactory<EcoDbContext>>().CreateDbContextAsync();

    /// <summary>Somebody who answers for every indicator of a server without the demonstration, so that all are active.</summary>
    public Task ActivateIndicatorsAsync() => ExecuteAsync(
        """
        INSERT INTO users (id, user_name, normalized_user_name, display_name, is_demonstration, must_change_password, created_at,
            email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
        SELECT gen_random_uuid(), name, upper(name), name, false, false, now(), false, false, false, true, 0 FROM unnest(ARRAY['one', 'two', 'three']) name;
        INSERT INTO indicator_duties (indicator_id, filler_id, deputy_id, reviewer_id)
        SELECT i.id, (SELECT id FROM users WHERE user_name = 'one'), (SELECT id FROM users WHERE user_name = 'two'), (SELECT id FROM users WHERE user_name = 'three')
        FROM indicators i;
        """);

    /// <summary>SQL that takes the month of a unit to a state with the step that PostgreSQL asks for; a month without a submission gets one.</summary>
    public static string StepSql(string unit, YearMonth month, SubmissionAction action, SubmissionState state) => string.Create(CultureInfo.InvariantCulture,
        $"""
        INSERT INTO submissions (unit_code, year, month_number, state, version, is_demonstration) VALUES ('{unit}', {month.Year}, {month.Month}, '{state}', 1, false)
            ON CONFLICT (unit_code, year, month_number) DO UPDATE SET state = excluded.state, version = submissions.version + 1;
        INSERT INTO submission_events (submission_id, action, state, user_name, at, reason)
            SELECT id, '{action}', '{state}', 'x', now(), 'x' FROM submissions WHERE unit_code = '{unit}' AND year = {month.Year} AND month_number = {month.Month};
        """);

    /// <summary>The first column of the first row.</summary>
    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    public virtual async ValueTask InitializeAsync()
    {
        var collection = new ServiceCollection();
        collection.AddLogging(Configure);
        collection.AddSingleton(Clock);
        collection.AddSingleton(new DemonstrationMode(IsDemonstration));
        collection.AddEcoServices(ConnectionString);
        collection.AddEcoAccounts();
        collection.Configure<AccountOptions>(Configure);
        _services = collection.BuildServiceProvider();
        await PrepareAsync(WithDemonstration);
    }

    /// <summary>What the host does at each start.</summary>
    public Task PrepareAsync(bool withDemonstration) => InScopeAsync<DatabaseSetup, bool>(async setup =>
    {
        await setup.PrepareAsync(withDemonstration, ("admin", "Anfang#2024"));
        return true;
    });

    public Task LoadDemonstrationAsync() => InScopeAsync<DemonstrationLoader, bool>(async loader =>
    {
        await loader.LoadAsync();
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)", connection);
        await drop.ExecuteNonQueryAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Configure(ILoggingBuilder logging)
    {
    }

    /// <summary>Rules of accounts that differ from the defaults.</summary>
    protected virtual void Configure(AccountOptions options)
    {
    }
}

/// <summary>A clock that stands until a test moves it forward.</summary>
public sealed class TestTime : TimeProvider
{
    private long _ticks = new DateTimeOffset(2024, 11, 24, 2, 0, 0, TimeSpan.Zero).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}

/// <summary>A server without the demonstration.</summary>
public sealed class PlainTestServices : EcoTestServices
{
    protected override bool WithDemonstration => false;
}

/// <summary>A server whose services and PostgreSQL read the same clock, as outside of tests.</summary>
public sealed class RealTimeServices : EcoTestServices
{
    protected override TimeProvider Clock => TimeProvider.System;
}
