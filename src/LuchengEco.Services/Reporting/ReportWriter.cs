using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Methods;
using LuchengEco.Domain.Methods.Air;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Indicators;

namespace LuchengEco.Services.Reporting;

/// <summary>Computes a <see cref="YearReport"/> from its rows; reads nothing.</summary>
internal static class ReportWriter
{
    public static YearReport Write(ReportRows rows, ReportRequest request, TimeProvider clock)
    {
        var last = new YearMonth(request.Year, request.Through ?? LastMonth(rows, request, clock));
        var reports = rows.Indicators.Select(row => Report(rows, request, row, last)).ToList();
        return new YearReport
        {
            Year = request.Year,
            Through = last,
            Framework = rows.Plan.Framework,
            ComputedAt = clock.GetUtcNow(),
            Basis = request.Basis,
            AsOf = request.AsOf,
            HasDemonstration = reports.Any(report => report.TargetIsDemonstration || report.PredecessorIsDemonstration
                || report.Months.Concat(report.LastYearMonths).Any(point => point.IsDemonstration)),
            Indicators = reports,
            Projects = rows.Projects,
            Areas =
            [
                .. rows.Areas.Select(area => new AreaReport(area.Code, area.Name, area.ShortName,
                    reports.Where(report => report.AreaCode == area.Code).CountBy(report => report.Progress.Status).ToDictionary(),
                    rows.Projects.Count(project => project.AreaCode == area.Code))),
            ],
        };
    }

    /// <summary>The last month that has a figure that counts; without any, December of a year that is over and January of another.</summary>
    private static int LastMonth(ReportRows rows, ReportRequest request, TimeProvider clock)
    {
        var units = request.Basis == ReportBasis.All ? null : rows.Indicators.ToDictionary(row => row.Indicator.Id, row => row.Indicator.UnitCode);
        var month = rows.Figures.SelectMany(figures => figures)
            .Where(figure => figure.Year == request.Year && (figure.Value ?? figure.Numerator) is not null
                && (units is null || (units.TryGetValue(figure.IndicatorId, out var unit) && request.Counts(rows.StateOf(unit, figure.Year, figure.Month)))))
            .Max(figure => (int?)figure.Month);
        return month ?? (request.Year < clock.CurrentMonth().Year ? 12 : 1);
    }

    private static IndicatorReport Report(ReportRows rows, ReportRequest request, ReportedIndicator row, YearMonth through)
    {
        var indicator = row.Indicator;
        var version = DefinitionHistory.InForce(rows.Definitions[indicator.Id], through);
        var traits = IndicatorTraits.Of(indicator, version);
        var stored = Cells(rows, indicator, through.Year);
        var counted = Counted(stored, request);
        // Where another indicator stood in this one's place a year ago, its numbers are shown beside, never as this one's own.
        var predecessor = indicator.FirstYear == through.Year && rows.Predecessors.GetValueOrDefault(indicator.Id) is { } found && found.FromYear == through.Year ? found : null;
        var before = predecessor?.Indicator ?? indicator;
        var (sameMonth, december) = (new YearMonth(through.Year - 1, through.Month), new YearMonth(through.Year - 1, 12));
        var (beforeTraits, fullTraits) = (TraitsIn(rows, before, sameMonth), TraitsIn(rows, before, december));
        var lastYearStored = before.IsReportedIn(through.Year - 1) ? Cells(rows, before, through.Year - 1) : [];
        var lastYear = Counted(lastYearStored, request);
        var (toDate, full) = (ToDate(beforeTraits, sameMonth, lastYear), ToDate(fullTraits, december, lastYear));
        var goal = row.Target?.Goal;
        return new IndicatorReport
        {
            Code = indicator.Code,
            Name = indicator.Name,
            ShortName = indicator.ShortName,
            Traits = traits,
            Direction = goal?.Direction ?? version?.Direction ?? indicator.Direction,
            AreaCode = indicator.AreaCode,
            UnitCode = indicator.UnitCode,
            UnitName = row.UnitName,
            Definition = version?.Definition ?? indicator.Definition,
            DefinitionVersion = version?.Version ?? indicator.DefinitionVersion,
            NumeratorName = version is null ? indicator.NumeratorName : version.NumeratorName,
            DenominatorName = traits.DenominatorName,
            HeadlineOrder = indicator.HeadlineOrder,
            TargetNote = row.Target?.Note,
            TargetIsDemonstration = row.Target?.IsDemonstration ?? false,
            Phased = row.Target?.Phased,
            PhasedNote = row.Target?.PhasedNote ?? "",
            Progress = ProgressCalculator.Compute(traits, through, Figures(counted), goal),
            LastYear = predecessor is null ? toDate : null,
            LastYearFull = predecessor is null ? full : null,
            LastYearTraits = beforeTraits,
            LastYearFullTraits = fullTraits,
            PredecessorCode = predecessor?.Indicator.Code,
            PredecessorName = predecessor?.Indicator.Name,
            PredecessorLastYear = predecessor is null ? null : toDate,
            PredecessorLastYearFull = predecessor is null ? null : full,
            PredecessorIsDemonstration = predecessor is not null && lastYear.Values.Any(figure => figure.IsDemonstration),
            StandardVersion = indicator.Standard == StandardFamily.AmbientAir ? AirStandard.Of(through).Code : null,
            Breaks = DefinitionBreaks.Of(indicator, rows.Definitions[indicator.Id], rows.Predecessors.GetValueOrDefault(indicator.Id), rows.Bridges[indicator.Id]),
            Months = Points(traits, through, stored, counted),
            LastYearMonths = predecessor is null ? Points(fullTraits, december, lastYearStored, lastYear) : Points(fullTraits, december, [], []),
        };
    }

    private static IndicatorTraits TraitsIn(ReportRows rows, Indicator indicator, YearMonth month) =>
        IndicatorTraits.Of(indicator, DefinitionHistory.InForce(rows.Definitions[indicator.Id], month));

    private static Dictionary<int, Cell> Cells(ReportRows rows, Indicator indicator, int year) =>
        rows.Figures[indicator.Id].Where(figure => figure.Year == year).ToDictionary(figure => figure.Month, figure => new Cell(figure, rows.StateOf(indicator.UnitCode, year, figure.Month)));

    private static Dictionary<int, FigureRow> Counted(Dictionary<int, Cell> cells, ReportRequest request) =>
        cells.Where(pair => request.Counts(pair.Value.State)).ToDictionary(pair => pair.Key, pair => pair.Value.Row);

    private static List<MonthPoint> Points(IndicatorTraits traits, YearMonth through, Dictionary<int, Cell> stored, Dictionary<int, FigureRow> counted)
    {
        var toDate = counted.Count == 0 ? [] : ProgressCalculator.RoundedByMonth(traits, through.Year, Figures(counted));
        return [.. Enumerable.Range(1, 12).Select(Point)];

        MonthPoint Point(int month)
        {
            var cell = stored.GetValueOrDefault(month);
            var row = counted.GetValueOrDefault(month);
            return new MonthPoint(month, row?.Entry ?? FigureEntry.Blank, SoftChecks.MonthValue(row?.Entry), month <= through.Month && toDate.Count > 0 ? toDate[month - 1] : null,
                cell?.Row.Version ?? 0, row?.IsDemonstration ?? false, cell?.Row.ChangedBy)
            {
                Stored = cell?.Row.Entry ?? FigureEntry.Blank,
                State = cell?.State ?? SubmissionState.Draft,
                ChangedAt = cell?.Row.ChangedAt,
            };
        }
    }

    private static decimal? ToDate(IndicatorTraits traits, YearMonth through, Dictionary<int, FigureRow> figures) =>
        figures.Count == 0 ? null : ProgressCalculator.RoundedToDate(traits, through, Figures(figures));

    private static IEnumerable<MonthFigure> Figures(Dictionary<int, FigureRow> figures) =>
        figures.Values.Select(row => new MonthFigure(row.Month, row.Value, row.Numerator, row.Denominator, row.Weight, row.Mark));

    /// <summary>A figure with the state of its month.</summary>
    private sealed record Cell(FigureRow Row, SubmissionState State);
}
