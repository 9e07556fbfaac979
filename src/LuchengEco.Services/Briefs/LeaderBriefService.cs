using LuchengEco.Domain.Forecasts;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Changes;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tasks;

namespace LuchengEco.Services.Briefs;

/// <summary>Tells everybody who may read what to decide, what is due and what changed; each service it asks decides on the person itself.</summary>
public sealed class LeaderBriefService(TaskService tasks, ChangeService changes, SessionService sessions, TimeProvider clock)
{
    /// <summary>Days that are told to who was never here.</summary>
    private const int FirstVisitDays = 7;

    /// <param name="actor">Who asks.</param>
    /// <param name="report">The report on the page: the brief says nothing that contradicts it.</param>
    /// <param name="forecasts">Estimates by code of indicator.</param>
    /// <param name="span">From when on changes are told.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Of a report as of a past moment the goals and projects alone: who submits and what changed belongs to now.</returns>
    public async Task<LeaderBrief> GetAsync(Actor actor, YearReport report, IReadOnlyDictionary<string, Forecast> forecasts, BriefSpan span, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(forecasts);
        if (report.AsOf is not null)
            return new LeaderBrief(DecisionWriter.Write(report, forecasts, null), DeadlineWriter.Write(report, null), null, span, null);
        var matrix = tasks.GetMatrixAsync(actor, report.Year, cancellationToken);
        var lastVisit = await sessions.LastVisitAsync(actor, cancellationToken);
        var digest = await changes.DigestAsync(actor, Begin(span, lastVisit), report.Year, cancellationToken);
        var submissions = await matrix;
        return new LeaderBrief(DecisionWriter.Write(report, forecasts, submissions), DeadlineWriter.Write(report, submissions), digest, span, lastVisit);
    }

    private DateTimeOffset Begin(BriefSpan span, DateTimeOffset? lastVisit)
    {
        var today = clock.Today();
        return span switch
        {
            BriefSpan.Visit => lastVisit ?? Clock.StartOf(today.AddDays(1 - FirstVisitDays)),
            BriefSpan.Week => Clock.StartOf(today.AddDays(-(((int)today.DayOfWeek + 6) % 7))),
            BriefSpan.Month => Clock.StartOf(today.AddDays(1 - today.Day)),
        };
    }
}
