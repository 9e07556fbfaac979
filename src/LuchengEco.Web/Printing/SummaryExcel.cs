using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.ExtendedProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Domain.Explanations;
using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Resources;
using static LuchengEco.Web.Printing.ExcelCells;

namespace LuchengEco.Web.Printing;

/// <summary>Every number behind the summary as an Excel file: numbers are numbers with the decimals of their indicator, and what is computed from others is a formula.</summary>
/// <remarks>Each formula carries the product's own number as its stored result, so that a viewer that computes nothing shows the same.</remarks>
public static class SummaryExcel
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Write(YearEndSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ExcelStyles.Create();
            var months = new ExcelMonths(summary);
            foreach (var sheet in (ExcelSheet?[])[Targets(summary, months), months.Sheet, Projects(summary), Facts(summary), Explanations(summary), summary.Annexes.Events is null ? null : Events(summary)])
                sheet?.AddTo(workbook, Title(summary), Text(Subtitle(summary)));
            workbook.Workbook.Save();
            document.AddExtendedFilePropertiesPart().Properties = new Properties(new Company(summary.Bureau));
            document.PackageProperties.Title = summary.Bureau + summary.Title + summary.Period;
            document.PackageProperties.Creator = summary.Bureau;
            document.PackageProperties.Subject = Phrase.Of(OfficeText.Subject, summary.Year);
            document.PackageProperties.Language = "zh-CN";
            document.PackageProperties.Created = summary.ComputedAt.UtcDateTime;
            document.PackageProperties.Version = summary.Seal is { } seal ? WordFrame.SealOf(seal) : OfficeText.Draft;
        }
        return memory.ToArray();
    }

    private static Cell Title(YearEndSummary summary)
    {
        var title = summary.Bureau + summary.Title + summary.Period;
        return summary.HasDemonstration ? Text(title + DocumentText.StatusColon + DocumentText.DemonstrationMark, ExcelStyles.Mark) : Text(title, ExcelStyles.Title);
    }

    /// <summary>What counted, with the date and the past moment, if any, whose data it shows, and which version it is.</summary>
    private static string Subtitle(YearEndSummary summary) =>
        summary.Basis + "\u3000" + summary.DatedOn + "\u3000" + (summary.Seal is { } seal ? WordFrame.SealOf(seal) + "\u3000" + seal.CheckAddress : OfficeText.Draft);

    private static ExcelSheet Targets(YearEndSummary summary, ExcelMonths months)
    {
        var lines = summary.Targets.Concat(summary.Others.Where(other => summary.Targets.All(target => target.Code != other.Code))).ToList();
        var rows = lines.Select((line, index) =>
        {
            var row = ExcelSheet.FirstRow + index;
            return (Cell[])
            [
                Text(line.Name), Text(line.Unit), Text(line.TargetValue is null ? "" : line.Target[..1]), line.TargetValue is { } target ? Number(target) : Text(line.Target, ExcelStyles.Sign),
                Formula(months.ToDateOf(line.Code), line.ToDateValue, line.ToDate, line.Decimals),
                line.LastYearValue is { } before ? Number(before, line.Decimals) : Text(line.LastYear, ExcelStyles.Sign),
                Difference("D", line.TargetValue, null), Difference("F", line.LastYearValue, line.Decimals),
                Text(StatusWords.Of(line.Status)), Text(line.Needed), Text(line.Reason, ExcelStyles.Wrapped), Text(line.TargetNote, ExcelStyles.Wrapped),
                Text(line.UnapprovedMonths.Count == 0 ? "" : MaturityWords.Included(line.UnapprovedMonths)),
            ];

            Cell Difference(string column, decimal? other, int? decimals) => Formula(
                string.Create(CultureInfo.InvariantCulture, $"IF(AND(ISNUMBER(E{row}),ISNUMBER({column}{row})),ROUND(E{row}-{column}{row},6),\"\")"), line.ToDateValue - other, "", decimals);
        }).ToList();
        var below = ExcelSheet.BelowRow(rows.Count);
        return new ExcelSheet(DocumentText.SheetTargets, [36, 9, 7, 10, 12, 12, 12, 14, 14, 30, 60, 36, 20],
            [
                DocumentText.Indicator, DocumentText.Unit, DocumentText.TargetDirection, DocumentText.Target, SummaryAnnexTargets.ToDateHead(summary), DocumentText.LastYear, OfficeText.DifferenceToTarget,
                OfficeText.DifferenceToLastYear, DocumentText.Status, DocumentText.Needed, DocumentText.Reason, DocumentText.TargetSource, OfficeText.UnapprovedMonths,
            ], rows)
        {
            Below =
            [
                Count(OfficeText.IndicatorCount, "A", rows.Count),
                .. StatusOrder.ByUrgency.Select((status, index) => CountIf(StatusWords.Of(status), "I", below + 1 + index, rows.Count, lines.Count(line => line.Status == status))),
                [Text(Phrase.Of(OfficeText.TargetsNote, DocumentText.SheetMonths))], [Text(DocumentText.TargetsNote)],
                .. SummaryAnnexTargets.HasMarks(summary) ? (Cell[][])[[Text(YearOnYear.MarkNote)]] : [],
            ],
        };
    }

    private static ExcelSheet Projects(YearEndSummary summary)
    {
        var rows = summary.Projects.Select(line => (Cell[])
        [
            Text(line.Name), Text(line.Area), Text(line.Place), Text(line.Investment), Number(line.InvestmentPlanned), Number(line.InvestmentDone),
            Number(line.ItemCount), Number(line.ItemDone), Text(StateWords.Of(line.State)), Text(line.Percent), Text(line.Due), Text(line.Completed),
        ]).ToList();
        var below = ExcelSheet.BelowRow(rows.Count);
        return new ExcelSheet(DocumentText.SheetProjects, [44, 14, 18, 16, 16, 16, 10, 10, 10, 10, 14, 14],
            [
                DocumentText.Project, DocumentText.Area, DocumentText.Place, DocumentText.Investment, DocumentText.InvestmentPlanned, DocumentText.InvestmentDone, DocumentText.Count, DocumentText.CountDone,
                DocumentText.State, DocumentText.Percent, ProjectPageText.DueOn, ProjectPageText.CompletedOn,
            ], rows)
        {
            Below =
            [
                [
                    Text(OfficeText.Total, ExcelStyles.Total), new Cell(), new Cell(), new Cell(), Formula($"SUM({Range("E", rows.Count)})", summary.Projects.Sum(line => line.InvestmentPlanned ?? 0), ExcelStyles.Total),
                    Formula($"SUM({Range("F", rows.Count)})", summary.Projects.Sum(line => line.InvestmentDone ?? 0), ExcelStyles.Total),
                ],
                Count(OfficeText.ProjectCount, "A", rows.Count),
                .. Enum.GetValues<ProjectState>().Select((state, index) => CountIf(StateWords.Of(state), "I", below + 2 + index, rows.Count, summary.Projects.Count(line => line.State == state))),
            ],
        };
    }

    private static ExcelSheet Facts(YearEndSummary summary)
    {
        var rows = summary.Facts.SelectMany(group => group.Facts.Select(fact => (Cell[])
        [
            Text(group.PlanItem), Text(fact.Name), Number(fact.Value), Text(fact.Unit), Text(Word(fact.Qualifier)), Text(fact.Wording), Text(fact.Indicator),
        ])).ToList();
        return new ExcelSheet(DocumentText.SheetFacts, [28, 44, 12, 12, 10, 16, 22],
            [DocumentText.PlanItem, DocumentText.Fact, DocumentText.FactNumber, DocumentText.Unit, DocumentText.FactQualifier, DocumentText.FactValue, DocumentText.FactIndicator], rows)
        {
            Below = [Count(OfficeText.FactCount, "B", rows.Count), [Text(SummaryAnnexFacts.NoteOf(summary))]],
        };
    }

    /// <summary>The words of the panel line by line, and behind the formula its months with their numbers as numbers.</summary>
    private static ExcelSheet Explanations(YearEndSummary summary) => new(DocumentText.SheetExplanations, [40, 34, 80, 8, 10, 10, 10, 10, 10, 10],
        [
            DocumentText.Indicator, DocumentText.ExplanationPart, DocumentText.ExplanationText, ExplainText.Month, DocumentText.CellValue, DocumentText.CellNumerator, DocumentText.CellDenominator,
            DocumentText.CellWeight, ExplainText.Counts, ExplainText.State,
        ], [.. summary.Explanations.SelectMany(Explained)]);

    private static IEnumerable<Cell[]> Explained(ExplainedGoal goal)
    {
        yield return Line(DocumentText.ExplanationResult, SummaryAnnexExplanations.Result(goal));
        foreach (var section in goal.Explanation.Sections)
        {
            foreach (var line in section.Lines)
                yield return Line(section.Heading, line.Text);
            if (section.Part != ExplanationPart.Formula)
                continue;
            foreach (var cell in goal.Cells)
            {
                yield return
                [
                    .. Line(SummaryAnnexExplanations.Caption(goal), cell.Numbers), Number(cell.Month.Month), Number(cell.Entry.Value), Number(cell.Entry.Numerator),
                    Number(cell.Entry.Denominator), Number(cell.Entry.Weight), Text(SummaryAnnexExplanations.Counts(cell)), Text(SummaryAnnexExplanations.State(cell)),
                ];
            }
        }

        Cell[] Line(string part, string text) => [Text(goal.Explanation.Title), Text(part), Text(text, ExcelStyles.Wrapped)];
    }

    private static ExcelSheet Events(YearEndSummary summary) => new(DocumentText.SheetEvents, [8, 24, 70, 50, 30], [.. SummaryAnnexEvents.Heads],
        [.. summary.Events.Select(line => (Cell[])[.. SummaryAnnexEvents.Row(line).Select(text => Text(text, ExcelStyles.Wrapped))])]);

    /// <summary>How many rows the table has, counted in a column that is never empty.</summary>
    private static Cell[] Count(string name, string column, int rows) => [Text(name, ExcelStyles.Total), Formula($"COUNTA({Range(column, rows)})", rows, ExcelStyles.Total)];

    /// <param name="word">What is counted, in the first cell of the row.</param>
    /// <param name="column">Where it is counted.</param>
    /// <param name="row">Number of this row.</param>
    /// <param name="rows">Of the table.</param>
    /// <param name="count">The result.</param>
    private static Cell[] CountIf(string word, string column, int row, int rows, int count) =>
        [Text(word), Formula(string.Create(CultureInfo.InvariantCulture, $"COUNTIF({Range(column, rows)},A{row})"), count, ExcelStyles.Number(0))];

    /// <summary>Cells of a column in a table of so many rows; of none, the empty one below it.</summary>
    private static string Range(string column, int rows) =>
        string.Create(CultureInfo.InvariantCulture, $"{column}{ExcelSheet.FirstRow}:{column}{ExcelSheet.FirstRow + Math.Max(rows, 1) - 1}");

    private static string Word(Qualifier qualifier) => qualifier switch
    {
        Qualifier.Exact => "",
        Qualifier.Odd => "余",
        Qualifier.Over => "超",
        Qualifier.About => "约",
        Qualifier.Nearly => "近",
    };
}
