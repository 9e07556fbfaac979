using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LuchengEco.Services.Resources;

namespace LuchengEco.Services.Tasks;

/// <summary>The matrix as one line per unit and month, for whoever computes on.</summary>
public static class MatrixCsv
{
    public const string ContentType = "text/csv";

    /// <summary>UTF-8 with a byte order mark: without it Excel reads Chinese as GBK. A name that begins like a formula is escaped.</summary>
    public static byte[] Write(SubmissionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        using var memory = new MemoryStream();
        using (var writer = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" }))
        {
            Line(csv, TaskText.UnitCode, TaskText.Unit, TaskText.Month, TaskText.State, TaskText.Filled, TaskText.Total, TaskText.DueOn, TaskText.FirstSubmitted, TaskText.DaysLate);
            foreach (var row in matrix.Rows)
            {
                foreach (var cell in row.Cells)
                {
                    Line(csv, row.UnitCode, row.UnitName, $"{cell.Month}", ReportingWords.Of(cell.State), Number(cell.Filled), Number(cell.Total), Day(cell.DueOn),
                        cell.FirstSubmittedAt is { } at ? Clock.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "", Number(cell.DaysLate));
                }
            }
        }
        return memory.ToArray();
    }

    private static void Line(CsvWriter csv, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            csv.WriteField(field);
        csv.NextRecord();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
