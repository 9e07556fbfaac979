using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace LuchengEco.Services.Changes;

/// <summary>Changes as a CSV file that Excel and WPS open with Chinese intact.</summary>
public static class ChangeCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>UTF-8 with a byte order mark; a text that a spreadsheet would run as a formula is written as text.</summary>
    public static byte[] Write(IReadOnlyList<ChangeLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        using var memory = new MemoryStream();
        using (var writer = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" }))
        {
            foreach (var record in lines.Select(ChangeWords.FieldsOf).Prepend(ChangeWords.Heads))
            {
                foreach (var field in record)
                    csv.WriteField(field);
                csv.NextRecord();
            }
        }
        return memory.ToArray();
    }
}
