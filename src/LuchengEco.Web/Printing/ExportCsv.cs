using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LuchengEco.Services;

namespace LuchengEco.Web.Printing;

/// <summary>A table as a CSV file that Excel and WPS open with Chinese intact.</summary>
public static class ExportCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>UTF-8 with a byte order mark. Numbers are written bare; a text that a spreadsheet would run as a formula gets an apostrophe before it.</summary>
    public static byte[] Write(ExportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var memory = new MemoryStream();
        using (var writer = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        // CsvHelper's own escape would put an apostrophe before negative numbers too.
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.None, NewLine = "\r\n" }))
        {
            foreach (var line in table.Lines.Prepend(table.Title))
                Record([line]);
            csv.NextRecord();
            Record([.. table.Heads.Select(head => (ExportCell)head)]);
            foreach (var row in table.Rows)
                Record(row);

            void Record(IReadOnlyList<ExportCell> fields)
            {
                foreach (var field in fields)
                    csv.WriteField(field.Number is null ? CsvText.Harmless(field.Text) : field.Text);
                csv.NextRecord();
            }
        }
        return memory.ToArray();
    }
}
