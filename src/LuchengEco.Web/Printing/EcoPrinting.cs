using LuchengEco.Web.NumberChecks;
using LuchengEco.Web.Printing.Exports;

namespace LuchengEco.Web.Printing;

/// <summary>Registers what turns Razor documents into PDF.</summary>
public static class EcoPrinting
{
    public static IServiceCollection AddEcoPrinting(this IServiceCollection services)
    {
        services.AddSingleton<ChromiumPrinter>();
        services.AddSingleton<DocumentHtml>();
        services.AddSingleton<SummaryPdf>();
        services.AddSingleton<PaperPdf>();
        services.AddSingleton<MonthFormPdf>();
        services.AddScoped<NumberCheckDesk>();
        return services;
    }

    /// <summary>The line of exports and their files; needs the services that read.</summary>
    public static IServiceCollection AddEcoExports(this IServiceCollection services)
    {
        services.AddSingleton<ExportWriter>();
        services.AddSingleton<WriteExport>(provider => provider.GetRequiredService<ExportWriter>().WriteAsync);
        services.AddSingleton<ExportLine>();
        services.AddSingleton<ExportDesk>();
        return services;
    }
}
