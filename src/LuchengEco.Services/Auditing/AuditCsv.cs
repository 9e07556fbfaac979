using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Text = LuchengEco.Services.Resources.AuditText;

namespace LuchengEco.Services.Auditing;

/// <summary>Entries as a CSV file that Excel and WPS open with Chinese intact.</summary>
public static class AuditCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>UTF-8 with a byte order mark; a text that a spreadsheet would run as a formula is written as text, for anybody can type one at the sign-in.</summary>
    public static byte[] Write(IReadOnlyList<AuditLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        using var memory = new MemoryStream();
        using (var writer = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" }))
        {
            foreach (var head in AuditWords.Heads)
                csv.WriteField(head);
            csv.NextRecord();
            foreach (var line in lines)
            {
                foreach (var field in AuditWords.FieldsOf(line))
                    csv.WriteField(field);
                csv.NextRecord();
            }
        }
        return memory.ToArray();
    }
}
