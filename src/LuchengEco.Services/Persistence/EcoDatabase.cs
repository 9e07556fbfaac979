using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LuchengEco.Services.Persistence;

/// <summary>One place that says how the context talks to PostgreSQL.</summary>
public static class EcoDatabase
{
    /// <summary>Oldest server that is supported: 14, the oldest with security updates when this was written.</summary>
    public static readonly Version OldestServer = new(14, 0);

    internal static void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(connectionString, npgsql => npgsql.SetPostgresVersion(OldestServer))
        .UseSnakeCaseNamingConvention();
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
