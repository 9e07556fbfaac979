using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace LuchengEco.Web.Printing;

/// <summary>The form of a month on paper: filled to be signed, or blank to be filled by hand.</summary>
public sealed class MonthFormPdf(ChromiumPrinter printer, IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    public Task<PrintResult> PrintAsync(MonthForm form, bool blank, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return printer.PrintAsync(async pdf => pdf.Length == 0 ? await HtmlAsync(form, blank) : null, cancellationToken);
    }

    public async Task<string> HtmlAsync(MonthForm form, bool blank)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(MonthFormDocument.Form)] = form,
                [nameof(MonthFormDocument.IsBlank)] = blank,
            });
            return (await renderer.RenderComponentAsync<MonthFormDocument>(parameters)).ToHtmlString();
        });
    }

    /// <summary>Without extension, in Chinese.</summary>
    public static string FileName(MonthForm form, bool blank)
    {
        ArgumentNullException.ThrowIfNull(form);
        var name = form.Units is [var unit]
            ? Phrase.Of(MonthFormText.FileNameOfUnit, form.Month.Year, form.Month.Month, unit.Unit.Name)
            : Phrase.Of(MonthFormText.FileName, form.Month.Year, form.Month.Month);
        return blank ? name + MonthFormText.Blank : name;
    }
}
