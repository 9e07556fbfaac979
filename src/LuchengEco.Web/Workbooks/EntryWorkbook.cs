using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.VariantTypes;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Workbooks;

/// <summary>The form of a month as an .xlsx to fill in elsewhere: a sheet for each unit, or for each month of a year, all built alike.</summary>
/// <remarks>
/// What a sheet said when it was written, with the version of each figure, travels on a sheet that nobody sees. On return a row that was not
/// touched is told from one that was, and a figure that somebody changed meanwhile from one that nobody did.
/// </remarks>
internal static class EntryWorkbook
{
    public const string ContentType = SummaryExcel.ContentType;

    /// <summary>Name of the hidden sheet; its first row is <see cref="Signature"/> and the template's version.</summary>
    public const string HiddenSheet = "_eco";

    public const string Signature = "eco-template";

    /// <summary>Grows when an older reader would misread a newer workbook.</summary>
    public const int TemplateVersion = 1;

    /// <summary>A sheet for each unit of a month.</summary>
    public static byte[] Write(MonthForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Write([.. form.Units.Select(unit => (unit.Unit.Name, form, unit))]);
    }

    /// <summary>A sheet for each month of one unit; it opens at the last month that may be filled in.</summary>
    public static byte[] Write(IReadOnlyList<MonthForm> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        return Write([.. months.SelectMany(form => form.Units.Select(unit => (Phrase.Of(WorkbookText.MonthSheet, form.Month.Month), form, unit)))]);
    }

    private static byte[] Write(IReadOnlyList<(string Name, MonthForm Form, UnitForm Unit)> pages)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var part = document.AddWorkbookPart();
            var sheets = new Sheets();
            var names = new DefinedNames();
            var opened = pages.Index().LastOrDefault(page => page.Item.Unit.Unit.MayFill).Index;
            if (pages.Select(page => page.Form.Month).Distinct().Count() == 1)
                opened = 0;
            part.Workbook = new Workbook(new BookViews(new WorkbookView { ActiveTab = (uint)opened }), sheets, names);
            part.AddNewPart<WorkbookStylesPart>().Stylesheet = EntryStyles.Create();
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { HiddenSheet };
            foreach (var (index, (name, form, unit)) in pages.Index())
            {
                var sheet = part.AddNewPart<WorksheetPart>();
                sheet.Worksheet = EntrySheet.Create(form, unit, isShown: index == opened);
                var title = SheetName(name, taken);
                sheets.Append(new Sheet { Name = title, SheetId = (uint)index + 1, Id = part.GetIdOfPart(sheet) });
                names.Append(new DefinedName($"'{title.Replace("'", "''", StringComparison.Ordinal)}'!${EntrySheet.HeadRow}:${EntrySheet.HeadRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)index });
            }
            var hidden = part.AddNewPart<WorksheetPart>();
            hidden.Worksheet = Remembered(pages);
            sheets.Append(new Sheet { Name = HiddenSheet, SheetId = (uint)pages.Count + 1, Id = part.GetIdOfPart(hidden), State = SheetStateValues.VeryHidden });
            Describe(document, pages);
            part.Workbook.Save();
        }
        return memory.ToArray();
    }

    /// <summary>Month, code, version and every field as it is typed, for each row of the workbook.</summary>
    private static Worksheet Remembered(IReadOnlyList<(string Name, MonthForm Form, UnitForm Unit)> pages)
    {
        var data = new SheetData(Row(Signature, TemplateVersion.ToString(CultureInfo.InvariantCulture)));
        foreach (var (_, form, unit) in pages)
        {
            foreach (var row in unit.Rows)
            {
                var texts = TypedTexts.Of(row.Entry);
                data.Append(Row(form.Month.ToString(), row.Code, row.Version.ToString(CultureInfo.InvariantCulture), texts.Value ?? "", texts.Numerator ?? "",
                    texts.Denominator ?? "", texts.Weight ?? "", texts.Mark ?? "", texts.Note ?? "", row.Reason ?? ""));
            }
        }
        return new Worksheet(data, new SheetProtection { Sheet = true });

        static Row Row(params string[] texts) => new(texts.Select(text => ExcelCells.Text(text, EntryStyles.Hidden)));
    }

    private static void Describe(SpreadsheetDocument document, IReadOnlyList<(string Name, MonthForm Form, UnitForm Unit)> pages)
    {
        var months = pages.Select(page => page.Form.Month).Distinct().ToList();
        document.PackageProperties.Title = FileName([.. pages.Select(page => page.Form).Distinct()]);
        document.PackageProperties.Creator = AccountText.Bureau;
        document.PackageProperties.Created = pages[0].Form.ReadAt.UtcDateTime;
        var part = document.AddCustomFilePropertiesPart();
        part.Properties = new Properties();
        Add("EcoTemplate", TemplateVersion.ToString(CultureInfo.InvariantCulture));
        Add("EcoMonths", string.Join(' ', months));
        Add("EcoUnits", string.Join(' ', pages.Select(page => page.Unit.Unit.Code).Distinct()));
        Add("EcoExported", pages[0].Form.ReadAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

        void Add(string name, string value) => part.Properties!.Append(new CustomDocumentProperty(new VTLPWSTR(value))
        {
            FormatId = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}",
            PropertyId = part.Properties.Count() + 2,
            Name = name,
        });
    }

    /// <summary>Without extension, in Chinese.</summary>
    public static string FileName(IReadOnlyList<MonthForm> forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        var month = forms[0].Month;
        return (forms.Count, forms[0].Units) switch
        {
            ( > 1, [var unit, ..]) => Phrase.Of(WorkbookText.FileNameOfYear, month.Year, unit.Unit.Name),
            (_, [var unit]) => Phrase.Of(WorkbookText.FileNameOfUnit, month.Year, month.Month, unit.Unit.Name),
            _ => Phrase.Of(WorkbookText.FileName, month.Year, month.Month),
        };
    }

    /// <summary>A name that Excel takes: at most 31 characters, none of its signs, not twice.</summary>
    private static string SheetName(string name, HashSet<string> taken)
    {
        var plain = string.Concat(name.Where(sign => !"[]:*?/\\".Contains(sign, StringComparison.Ordinal) && System.Xml.XmlConvert.IsXmlChar(sign))).Trim().Trim('\'');
        plain = plain.Length == 0 ? WorkbookText.Name : plain.Length > 28 ? plain[..28] : plain;
        var result = plain;
        for (var number = 2; !taken.Add(result); number++)
            result = string.Create(CultureInfo.InvariantCulture, $"{plain}{number}");
        return result;
    }

    /// <summary>When the forms were read, on the bureau's clock.</summary>
    public static string Moment(DateTimeOffset moment) => Clock.ToLocal(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
