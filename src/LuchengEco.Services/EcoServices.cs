using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Persistence.Seed;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Review;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LuchengEco.Services;

/// <summary>Registers this project with a host.</summary>
public static class EcoServices
{
    public static IServiceCollection AddEcoServices(this IServiceCollection services, string connectionString)
    {
        EcoDatabase.RequireReadable(connectionString);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new DemonstrationMode(false));
        services.AddDbContextFactory<EcoDbContext>(options => EcoDatabase.Configure(options, connectionString));
        // Identity's own stores want a scoped context.
        services.AddScoped(provider => provider.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<EcoDbContext>>().CreateDbContext());
        services.AddDataProtection().SetApplicationName("LuchengEco").PersistKeysToDbContext<EcoDbContext>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<PlanService>();
        services.AddSingleton<ReportingService>();
        services.AddSingleton<YearEndSummaryService>();
        services.AddSingleton<EntryService>();
        services.AddSingleton<ImportService>();
        services.AddSingleton<MonthFormService>();
        services.AddSingleton<ReviewService>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<TargetService>();
        services.AddSingleton<ActorService>();
        services.AddSingleton<CatalogueLoader>();
        services.AddScoped<DemonstrationLoader>();
        services.AddScoped<AccountSetup>();
        services.AddScoped<DatabaseSetup>();
        return services;
    }

    /// <summary>Users, roles and their password rules (methods §9, level 2).</summary>
    public static IdentityBuilder AddEcoAccounts(this IServiceCollection services) => services
        .AddIdentityCore<EcoUser>(options =>
        {
            options.Password.RequiredLength = 8;
            options.Password.RequireNonAlphanumeric = true;
            options.Password.RequireDigit = true;
            options.Password.RequireLowercase = true;
            options.Password.RequireUppercase = false;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            options.Lockout.AllowedForNewUsers = true;
            options.User.RequireUniqueEmail = false;
        })
        .AddRoles<IdentityRole<Guid>>()
        .AddEntityFrameworkStores<EcoDbContext>();
}
