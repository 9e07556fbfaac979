using System.Net.Sockets;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence.Seed;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace LuchengEco.Services.Persistence;

/// <summary>Makes the database ready at start: checks the server, migrates, loads the catalogue, creates accounts.</summary>
public sealed class DatabaseSetup(
    IDbContextFactory<EcoDbContext> contexts,
    CatalogueLoader catalogue,
    DemonstrationLoader demonstration,
    AccountSetup accounts)
{
    /// <param name="withDemonstration">Loads the marked demonstration months and accounts.</param>
    /// <param name="administrator">User name and first password of the administrator of a new server; not used in demonstration mode.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <exception cref="InvalidOperationException">
    /// The server does not answer or is too old, a new server has no usable password for its administrator, or the demonstration is wanted where
    /// people already work or from where it was removed.
    /// </exception>
    public async Task PrepareAsync(bool withDemonstration, (string UserName, string? Password) administrator, CancellationToken cancellationToken = default)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (!await RequireServerAsync(context, cancellationToken))
                await CreateAsync(context, cancellationToken);
            await using var alone = await SeedLock.HoldAsync(contexts, cancellationToken);
            // Migrating reads this table first, and logs an error when a new database has none (npgsql/efcore.pg#3407).
            await context.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
        }
        await catalogue.LoadAsync(cancellationToken);
        await using (await SeedLock.HoldAsync(contexts, cancellationToken))
        {
            await accounts.CreateRolesAsync();
            if (!withDemonstration)
                await accounts.CreateFirstAdministratorAsync(administrator.UserName, administrator.Password);
        }
        if (withDemonstration)
            await demonstration.LoadAsync(cancellationToken);
    }

    /// <summary>True when PostgreSQL answers and every migration is applied.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Database.CanConnectAsync(cancellationToken)
            && !(await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }

    private static async Task CreateAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.GetService<IRelationalDatabaseCreator>().CreateAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another instance that starts at the same time was faster.
        }
    }

    /// <returns>False when the server has no such database yet.</returns>
    private static async Task<bool> RequireServerAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        var wanted = new NpgsqlConnectionStringBuilder(context.Database.GetConnectionString());
        try
        {
            try
            {
                await RequireServerAsync(wanted, cancellationToken);
                return true;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
            {
                // The maintenance database of the same server is always there.
                await RequireServerAsync(new NpgsqlConnectionStringBuilder(wanted.ConnectionString) { Database = "postgres" }, cancellationToken);
                return false;
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or SocketException or TimeoutException)
        {
            throw new InvalidOperationException(
                $"PostgreSQL on {wanted.Host}:{wanted.Port} does not let '{wanted.Username}' into the database '{wanted.Database}': "
                + $"{exception.Message}{(exception.InnerException is { } inner ? $" ({inner.Message})" : "")}. Check ConnectionStrings__Eco.", exception);
        }
    }

    private static async Task RequireServerAsync(NpgsqlConnectionStringBuilder builder, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        Require(connection.PostgreSqlVersion);
    }

    private static void Require(Version version)
    {
        if (version < EcoDatabase.OldestServer)
            throw new InvalidOperationException($"PostgreSQL {version} is too old: {EcoDatabase.OldestServer.Major} or newer is needed.");
    }
}
