using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Domain.Explanations;
using LuchengEco.Domain.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Resources;
using static LuchengEco.Web.Printing.ExcelCells;

namespace LuchengEco.Web.Printing;

/// <summary>Every number behind the summary as an Excel file: numbers are numbers, with the decimals of their indicator.</summary>
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
            Add(workbook, DocumentText.SheetTargets, summary, Targets(summary), [36, 9, 12, 12, 12, 12, 70, 40]);
            Add(workbook, DocumentText.SheetMonths, summary, Months(summary), [36, 9, 8, .. Enumerable.Repeat(9, 12)]);
            Add(workbook, DocumentText.SheetProjects, summary, Projects(summary), [44, 14, 18, 16, 16, 16, 10, 10, 10, 10, 14, 14]);
            Add(workbook, DocumentText.SheetFacts, summary, Facts(summary), [28, 44, 12, 12, 10, 16, 22]);
            Add(workbook, DocumentText.SheetExplanations, summary, Explanations(summary), [40, 34, 80, 8, 10, 10, 10, 10, 10, 10]);
            if (summary.Annexes.Events is not null)
                Add(workbook, DocumentText.SheetEvents, summary, Events(summary), [8, 24, 70, 50, 30]);
            workbook.Workbook.Save();
            document.PackageProperties.Title = summary.Bureau + summary.Title + summary.Period;
            document.PackageProperties.Creator = summary.Bureau;
            document.PackageProperties.Created = summary.ComputedAt.UtcDateTime;
        }
        return memory.ToArray();
    }

    private static IEnumerable<Cell[]> Targets(YearEndSummary summary)
    {
        yield return Heads(DocumentText.Indicator, DocumentText.Unit, DocumentText.TargetDirection, DocumentText.Target, SummaryAnnexTargets.ToDateHead(summary),
            DocumentText.LastYear, DocumentText.Reason, DocumentText.TargetSource);
        foreach (var line in summary.Targets.Concat(summary.Others.Where(other => summary.Targets.All(target => target.Code != other.Code))))
        {
            yield return
            [
                Text(line.Name), Text(line.Unit), Text(line.TargetValue is null ? "" : line.Target[..1]), Number(line.TargetValue),
                Number(line.ToDateValue, line.Decimals), line.LastYearValue is null && line.LastYear.EndsWith('※') ? Text(line.LastYear) : Number(line.LastYearValue, line.Decimals),
                Text(StatusWords.Of(line.Status) + DocumentText.StatusColon + line.Reason + (line.UnapprovedMonths.Count == 0 ? "" : Phrase.Of(MaturityText.OfPredecessor, MaturityWords.Included(line.UnapprovedMonths)))), Text(line.TargetNote),
            ];
        }
    }

    private static IEnumerable<Cell[]> Months(YearEndSummary summary)
    {
        yield return Heads([DocumentText.Indicator, DocumentText.Unit, DocumentText.Series, .. Enumerable.Range(1, 12).Select(SummaryAnnexMonths.MonthHead)]);
        foreach (var indicator in summary.Indicators)
        {
            var decimals = indicator.Traits.Decimals;
            yield return [.. Begin(DocumentText.SeriesMonth), .. indicator.Months.Select(point => Month(indicator, point, summary.Through.Month))];
            yield return [.. Begin(DocumentText.SeriesToDate), .. indicator.Months.Select(point => Number(point.ToDate, decimals))];
            yield return [.. Begin(DocumentText.SeriesLastYear), .. indicator.LastYearMonths.Select(point => Month(indicator, point, 12))];

            Cell[] Begin(string series) => [Text(indicator.Name), Text(indicator.Traits.Unit), Text(series)];
        }
    }

    private static IEnumerable<Cell[]> Projects(YearEndSummary summary)
    {
        yield return Heads(DocumentText.Project, DocumentText.Area, DocumentText.Place, DocumentText.Investment, DocumentText.InvestmentPlanned,
            DocumentText.InvestmentDone, DocumentText.Count, DocumentText.CountDone, DocumentText.State, DocumentText.Percent,
            ProjectPageText.DueOn, ProjectPageText.CompletedOn);
        foreach (var line in summary.Projects)
        {
            yield return
            [
                Text(line.Name), Text(line.Area), Text(line.Place), Text(line.Investment), Number(line.InvestmentPlanned), Number(line.InvestmentDone),
                Number(line.ItemCount), Number(line.ItemDone), Text(StateWords.Of(line.State)), Text(line.Percent), Text(line.Due), Text(line.Completed),
            ];
        }
    }

    private static IEnumerable<Cell[]> Facts(YearEndSummary summary)
    {
        yield return Heads(DocumentText.PlanItem, DocumentText.Fact, DocumentText.FactNumber, DocumentText.Unit, DocumentText.FactQualifier, DocumentText.FactValue,
            DocumentText.FactIndicator);
        foreach (var group in summary.Facts)
        {
            foreach (var fact in group.Facts)
                yield return [Text(group.PlanItem), Text(fact.Name), Number(fact.Value), Text(fact.Unit), Text(Word(fact.Qualifier)), Text(fact.Wording), Text(fact.Indicator)];
        }
    }

    /// <summary>The words of the panel line by line, and behind the formula its months with their numbers as numbers.</summary>
    private static IEnumerable<Cell[]> Explanations(YearEndSummary summary)
    {
        yield return Heads(DocumentText.Indicator, DocumentText.ExplanationPart, DocumentText.ExplanationText, ExplainText.Month, DocumentText.CellValue,
            DocumentText.CellNumerator, DocumentText.CellDenominator, DocumentText.CellWeight, ExplainText.Counts, ExplainText.State);
        foreach (var goal in summary.Explanations)
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
    }

    private static IEnumerable<Cell[]> Events(YearEndSummary summary)
    {
        yield return Heads([.. SummaryAnnexEvents.Heads]);
        foreach (var line in summary.Events)
            yield return [.. SummaryAnnexEvents.Row(line).Select(text => Text(text, ExcelStyles.Wrapped))];
    }

    /// <summary>The number, or the sign of why there is none; a month that is not over stays empty.</summary>
    private static Cell Month(IndicatorReport indicator, MonthPoint point, int through) =>
        point.Month <= through && point.Value is { } value && point.Entry.HasFigure
            ? Number(indicator.Traits.Round(value), indicator.Traits.Decimals)
            : Text(SummaryAnnexMonths.Cell(indicator, point, through));

    private static string Word(Qualifier qualifier) => qualifier switch
    {
        Qualifier.Exact => "",
        Qualifier.Odd => "余",
        Qualifier.Over => "超",
        Qualifier.About => "约",
        Qualifier.Nearly => "近",
    };

    /// <summary>A sheet under the title, and under what counted, with the date and the past moment, if any, whose data it shows.</summary>
    private static void Add(WorkbookPart workbook, string name, YearEndSummary summary, IEnumerable<Cell[]> rows, int[] widths)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        var title = summary.Bureau + summary.Title + summary.Period + (summary.HasDemonstration ? DocumentText.StatusColon + DocumentText.DemonstrationMark : "");
        Cell[][] head = [[Text(title, summary.HasDemonstration ? ExcelStyles.Mark : ExcelStyles.Title)], [Text(summary.Basis + "\u3000" + summary.DatedOn)]];
        foreach (var row in head.Concat(rows))
            data.Append(new Row(row.AsEnumerable<OpenXmlElement>()));
        part.Worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane { VerticalSplit = 3, TopLeftCell = "A4", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new Columns(widths.Select((width, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true })),
            data,
            new PageMargins { Left = .5, Right = .5, Top = .6, Bottom = .6, Header = .3, Footer = .3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C— &P —")));
        var sheets = workbook.Workbook!.Sheets!;
        sheets.Append(new Sheet { Name = name, SheetId = (uint)sheets.Count() + 1, Id = workbook.GetIdOfPart(part) });
    }
}
