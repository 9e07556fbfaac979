namespace LuchengEco.Web.Api;

/// <summary>The REST contract under <c>/api/v1</c>.</summary>
public static class EcoApi
{
    public static IServiceCollection AddEcoApi(this IServiceCollection services) => services;

    public static void MapEcoApi(this IEndpointRouteBuilder endpoints) => _ = endpoints;
}
