using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace LuchengEco.Services.Persistence;

/// <summary>One place that says how the context talks to PostgreSQL.</summary>
public static class EcoDatabase
{
    /// <summary>Oldest server that is supported: 14, the oldest with security updates when this was written.</summary>
    public static readonly Version OldestServer = new(14, 0);

    /// <exception cref="InvalidOperationException">The text is no connection string; the message names the setting and shows nothing of its value.</exception>
    internal static void RequireReadable(string connectionString)
    {
        try
        {
            if (!string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(connectionString).Host))
                return;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new InvalidOperationException($"ConnectionStrings__Eco cannot be read: {exception.Message} {Example}", exception);
        }
        throw new InvalidOperationException($"ConnectionStrings__Eco names no host. {Example}");
    }

    private const string Example = "It looks like Host=localhost;Port=5432;Database=eco;Username=eco;Password=…";

    /// <summary>Statements that come again are prepared by the server, which then parses and plans them once. Who sets <c>Max Auto Prepare</c> (0 behind a pooler that knows no prepared statements) is heard.</summary>
    public static string WithPreparation(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!builder.ShouldSerialize("Max Auto Prepare"))
            (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (100, 2);
        return builder.ConnectionString;
    }

    internal static void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(WithPreparation(connectionString), npgsql => npgsql.SetPostgresVersion(OldestServer))
        .UseSnakeCaseNamingConvention()
        .AddInterceptors(QueryBatchInterceptor.Instance);
}

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without a server.</summary>
internal sealed class EcoDbContextDesignFactory : IDesignTimeDbContextFactory<EcoDbContext>
{
    public EcoDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<EcoDbContext>();
        EcoDatabase.Configure(options, "Host=localhost;Database=eco_design");
        return new EcoDbContext(options.Options);
    }
}
