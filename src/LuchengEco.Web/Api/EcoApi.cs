using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;

namespace LuchengEco.Web.Api;

/// <summary>The REST contract under <c>/api/v1</c>, its description and the page to read it.</summary>
public static class EcoApi
{
    public static IServiceCollection AddEcoApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ApiAuthorizationResults>();
        services.AddRateLimiter(limiter => limiter.AddPolicy<string, SignInLimit>(SignInLimit.Policy));
        services.AddOpenApi(ApiDescription.Document, ApiDescription.Configure);
        return services;
    }

    /// <summary>Whatever goes wrong under <c>/api</c> is answered with a problem, and nothing is kept by caches on the way.</summary>
    public static void UseEcoApi(this IApplicationBuilder app) => app.UseWhen(IsApi, api =>
    {
        api.Use((context, next) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = WriteFailureAsync });
        api.UseStatusCodePages(status => ApiProblems.OfStatus(status.HttpContext.Response.StatusCode, status.HttpContext).ExecuteAsync(status.HttpContext));
    });

    public static void MapEcoApi(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var open = endpoints.MapGroup("/api/v1").AddEndpointFilter(RefuseAsync);
        open.MapSignIn();
        var api = open.MapGroup("").AddEndpointFilter(CrossSiteDefence.FilterAsync)
            .ProducesProblem(StatusCodes.Status401Unauthorized, ApiProblems.ContentType);
        api.MapSignOut();
        api.MapYears();
        api.MapIndicators();
        api.MapFigures();
        api.MapEvidence();
        api.MapEvents();
        api.MapSubmissions();
        api.MapReport();
        api.MapProjects();
        api.MapComparison();
        api.MapForecasts();
        api.MapExplanation();
        api.MapSummary();
        api.MapNumberChecks();
        api.MapFrozen();
        api.MapAudit();
        api.MapMatrix();
        api.MapChanges();
        endpoints.MapUnknownPaths();
        endpoints.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        endpoints.MapApiReference();
    }

    public static bool IsApi(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
    }

    private static async ValueTask<object?> RefuseAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.Arguments.OfType<IRefusable>().FirstOrDefault(argument => argument.Problem is not null)?.Problem ?? await next(invocation);

    private static Task WriteFailureAsync(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var status = exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        return ApiProblems.OfStatus(status, context).ExecuteAsync(context);
    }
}
