using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Methods;
using LuchengEco.Domain.Methods.Air;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Events;
using LuchengEco.Services.Indicators;

namespace LuchengEco.Services.Reporting;

/// <summary>Computes a <see cref="YearReport"/> from its rows; reads nothing.</summary>
internal static class ReportWriter
{
    public static YearReport Write(ReportRows rows, ReportRequest request, TimeProvider clock)
    {
        var last = new YearMonth(request.Year, request.Through ?? LastMonth(rows, request, clock));
        var events = Events(rows);
        var reports = rows.Indicators.Select(row => Report(rows, request, row, last, events)).ToList();
        return new YearReport
        {
            Year = request.Year,
            Through = last,
            Framework = rows.Plan.Framework,
            ComputedAt = clock.GetUtcNow(),
            Basis = request.Basis,
            AsOf = request.AsOf,
            HasDemonstration = reports.Any(report => report.TargetIsDemonstration || report.PredecessorIsDemonstration
                || report.Months.Concat(report.LastYearMonths).Any(point => point.IsDemonstration)) || rows.Projects.Any(project => project.IsDemonstration),
            Indicators = reports,
            Projects = rows.Projects,
            Events = events,
            Areas =
            [
                .. rows.Areas.Select(area => new AreaReport(area.Code, area.Name, area.ShortName,
                    [.. reports.Where(report => report.AreaCode == area.Code)],
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
                && (units is null || (units.TryGetValue(figure.IndicatorId, out var unit) && request.Counts(rows.StatesOf(unit, figure.Year)[figure.Month]))))
            .Max(figure => (int?)figure.Month);
        return month ?? (request.Year < clock.CurrentMonth().Year ? 12 : 1);
    }

    private static IndicatorReport Report(ReportRows rows, ReportRequest request, ReportedIndicator row, YearMonth through, List<EventLine> events)
    {
        var indicator = row.Indicator;
        var version = DefinitionHistory.InForce(rows.Definitions[indicator.Id], through);
        var traits = IndicatorTraits.Of(indicator, version);
        var cells = YearCells.Of(rows, request, indicator, through.Year);
        // Where another indicator stood in this one's place a year ago, its numbers are shown beside, never as this one's own.
        var predecessor = indicator.FirstYear == through.Year && rows.Predecessors.GetValueOrDefault(indicator.Id) is { } found && found.FromYear == through.Year ? found : null;
        var before = predecessor?.Indicator ?? indicator;
        var (sameMonth, december) = (new YearMonth(through.Year - 1, through.Month), new YearMonth(through.Year - 1, 12));
        var (meantThen, meantInDecember) = (MeaningIn(rows, before, sameMonth), MeaningIn(rows, before, december));
        var (beforeTraits, fullTraits) = (meantThen.Traits, meantInDecember.Traits);
        var wasReported = before.IsReportedIn(through.Year - 1);
        var lastYear = wasReported ? YearCells.Of(rows, request, before, through.Year - 1) : YearCells.None;
        var running = lastYear.Running(fullTraits, through.Year - 1);
        var lastYearPoints = Points(lastYear, running, 12);
        var targetBefore = predecessor is null ? row.TargetBefore : predecessor.TargetBefore;
        var full = running[11];
        var toDate = beforeTraits == fullTraits ? running[through.Month - 1] : lastYear.Running(beforeTraits, through.Year - 1)[through.Month - 1];
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
            Progress = ProgressCalculator.Compute(traits, through, cells.Figures, goal),
            LastYear = predecessor is null ? toDate : null,
            LastYearFull = predecessor is null ? full : null,
            LastYearTraits = beforeTraits,
            LastYearFullTraits = fullTraits,
            PredecessorCode = predecessor?.Indicator.Code,
            PredecessorName = predecessor?.Indicator.Name,
            PredecessorLastYear = predecessor is null ? null : toDate,
            PredecessorLastYearFull = predecessor is null ? null : full,
            PredecessorIsDemonstration = predecessor is not null && lastYear.Counted.Any(figure => figure?.IsDemonstration == true),
            Before = wasReported
                ? new YearBefore
                {
                    Code = before.Code,
                    Name = before.Name,
                    UnitCode = before.UnitCode,
                    UnitName = predecessor?.UnitName ?? row.UnitName,
                    Goal = targetBefore?.Goal,
                    TargetNote = targetBefore?.Note,
                    Months = lastYearPoints,
                    SameMonths = meantThen,
                    WholeYear = meantInDecember,
                }
                : null,
            StandardVersion = StandardIn(indicator, through),
            Breaks = DefinitionBreaks.Of(indicator, rows.Definitions[indicator.Id], rows.Predecessors.GetValueOrDefault(indicator.Id), rows.Bridges[indicator.Id]),
            Events = [.. events.Where(line => line.StandsOn(indicator.Code, indicator.AreaCode))],
            Months = Points(cells, cells.Running(traits, through.Year), through.Month),
            LastYearMonths = predecessor is null ? lastYearPoints : Points(YearCells.None, YearCells.Nothing, 12),
        };
    }

    /// <summary>The year's events by month; one of an indicator that the report does not know is left out.</summary>
    private static List<EventLine> Events(ReportRows rows)
    {
        var indicators = rows.Events.Count == 0 ? [] : rows.Indicators.ToDictionary(row => row.Indicator.Id, row => row.Indicator);
        return
        [
            .. from noted in rows.Events
               let indicator = noted.IndicatorId is { } id ? indicators.GetValueOrDefault(id) : null
               where noted.IndicatorId is null || indicator is not null
               select new EventLine(noted.Id, noted.Month, noted.Note, noted.Link, indicator?.Code, noted.AreaCode,
                   EventLine.Name(indicator?.ShortName, noted.AreaCode is null ? null : rows.Areas.FirstOrDefault(area => area.Code == noted.AreaCode)?.ShortName ?? noted.AreaCode), noted.UserName, noted.At)
               {
                   UnitCode = indicator?.UnitCode,
               },
        ];
    }

    private static MeaningThen MeaningIn(ReportRows rows, Indicator indicator, YearMonth month)
    {
        var version = DefinitionHistory.InForce(rows.Definitions[indicator.Id], month);
        return new(month, IndicatorTraits.Of(indicator, version), version?.Definition ?? indicator.Definition, version?.Version ?? indicator.DefinitionVersion,
            version is null ? indicator.NumeratorName : version.NumeratorName, StandardIn(indicator, month));
    }

    private static string? StandardIn(Indicator indicator, YearMonth month) => indicator.Standard == StandardFamily.AmbientAir ? AirStandard.Of(month).Code : null;

    private static MonthPoint[] Points(YearCells cells, IReadOnlyList<decimal?> running, int through)
    {
        var points = new MonthPoint[12];
        for (var month = 1; month <= 12; month++)
        {
            var (stored, counted) = (cells.Stored[month], cells.Counted[month]);
            var entry = counted?.Entry ?? FigureEntry.Blank;
            points[month - 1] = new MonthPoint(month, entry, SoftChecks.MonthValue(entry), month <= through ? running[month - 1] : null,
                stored?.Version ?? 0, counted?.IsDemonstration ?? false, stored?.ChangedBy)
            {
                Stored = ReferenceEquals(stored, counted) ? entry : stored!.Entry,
                State = stored is null ? SubmissionState.Draft : cells.States[month],
                ChangedAt = stored?.ChangedAt,
            };
        }
        return points;
    }

    /// <summary>One indicator's cells of one year by month (index 1 to 12; null where nobody wrote), as stored and as they count.</summary>
    private sealed record YearCells(FigureRow?[] Stored, FigureRow?[] Counted, SubmissionState[] States, IReadOnlyList<MonthFigure> Figures)
    {
        public static readonly YearCells None = new(new FigureRow?[13], new FigureRow?[13], new SubmissionState[13], []);

        /// <summary>The running values of a year without figures.</summary>
        public static readonly IReadOnlyList<decimal?> Nothing = new decimal?[12];

        public static YearCells Of(ReportRows rows, ReportRequest request, Indicator indicator, int year)
        {
            var (stored, counted, figures) = (new FigureRow?[13], new FigureRow?[13], new List<MonthFigure>(12));
            var states = rows.StatesOf(indicator.UnitCode, year);
            foreach (var row in rows.Figures[indicator.Id])
            {
                if (row.Year != year)
                    continue;
                stored[row.Month] = row;
                if (!request.Counts(states[row.Month]))
                    continue;
                counted[row.Month] = row;
                figures.Add(new MonthFigure(row.Month, row.Value, row.Numerator, row.Denominator, row.Weight, row.Mark));
            }
            return new YearCells(stored, counted, states, figures);
        }

        /// <summary>The rounded value to date at the end of each month, January first.</summary>
        public IReadOnlyList<decimal?> Running(IndicatorTraits traits, int year) =>
            Figures.Count == 0 ? Nothing : ProgressCalculator.RoundedByMonth(traits, year, Figures);
    }
}
