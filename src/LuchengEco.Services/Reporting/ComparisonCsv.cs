using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Services.Reporting;

/// <summary>A comparison as a CSV file that Excel and WPS open with Chinese intact.</summary>
public static class ComparisonCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>UTF-8 with a byte order mark; a text that a spreadsheet would run as a formula is written as text.</summary>
    /// <param name="comparison">What is written.</param>
    /// <param name="wordOf">The word of a status.</param>
    public static byte[] Write(IndicatorComparison comparison, Func<ProgressStatus, string> wordOf)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(wordOf);
        using var memory = new MemoryStream();
        using (var writer = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.None, NewLine = "\r\n" }))
        {
            foreach (var record in comparison.Lines.Select(line => Fields(line, wordOf)).Prepend(ComparisonWords.Heads(comparison)))
            {
                foreach (var field in record)
                    csv.WriteField(field);
                csv.NextRecord();
            }
        }
        return memory.ToArray();
    }

    private static IReadOnlyList<string> Fields(ComparedLine line, Func<ProgressStatus, string> wordOf) =>
    [
        CsvText.Harmless(line.Name), CsvText.Harmless(line.Code), CsvText.Harmless(line.Unit), line.Year.ToString(CultureInfo.InvariantCulture),
        .. ComparisonWords.Numbers(line).Select(number => number is { } value && line.Report is { } written ? value.ToString("F" + written.Traits.Decimals, CultureInfo.InvariantCulture) : ""),
        line.Report?.WriteTarget() ?? "", line.Report is { } report ? wordOf(report.Progress.Status) : "", CsvText.Harmless(ComparisonWords.Meaning(line)), ComparisonWords.Unapproved(line),
    ];
}
