using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using LuchengEco.Web.Api;
using LuchengEco.Web.Components;
using LuchengEco.Web.Components.Live;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Check;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Features.Entry.Import;
using LuchengEco.Web.Features.FrozenSummaries;
using LuchengEco.Web.Features.Reminders;
using LuchengEco.Web.Features.Tasks;
using LuchengEco.Web.Features.Wall;
using LuchengEco.Web.Printing;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using MudBlazor;
using MudBlazor.Services;
using Serilog;

namespace LuchengEco.Web.Hosting;

/// <summary>Composes the host: services in <see cref="AddEco"/>, the request pipeline in <see cref="UseEco"/>.</summary>
public static class EcoHost
{
    public static WebApplicationBuilder AddEco(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        // Lets a build that was not published find the files of its packages; without a manifest it does nothing.
        builder.WebHost.UseStaticWebAssets();
        builder.Host.UseSerilog((context, logger) => logger.ReadFrom.Configuration(context.Configuration));
        var connectionString = builder.Configuration.GetConnectionString("Eco");
        if (string.IsNullOrWhiteSpace(connectionString))
            throw new InvalidOperationException("No database: set ConnectionStrings__Eco, for example Host=localhost;Database=eco;Username=eco;Password=…");

        var services = builder.Services;
        services.AddOptions<EcoOptions>().BindConfiguration(EcoOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EcoOptions>, EcoOptionsValidator>();
        services.AddOptions<AccountOptions>().BindConfiguration(AccountOptions.Section).ValidateOnStart();
        services.AddEcoServices(connectionString);
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<EcoOptions>>().Value;
            return new SessionLife(TimeSpan.FromMinutes(options.IdleMinutes), TimeSpan.FromMinutes(options.Api.TokenMinutes));
        });
        services.AddSingleton(provider => new DemonstrationMode(provider.GetRequiredService<IOptions<EcoOptions>>().Value.Demonstration));
        AddAccounts(services);
        services.AddEcoApi();
        services.AddEcoCheck();
        services.AddEcoPrinting();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<SummaryFreezer>();
        services.AddEcoExports();
        services.AddSingleton<WorkbookImport>();
        services.AddEcoReminders();
        services.AddEcoLive();
        services.AddRazorComponents().AddInteractiveServerComponents()
            // The grid sends batches of 24 kB; a row with the longest texts alone may be more than the default of 32 kB in one message.
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = 256 * 1024);
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            mud.SnackbarConfiguration.MaxDisplayedSnackbars = 3;
        });
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", tags: ["ready"]);
        return builder;
    }

    public static WebApplication UseEco(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseSerilogRequestLogging(options => options.GetLevel = RequestLogLevel.Of);
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        // On the host itself and not in a branch of it: only there the second run goes through routing. The API has answered by then.
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseMiddleware<StaleForms>();
        app.UseEcoApi();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapEcoHealth();
        app.MapEcoAccounts();
        app.MapEcoWall();
        app.MapEcoCheck();
        app.MapEntryFiles();
        app.MapEcoApi();
        // SecurityHeaders already says who may frame a page: nobody.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddEcoAccounts().AddSignInManager<EcoSignInManager>().AddDefaultTokenProviders();
        services.AddScoped(provider => (EcoSignInManager)provider.GetRequiredService<SignInManager<EcoUser>>());
        services.AddAuthentication(ApiAuthentication.Scheme)
            .AddTokenOrCookie()
            .AddCookie(IdentityConstants.ApplicationScheme)
            .AddWallCookie()
            .AddBearerToken(IdentityConstants.BearerScheme);
        services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure(cookie =>
            {
                cookie.Cookie.Name = "lucheng-eco";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.LoginPath = EcoUrls.SignIn;
                cookie.AccessDeniedPath = EcoUrls.Forbidden;
                cookie.ReturnUrlParameter = EcoUrls.ReturnParameter;
                cookie.SlidingExpiration = true;
                // The session ends by itself when nobody does anything; a circuit that is worked in renews no cookie.
                cookie.ExpireTimeSpan = TimeSpan.FromDays(1);
                cookie.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
            });
        services.AddOptions<BearerTokenOptions>(IdentityConstants.BearerScheme)
            .Configure<IOptions<EcoOptions>>((bearer, eco) => bearer.BearerTokenExpiration = TimeSpan.FromMinutes(eco.Value.Api.TokenMinutes));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddMemoryCache();
        services.AddSingleton<PrerenderHandoff>();
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "lucheng-eco-form";
            // As the cookie of the session: Secure wherever the request came by HTTPS.
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddScoped<CircuitActivity>();
        services.AddScoped<CircuitHandler, SessionCircuitHandler>();
        services.AddHostedService<IdleSessions>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<TaskBell>();
        services.AddScoped<TableFiles>();
        services.AddScoped<Charts.ChartFiles>();
        services.AddScoped<AuthenticationStateProvider, RevalidatingAuthentication>();
    }

    /// <summary>Writes into the audit that the host starts, and which version of it.</summary>
    public static Task NoteStartAsync(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var version = typeof(EcoHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        return app.Services.GetRequiredService<AuditLog>().WriteAsync(AuditLog.Host, "host-start", AuditOutcome.Done, version);
    }

    /// <summary>Prepares the database before the first request is served.</summary>
    /// <param name="app">The host.</param>
    /// <param name="demonstration">Null takes the setting.</param>
    public static async Task PrepareAsync(this WebApplication app, bool? demonstration = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        await using var scope = app.Services.CreateAsyncScope();
        var options = app.Services.GetRequiredService<IOptions<EcoOptions>>().Value;
        await scope.ServiceProvider.GetRequiredService<DatabaseSetup>()
            .PrepareAsync(demonstration ?? options.Demonstration, (options.Administrator.UserName, options.Administrator.Password));
    }
}
