using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Printing;

/// <summary>The form of a month on paper: filled to be signed, or blank to be filled by hand.</summary>
public sealed class MonthFormPdf(ChromiumPrinter printer, DocumentHtml html)
{
    public Task<PrintResult> PrintAsync(MonthForm form, bool blank, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return printer.PrintAsync(async pdf => pdf.Length == 0 ? await HtmlAsync(form, blank) : null, cancellationToken);
    }

    public Task<string> HtmlAsync(MonthForm form, bool blank) =>
        html.RenderAsync<MonthFormDocument>((nameof(MonthFormDocument.Form), form), (nameof(MonthFormDocument.IsBlank), blank));

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
