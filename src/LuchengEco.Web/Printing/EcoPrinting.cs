namespace LuchengEco.Web.Printing;

/// <summary>Registers what turns Razor documents into PDF, and the address it is fetched from.</summary>
public static class EcoPrinting
{
    public static IServiceCollection AddEcoPrinting(this IServiceCollection services)
    {
        services.AddSingleton<ChromiumPrinter>();
        services.AddSingleton<SummaryPdf>();
        return services;
    }

    public static void MapEcoPrinting(this IEndpointRouteBuilder endpoints) => SummaryEndpoints.Map(endpoints);
}
