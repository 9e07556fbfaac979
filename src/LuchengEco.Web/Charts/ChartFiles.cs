using System.Globalization;
using System.Text;
using LuchengEco.Services;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Web.Features.Accounts;

namespace LuchengEco.Web.Charts;

/// <summary>The numbers of a chart as files, for those who may take data away; every file is written into the audit.</summary>
public sealed class ChartFiles(CurrentActor current, AuditLog audit)
{
    public const string CsvType = "text/csv; charset=utf-8";

    /// <param name="name">Of the file.</param>
    public async Task<bool> MayExportAsync(string name)
    {
        var actor = await current.GetAsync();
        if (!await audit.AllowsAsync(actor, EcoOperation.Export, name))
            return false;
        await audit.WriteAsync(actor, "export", AuditOutcome.Done, name);
        return true;
    }

    /// <summary>UTF-8 with a byte order mark, so that Excel and WPS read Chinese; numbers with the plain minus sign of programs; a text that a spreadsheet would run as a formula is written as text.</summary>
    public static byte[] Csv(DrawnChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var lines = chart.Table.Rows.Select(row => string.Join(',', row.Select(Field))).Prepend(string.Join(',', chart.Table.Heads.Select(head => Field(head.Text))));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n")];
    }

    /// <summary>Without the signs that file systems refuse.</summary>
    public static string NameOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Concat(name.Select(sign => char.IsControl(sign) || "\\/:*?\"<>|".Contains(sign, StringComparison.Ordinal) ? '_' : sign)).Trim();
    }

    private static string Field(ChartCell cell) => cell.Number is { } number ? number.ToString("0.############", CultureInfo.InvariantCulture) : Field(cell.Text);

    private static string Field(string text)
    {
        var safe = CsvText.Harmless(text);
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
