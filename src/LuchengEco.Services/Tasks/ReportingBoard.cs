using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Review;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Tasks;

/// <summary>An active indicator with who answers for it.</summary>
internal sealed record BoardIndicator(int Id, string Code, string UnitCode, int FirstYear, int? LastYear, Guid FillerId, Guid DeputyId, DateOnly? DeputyFrom,
    DateOnly? DeputyUntil, Guid ReviewerId)
{
    public bool IsReportedIn(int year) => year >= FirstYear && (LastYear is null || year <= LastYear);

    /// <summary>Who types it on a day.</summary>
    public IEnumerable<Guid> FillersOn(DateOnly day) => DeputyFrom <= day && (DeputyUntil is null || day <= DeputyUntil) ? [FillerId, DeputyId] : [FillerId];
}

/// <summary>The newest step of a submission.</summary>
internal sealed record BoardStep(SubmissionAction Action, DateTimeOffset At, string UserName, string? Reason);

/// <summary>The month of one unit.</summary>
internal sealed record BoardCell(string UnitCode, string UnitName, ReportingStanding Standing, ReportingState State, int SubmissionId, int Version, BoardStep? Last,
    DateTimeOffset? FirstSubmittedAt, IReadOnlyList<BoardIndicator> Indicators)
{
    public YearMonth Month => Standing.Month;

    /// <summary>Indicators that have a figure or a mark; null where nobody asked.</summary>
    public IReadOnlySet<int>? Filled { get; init; }
}

/// <summary>Every unit × month that is reported, read at once: what tasks, the matrix and reminders all judge by.</summary>
internal sealed class ReportingBoard
{
    private ReportingBoard(ReportingCalendar calendar, IReadOnlyList<BoardCell> cells) => (Calendar, Cells) = (calendar, cells);

    public ReportingCalendar Calendar { get; }

    /// <summary>By unit, then month.</summary>
    public IReadOnlyList<BoardCell> Cells { get; }

    /// <param name="context">Reads only.</param>
    /// <param name="today">The bureau's day.</param>
    /// <param name="year">Twelve months of it; null takes every month of a year that is set up until the current one.</param>
    /// <param name="units">Codes; null takes all.</param>
    /// <param name="counts">The cells whose figures are counted.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public static async Task<ReportingBoard> ReadAsync(EcoDbContext context, DateOnly today, int? year, IReadOnlyCollection<string>? units, Func<BoardCell, bool> counts,
        CancellationToken cancellationToken)
    {
        var years = await context.Years.AsNoTracking().OrderBy(row => row.Year).Select(row => row.Year).ToListAsync(cancellationToken);
        var months = years.Where(row => year is null || row == year).SelectMany(YearMonth.MonthsOf).Where(month => year is not null || month.FirstDay <= today).ToList();
        var due = await DueDates.ReadAsync(context, cancellationToken);
        var rows = await context.Units.AsNoTracking().Where(unit => units == null || units.Contains(unit.Code)).OrderBy(unit => unit.SortOrder)
            .Select(unit => new { unit.Code, unit.Name, unit.ClosedAt }).ToListAsync(cancellationToken);
        var indicators = (await ReadIndicatorsAsync(context, cancellationToken)).ToLookup(indicator => indicator.UnitCode);
        var submissions = await ReadSubmissionsAsync(context, cancellationToken);
        var joined = await JoinedAsync(context, cancellationToken);
        var cells = new List<BoardCell>();
        foreach (var unit in rows)
        {
            var began = BeganOn(unit.Code);
            var earliest = submissions.Keys.Where(key => key.UnitCode == unit.Code).Select(key => (YearMonth?)key.Month).Min();
            foreach (var month in months)
            {
                var dueOn = due.Of(unit.Code, month);
                var active = indicators[unit.Code].Where(indicator => indicator.IsReportedIn(month.Year)).ToList();
                var submission = submissions.GetValueOrDefault((unit.Code, month));
                var isTracked = active.Count > 0 && (dueOn >= began || month >= earliest)
                    && (unit.ClosedAt is not { } closed || month < YearMonth.Of(DateOnly.FromDateTime(Clock.ToLocal(closed).DateTime)));
                if (submission is null && !isTracked && year is null)
                    continue;
                var first = submission?.First;
                var standing = new ReportingStanding(month, submission?.State ?? SubmissionState.Draft,
                    first is { } at ? DateOnly.FromDateTime(Clock.ToLocal(at).DateTime) : null, dueOn, isTracked);
                cells.Add(new BoardCell(unit.Code, unit.Name, standing, standing.On(today), submission?.Id ?? 0, submission?.Version ?? 0, submission?.Last, first, active));
            }
        }
        return new ReportingBoard(due.Calendar, await CountAsync(context, cells, counts, cancellationToken));

        // Nobody can be late with what was due before they had an account.
        DateOnly? BeganOn(string unit) => indicators[unit].Select(indicator => joined.TryGetValue(indicator.FillerId, out var day) ? day : (DateOnly?)null).Min();
    }

    private static async Task<List<BoardIndicator>> ReadIndicatorsAsync(EcoDbContext context, CancellationToken cancellationToken) =>
        await context.Duties.AsNoTracking().Where(duty => duty.FillerId != null && duty.DeputyId != null && duty.ReviewerId != null)
            .OrderBy(duty => duty.Indicator!.SortOrder)
            .Select(duty => new BoardIndicator(duty.IndicatorId, duty.Indicator!.Code, duty.Indicator.UnitCode, duty.Indicator.FirstYear, duty.Indicator.LastYear,
                duty.FillerId!.Value, duty.DeputyId!.Value, duty.DeputyFrom, duty.DeputyUntil, duty.ReviewerId!.Value))
            .ToListAsync(cancellationToken);

    private static async Task<Dictionary<(string UnitCode, YearMonth Month), BoardSubmission>> ReadSubmissionsAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        var rows = await context.Submissions.AsNoTracking().Select(submission => new
        {
            submission.Id,
            submission.UnitCode,
            submission.Year,
            submission.MonthNumber,
            submission.State,
            submission.Version,
            First = submission.Events.Where(step => step.Action == SubmissionAction.Submit).Min(step => (DateTimeOffset?)step.At),
            Last = submission.Events.OrderByDescending(step => step.Id).Select(step => new BoardStep(step.Action, step.At, step.UserName, step.Reason)).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => (row.UnitCode, new YearMonth(row.Year, row.MonthNumber)), row => new BoardSubmission(row.Id, row.State, row.Version, row.First, row.Last));
    }

    private static async Task<Dictionary<Guid, DateOnly>> JoinedAsync(EcoDbContext context, CancellationToken cancellationToken) =>
        (await context.Users.AsNoTracking().Where(user => context.Duties.Any(duty => duty.FillerId == user.Id))
            .Select(user => new { user.Id, user.CreatedAt }).ToListAsync(cancellationToken))
        .ToDictionary(user => user.Id, user => DateOnly.FromDateTime(Clock.ToLocal(user.CreatedAt).DateTime));

    private static async Task<IReadOnlyList<BoardCell>> CountAsync(EcoDbContext context, List<BoardCell> cells, Func<BoardCell, bool> counts, CancellationToken cancellationToken)
    {
        var wanted = cells.Where(counts).ToHashSet();
        var indices = wanted.Select(cell => Index(cell.Month)).Distinct().ToList();
        var ids = wanted.SelectMany(cell => cell.Indicators).Select(indicator => indicator.Id).Distinct().ToList();
        if (indices.Count == 0)
            return cells;
        var filled = await context.Figures.AsNoTracking()
            .Where(figure => indices.Contains(figure.Year * 12 + figure.MonthNumber) && ids.Contains(figure.IndicatorId)
                && (figure.Value != null || figure.Numerator != null || figure.Denominator != null || figure.Weight != null || figure.Mark != FigureMark.None))
            .Select(figure => new { figure.IndicatorId, Index = figure.Year * 12 + figure.MonthNumber })
            .ToListAsync(cancellationToken);
        var byMonth = filled.ToLookup(row => row.Index, row => row.IndicatorId);
        return [.. cells.Select(cell => wanted.Contains(cell)
            ? cell with { Filled = byMonth[Index(cell.Month)].Where(id => cell.Indicators.Any(indicator => indicator.Id == id)).ToHashSet() }
            : cell)];
    }

    private static int Index(YearMonth month) => month.Year * 12 + month.Month;

    private sealed record BoardSubmission(int Id, SubmissionState State, int Version, DateTimeOffset? First, BoardStep? Last);
}
