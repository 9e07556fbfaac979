using LuchengEco.Web.NumberChecks;

namespace LuchengEco.Web.Printing;

/// <summary>Registers what turns Razor documents into PDF.</summary>
public static class EcoPrinting
{
    public static IServiceCollection AddEcoPrinting(this IServiceCollection services)
    {
        services.AddSingleton<ChromiumPrinter>();
        services.AddSingleton<SummaryPdf>();
        services.AddSingleton<MonthFormPdf>();
        services.AddScoped<NumberCheckDesk>();
        return services;
    }
}
