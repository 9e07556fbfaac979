using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence.Seed;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
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
    /// <exception cref="InvalidOperationException">The server is too old, or a new server has no password for its administrator.</exception>
    public async Task PrepareAsync(bool withDemonstration, (string UserName, string? Password) administrator, CancellationToken cancellationToken = default)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await RequireServerAsync(context, cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
        }
        await catalogue.LoadAsync(cancellationToken);
        await accounts.CreateRolesAsync();
        if (withDemonstration)
            await demonstration.LoadAsync(cancellationToken);
        else
            await accounts.CreateFirstAdministratorAsync(administrator.UserName, administrator.Password);
    }

    /// <summary>True when PostgreSQL answers and every migration is applied.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Database.CanConnectAsync(cancellationToken)
            && !(await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }

    private static async Task RequireServerAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        // The database itself may not exist yet: ask the maintenance database of the same server.
        var builder = new NpgsqlConnectionStringBuilder(context.Database.GetConnectionString());
        try
        {
            await using var connection = new NpgsqlConnection(builder.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            Require(connection.PostgreSqlVersion);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            builder.Database = "postgres";
            await using var connection = new NpgsqlConnection(builder.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            Require(connection.PostgreSqlVersion);
        }
    }

    private static void Require(Version version)
    {
        if (version < EcoDatabase.OldestServer)
            throw new InvalidOperationException($"PostgreSQL {version} is too old: {EcoDatabase.OldestServer.Major} or newer is needed.");
    }
}
