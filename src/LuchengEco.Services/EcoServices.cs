using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Briefs;
using LuchengEco.Services.Changes;
using LuchengEco.Services.Displays;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Events;
using LuchengEco.Services.Evidence;
using LuchengEco.Services.Forecasts;
using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Live;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Persistence.Seed;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Projects;
using LuchengEco.Services.Reminders;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tasks;
using LuchengEco.Services.Wordings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LuchengEco.Services;

/// <summary>Registers this project with a host.</summary>
public static class EcoServices
{
    public static IServiceCollection AddEcoServices(this IServiceCollection services, string connectionString)
    {
        EcoDatabase.RequireReadable(connectionString);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new DemonstrationMode(false));
        services.TryAddSingleton(SessionLife.Default);
        services.AddDbContextFactory<EcoDbContext>(options => EcoDatabase.Configure(options, connectionString));
        // Identity's own stores want a scoped context.
        services.AddScoped(provider => provider.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<EcoDbContext>>().CreateDbContext());
        services.AddDataProtection().SetApplicationName("LuchengEco").PersistKeysToDbContext<EcoDbContext>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<PlanService>();
        services.AddSingleton<ReportingService>();
        services.AddSingleton<ForecastService>();
        services.AddSingleton<IndicatorComparisonService>();
        services.AddSingleton<ChangeService>();
        services.AddSingleton<LeaderBriefService>();
        services.AddSingleton<PaperService>();
        services.AddSingleton<YearEndSummaryService>();
        services.AddSingleton<WordingService>();
        services.AddSingleton<FreezeService>();
        services.AddSingleton<FrozenSummaryService>();
        services.AddSingleton<EntryService>();
        services.AddSingleton<ImportService>();
        services.AddSingleton<MonthFormService>();
        services.AddSingleton<ReviewService>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<EvidenceService>();
        services.AddSingleton<EventService>();
        services.AddSingleton<IndicatorSetService>();
        services.AddSingleton<TaskService>();
        services.AddSingleton<ReminderService>();
        services.AddSingleton<TargetService>();
        services.AddSingleton<IndicatorService>();
        services.AddSingleton<BridgeService>();
        services.AddSingleton<DutyService>();
        services.AddSingleton<UnitService>();
        services.AddSingleton<YearService>();
        services.AddSingleton<ComparisonService>();
        services.AddSingleton<ProjectService>();
        services.AddSingleton<ThresholdService>();
        services.AddSingleton<RuleService>();
        services.AddSingleton<CalendarService>();
        services.AddSingleton<ActorService>();
        services.AddSingleton<SessionService>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<PasswordService>();
        services.AddSingleton<AccountService>();
        services.AddSingleton<PeopleService>();
        services.AddSingleton<RoleService>();
        services.AddSingleton<AuditService>();
        services.AddSingleton<DisplayService>();
        services.AddSingleton<WallService>();
        services.AddSingleton<CatalogueLoader>();
        services.AddSingleton<LiveChanges>();
        services.AddSingleton(provider => new LiveListener(connectionString, provider.GetRequiredService<LiveChanges>(), provider.GetRequiredService<ILogger<LiveListener>>()));
        services.AddHostedService(provider => provider.GetRequiredService<LiveListener>());
        services.AddScoped<DemonstrationLoader>();
        services.AddScoped<AccountSetup>();
        services.AddScoped<DatabaseSetup>();
        return services;
    }

    /// <summary>Users, roles and their password rules (methods §9, level 2); a host binds <see cref="AccountOptions"/> to its configuration.</summary>
    public static IdentityBuilder AddEcoAccounts(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>();
        services.AddSingleton<IValidateOptions<AccountOptions>, AccountOptionsValidator>();
        services.AddSingleton<PasswordRules>();
        return services
            .AddIdentityCore<EcoUser>(options =>
            {
                // PasswordRules says what a password must be, SignInService locks; Identity's own rules only repeat a part of it.
                options.Password = new PasswordOptions
                {
                    RequiredLength = 1,
                    RequireNonAlphanumeric = false,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                };
                options.Lockout.AllowedForNewUsers = true;
                options.User.RequireUniqueEmail = false;
                options.User.AllowedUserNameCharacters = PeopleService.UserNameSigns;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddPasswordValidator<EcoPasswordValidator>()
            .AddErrorDescriber<ChineseIdentityErrors>()
            .AddEntityFrameworkStores<EcoDbContext>();
    }
}
