using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Text = LuchengEco.Services.Resources.ChangeText;

namespace LuchengEco.Services.Changes;

/// <summary>Reads what changed: one query over all histories finds the page, one for each kind tells its lines.</summary>
internal sealed class ChangeReader(EcoDbContext context, DateTimeOffset from, DateTimeOffset? to, ChangeFilter filter)
{
    /// <remarks>Projects: not a state in which only the count of changes differs, its milestones say what changed; they move no headline goal, so they have no year · figures: revision · submissions: step · targets: only steps of persons, their states in the catalogue say the same · evidence and events: brought and taken away.</remarks>
    private const string All =
        """
        WITH everything AS (
            SELECT 'Figure' AS kind, r.id::text AS id, r.at, i.unit_code AS unit, f.year, concat_ws(' ', i.code, i.name, r.user_name, r.reason, r.note) AS words
            FROM figure_revisions r JOIN monthly_figures f ON f.id = r.figure_id JOIN indicators i ON i.id = f.indicator_id WHERE r.at > @from AND r.at <= @to
            UNION ALL
            SELECT 'Submission', e.id::text, e.at, s.unit_code, NULL, concat_ws(' ', u.name, e.user_name, e.reason)
            FROM submission_events e JOIN submissions s ON s.id = e.submission_id JOIN organisation_units u ON u.code = s.unit_code WHERE e.at > @from AND e.at <= @to
            UNION ALL
            SELECT 'Target', t.id::text, t.at, i.unit_code, t.year, concat_ws(' ', i.code, i.name, t.user_name, t.note, t.phased_note)
            FROM target_revisions t JOIN indicators i ON i.id = t.indicator_id WHERE t.user_id IS NOT NULL AND t.at > @from AND t.at <= @to
            UNION ALL
            SELECT 'Definition', d.id::text, d.at, i.unit_code, 0, concat_ws(' ', i.code, i.name, d.user_name, d.reason)
            FROM indicator_definitions d JOIN indicators i ON i.id = d.indicator_id WHERE d.user_name <> '' AND d.at > @from AND d.at <= @to
            UNION ALL
            SELECT 'Catalogue', c.id::text, c.at, CASE c.source WHEN 'organisation_units' THEN c.key WHEN 'indicators' THEN c."row" ->> 'unit_code' WHEN 'projects' THEN c."row" ->> 'unit_code'
                WHEN 'project_milestones' THEN (SELECT p.unit_code FROM projects p WHERE p.code = c."row" ->> 'project_code') END,
                CASE WHEN c.source NOT IN ('projects', 'project_milestones') THEN 0 END,
                concat_ws(' ', c.key, c."row" ->> 'code', c."row" ->> 'name', c."row" ->> 'note', c."row" ->> 'removed_because', CASE WHEN c.source = 'indicator_links' THEN
                    (SELECT string_agg(i.name, ' ') FROM indicators i WHERE i.id IN ((c."row" ->> 'successor_id')::integer, (c."row" ->> 'predecessor_id')::integer)) END,
                CASE WHEN c.source = 'project_milestones' THEN (SELECT p.name FROM projects p WHERE p.code = c."row" ->> 'project_code') END)
            FROM catalogue_states c WHERE c.source <> 'targets' AND c.at > @from AND c.at <= @to
                AND NOT (c.source = 'projects' AND c."row" IS NOT NULL AND c."row" - ARRAY['version', 'is_edited', 'is_demonstration'] IS NOT DISTINCT FROM
                    (SELECT f."row" - ARRAY['version', 'is_edited', 'is_demonstration'] FROM catalogue_states f WHERE f.source = c.source AND f.key = c.key AND f.id < c.id ORDER BY f.id DESC LIMIT 1))
            UNION ALL
            SELECT 'Bridge', b.id::text, b.at, i.unit_code, NULL, concat_ws(' ', i.code, i.name, b.user_name, b.note)
            FROM definition_bridges b JOIN indicators i ON i.id = b.indicator_id WHERE b.at > @from AND b.at <= @to
            UNION ALL
            SELECT 'Evidence', e.id::text || moment.sign, moment.at, i.unit_code, NULL, concat_ws(' ', i.code, i.name, e.user_name, e.removed_by, e.file_name, e.removed_because)
            FROM figure_evidence e JOIN indicators i ON i.id = e.indicator_id CROSS JOIN LATERAL (VALUES ('+', e.at), ('-', e.removed_at)) moment(sign, at)
            WHERE moment.at > @from AND moment.at <= @to
            UNION ALL
            SELECT 'Event', e.id::text || moment.sign, moment.at, i.unit_code, NULL, concat_ws(' ', i.code, i.name, a.name, e.user_name, e.removed_by, e.note, e.removed_because)
            FROM month_events e LEFT JOIN indicators i ON i.id = e.indicator_id LEFT JOIN action_areas a ON a.code = e.area_code
            CROSS JOIN LATERAL (VALUES ('+', e.at), ('-', e.removed_at)) moment(sign, at)
            WHERE moment.at > @from AND moment.at <= @to),
        asked AS (SELECT * FROM everything WHERE (@unit = '' OR unit = @unit) AND (@text = '' OR words ILIKE @text ESCAPE '\'))
        """;

    public async Task<IReadOnlyDictionary<ChangeKind, int>> CountAsync(CancellationToken cancellationToken) =>
        (await context.Database.SqlQueryRaw<KindCount>(All + " SELECT kind AS \"Kind\", count(*)::integer AS \"Count\" FROM asked GROUP BY kind", Parameters()).ToListAsync(cancellationToken))
        .ToDictionary(row => Enum.Parse<ChangeKind>(row.Kind), row => row.Count);

    /// <summary>Years whose headline goals the changes can have moved: every year of the plan when the catalogue itself changed.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancellationToken)
    {
        var touched = await context.Database.SqlQueryRaw<int>(All + " SELECT DISTINCT year AS \"Value\" FROM everything WHERE year IS NOT NULL", Parameters()).ToListAsync(cancellationToken);
        var years = await context.Years.AsNoTracking().Select(row => row.Year).OrderDescending().ToListAsync(cancellationToken);
        return touched.Contains(0) ? years : [.. years.Where(touched.Contains)];
    }

    public async Task<IReadOnlyList<ChangeLine>> ReadAsync(int skip, int take, CancellationToken cancellationToken)
    {
        var found = await context.Database.SqlQueryRaw<Found>(All + " SELECT kind AS \"Kind\", id AS \"Id\" FROM asked WHERE @kind = '' OR kind = @kind ORDER BY at DESC, kind, length(id) DESC, id DESC OFFSET @skip LIMIT @take",
            [.. Parameters(), new NpgsqlParameter("kind", filter.Kind?.ToString() ?? ""), new NpgsqlParameter("skip", skip), new NpgsqlParameter("take", take)]).ToListAsync(cancellationToken);
        var names = await NamesAsync(cancellationToken);
        var lines = new Dictionary<Found, ChangeLine>();
        foreach (var kind in found.GroupBy(row => Enum.Parse<ChangeKind>(row.Kind)))
        {
            var ids = kind.Select(row => row.Id).ToList();
            foreach (var (id, line) in kind.Key switch
            {
                ChangeKind.Evidence => await EvidenceAsync(ids, names, cancellationToken),
                ChangeKind.Event => await EventsAsync(ids, names, cancellationToken),
                _ => await LinesAsync(kind.Key, [.. ids.Select(long.Parse)], names, cancellationToken),
            })
                lines[new Found(kind.Key.ToString(), id)] = line;
        }
        return [.. found.Where(lines.ContainsKey).Select(row => lines[row])];
    }

    /// <summary>What changed of one project and its milestones, newest first; every change, whatever the filter.</summary>
    public async Task<IReadOnlyList<ChangeLine>> ReadProjectAsync(string code, CancellationToken cancellationToken)
    {
        var found = await context.Database.SqlQuery<long>(
            $"""
            SELECT c.id AS "Value" FROM catalogue_states c
            LEFT JOIN LATERAL (SELECT f."row" FROM catalogue_states f WHERE f.source = c.source AND f.key = c.key AND f.id < c.id ORDER BY f.id DESC LIMIT 1) former ON true
            WHERE c.at > {from.ToUniversalTime()} AND c.at <= {(to ?? DateTimeOffset.MaxValue).ToUniversalTime()}
                AND ((c.source = 'projects' AND c.key = {code} AND NOT coalesce(c."row" - ARRAY['version', 'is_edited', 'is_demonstration'] = former."row" - ARRAY['version', 'is_edited', 'is_demonstration'], false))
                    OR (c.source = 'project_milestones' AND coalesce(c."row", former."row") ->> 'project_code' = {code}))
            ORDER BY c.id DESC LIMIT 200
            """).ToListAsync(cancellationToken);
        var lines = (await CatalogueAsync(found, await NamesAsync(cancellationToken), cancellationToken)).ToDictionary(line => line.Item1, line => line.Item2);
        return [.. found.Select(id => lines[Key(id)])];
    }

    private async Task<ChangeNames> NamesAsync(CancellationToken cancellationToken) => new(
        await context.Units.AsNoTracking().ToDictionaryAsync(row => row.Code, row => row.Name, cancellationToken),
        await context.Areas.AsNoTracking().ToDictionaryAsync(row => row.Code, row => row.Name, cancellationToken),
        await context.Indicators.AsNoTracking().ToDictionaryAsync(row => row.Id, cancellationToken))
    {
        Projects = (await context.Database.SqlQuery<NamedProject>(
            $"""
            SELECT DISTINCT ON (state.key) state.key AS "Code", state."row" ->> 'name' AS "Name", (state."row" ->> 'year')::integer AS "Year", state."row" ->> 'unit_code' AS unit_code
            FROM catalogue_states state WHERE state.source = 'projects' AND state."row" IS NOT NULL ORDER BY state.key, state.id DESC
            """).ToListAsync(cancellationToken)).ToDictionary(row => row.Code),
    };

    private Task<List<(string, ChangeLine)>> LinesAsync(ChangeKind kind, List<long> ids, ChangeNames names, CancellationToken cancellationToken) => kind switch
    {
        ChangeKind.Figure => FiguresAsync(ids, names, cancellationToken),
        ChangeKind.Submission => SubmissionsAsync(ids, names, cancellationToken),
        ChangeKind.Target => TargetsAsync(ids, names, cancellationToken),
        ChangeKind.Definition => DefinitionsAsync(ids, names, cancellationToken),
        ChangeKind.Catalogue => CatalogueAsync(ids, names, cancellationToken),
        ChangeKind.Bridge => BridgesAsync(ids, names, cancellationToken),
        ChangeKind.Evidence or ChangeKind.Event => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private async Task<List<(string, ChangeLine)>> FiguresAsync(List<long> ids, ChangeNames names, CancellationToken cancellationToken)
    {
        var rows = await (
            from revision in context.Revisions.AsNoTracking()
            where ids.Contains(revision.Id)
            join figure in context.Figures on revision.FigureId equals figure.Id
            join former in context.Revisions on new { revision.FigureId, Version = revision.Version - 1 } equals new { former.FigureId, former.Version } into formers
            from former in formers.DefaultIfEmpty()
            select new { revision, figure.IndicatorId, figure.Year, figure.MonthNumber, former }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => (Key(row.revision.Id), names.Line(ChangeKind.Figure, row.revision.At, row.revision.UserName, row.IndicatorId) with
            {
                Month = new YearMonth(row.Year, row.MonthNumber),
                Before = ChangeWords.Of(names.Indicators[row.IndicatorId], row.former?.Entry),
                After = ChangeWords.Of(names.Indicators[row.IndicatorId], row.revision.Entry),
                Reason = row.revision.Reason,
                Door = row.revision.Door,
                Version = row.revision.Version,
            })),
        ];
    }

    private async Task<List<(string, ChangeLine)>> SubmissionsAsync(List<long> ids, ChangeNames names, CancellationToken cancellationToken)
    {
        var rows = await (
            from submission in context.Submissions.AsNoTracking()
            from step in submission.Events
            where ids.Contains(step.Id)
            select new { submission.UnitCode, submission.Year, submission.MonthNumber, step, Before = submission.Events.Where(other => other.Id < step.Id).OrderByDescending(other => other.Id).Select(other => (SubmissionState?)other.State).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => (Key(row.step.Id), new ChangeLine
            {
                Kind = ChangeKind.Submission,
                At = row.step.At,
                UserName = row.step.UserName,
                Subject = names.Unit(row.UnitCode),
                UnitCode = row.UnitCode,
                Month = new YearMonth(row.Year, row.MonthNumber),
                Before = ChangeWords.Of(row.Before ?? SubmissionState.Draft),
                After = ChangeWords.Of(row.step.State),
                Reason = row.step.Reason,
            })),
        ];
    }

    private async Task<List<(string, ChangeLine)>> TargetsAsync(List<long> ids, ChangeNames names, CancellationToken cancellationToken)
    {
        var rows = await context.TargetRevisions.AsNoTracking().Where(row => ids.Contains(row.Id))
            .Select(row => new { row, Former = context.TargetRevisions.Where(other => other.IndicatorId == row.IndicatorId && other.Year == row.Year && other.Id < row.Id).OrderByDescending(other => other.Id).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(pair => (Key(pair.row.Id), names.Line(ChangeKind.Target, pair.row.At, pair.row.UserName, pair.row.IndicatorId) with
            {
                Year = pair.row.Year,
                Before = ChangeWords.Of(names.Indicators[pair.row.IndicatorId], pair.Former),
                After = ChangeWords.Of(names.Indicators[pair.row.IndicatorId], pair.row),
                Reason = string.Join('；', new[] { pair.row.Note, pair.row.PhasedNote }.Select(note => note.TrimEnd('。')).Where(note => note.Length > 0)),
            })),
        ];
    }

    private async Task<List<(string, ChangeLine)>> DefinitionsAsync(List<long> ids, ChangeNames names, CancellationToken cancellationToken)
    {
        var rows = await context.Definitions.AsNoTracking().Where(row => ids.Contains(row.Id))
            .Select(row => new { row, Former = context.Definitions.FirstOrDefault(other => other.IndicatorId == row.IndicatorId && other.Version == row.Version - 1) }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(pair => (Key(pair.row.Id), names.Line(ChangeKind.Definition, pair.row.At, pair.row.UserName, pair.row.IndicatorId) with
            {
                Month = null,
                Year = pair.row.FromYear,
                Before = pair.Former is null ? Text.Nothing : ChangeWords.Version(pair.Former.Version, pair.Former.From),
                After = ChangeWords.Version(pair.row.Version, pair.row.From),
                Version = pair.row.Version,
                Reason = pair.row.Reason,
                Differences = pair.Former is null ? [] : Indicators.IndicatorWords.Differences(pair.Former, pair.row),
            })),
        ];
    }

    /// <summary>Who did it says the entry of the audit that the same transaction wrote, where there is exactly one person.</summary>
    private async Task<List<(string, ChangeLine)>> CatalogueAsync(List<long> ids, ChangeNames names, CancellationToken cancellationToken)
    {
        var rows = await context.Database.SqlQuery<StateRow>(
            $"""
            SELECT state.id AS "Id", state.at AS "At", state.source AS "Source", state.key AS "Key", state."row"::text AS "Row", coalesce(who.name, '') AS user_name,
                (SELECT former."row"::text FROM catalogue_states former WHERE former.source = state.source AND former.key = state.key AND former.id < state.id ORDER BY former.id DESC LIMIT 1) AS "Former"
            FROM catalogue_states state
            LEFT JOIN LATERAL (SELECT regexp_replace(min(entry.user_name), '（[^（）]*）$', '') AS name FROM audit_entries entry
                WHERE entry.xmin = state.xmin AND entry.at BETWEEN state.at - interval '1 minute' AND state.at + interval '1 minute' HAVING count(DISTINCT entry.user_name) = 1) who ON true
            WHERE state.id = ANY({ids})
            """).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (Key(row.Id), CatalogueChange.Of(row, names)))];
    }

    private async Task<List<(string, ChangeLine)>> BridgesAsync(List<long> ids, ChangeNames names, CancellationToken cancellationToken)
    {
        var rows = await context.Bridges.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new
        {
            row,
            Former = context.Bridges.Where(other => other.IndicatorId == row.IndicatorId && other.FromYear == row.FromYear && other.FromMonth == row.FromMonth && other.Id < row.Id).OrderByDescending(other => other.Id).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(pair => (Key(pair.row.Id), names.Line(ChangeKind.Bridge, pair.row.At, pair.row.UserName, pair.row.IndicatorId) with
            {
                Year = pair.row.FromYear,
                Before = ChangeWords.Of(pair.Former),
                After = ChangeWords.Of(pair.row),
            })),
        ];
    }

    private async Task<List<(string, ChangeLine)>> EvidenceAsync(List<string> ids, ChangeNames names, CancellationToken cancellationToken)
    {
        var files = ids.Select(id => Guid.Parse(id[..^1])).Distinct().ToList();
        // Without the contents: ten megabytes each.
        var rows = await context.Evidence.AsNoTracking().Where(row => files.Contains(row.Id))
            .Select(row => new { row.Id, row.IndicatorId, row.Year, row.MonthNumber, row.FileName, row.UserName, row.At, row.RemovedAt, row.RemovedBy, row.RemovedBecause }).ToListAsync(cancellationToken);
        var lines = new List<(string, ChangeLine)>();
        foreach (var row in rows)
        {
            var brought = names.Line(ChangeKind.Evidence, row.At, row.UserName, row.IndicatorId) with { Month = new YearMonth(row.Year, row.MonthNumber), After = row.FileName };
            lines.Add(($"{row.Id}+", brought));
            if (row.RemovedAt is { } at)
                lines.Add(($"{row.Id}-", brought with { At = at, UserName = row.RemovedBy ?? "", Before = row.FileName, After = Text.Removed, Reason = row.RemovedBecause }));
        }
        return lines;
    }

    private async Task<List<(string, ChangeLine)>> EventsAsync(List<string> ids, ChangeNames names, CancellationToken cancellationToken)
    {
        var noted = ids.Select(id => long.Parse(id[..^1], System.Globalization.CultureInfo.InvariantCulture)).Distinct().ToList();
        var lines = new List<(string, ChangeLine)>();
        foreach (var row in await context.MonthEvents.AsNoTracking().Where(row => noted.Contains(row.Id)).ToListAsync(cancellationToken))
        {
            var written = new ChangeLine
            {
                Kind = ChangeKind.Event,
                At = row.At,
                UserName = row.UserName,
                Subject = row.IndicatorId is { } id ? names.Indicators[id].Name : row.AreaCode is { } area ? names.Areas.GetValueOrDefault(area, area) : Resources.EventText.WholeBureau,
                IndicatorCode = row.IndicatorId is { } of ? names.Indicators[of].Code : null,
                UnitCode = row.IndicatorId is { } owned ? names.Indicators[owned].UnitCode : null,
                Month = row.Month,
                Before = Text.Nothing,
                After = row.Note,
            };
            lines.Add(($"{row.Id}+", written));
            if (row.RemovedAt is { } at)
                lines.Add(($"{row.Id}-", written with { At = at, UserName = row.RemovedBy ?? "", Before = row.Note, After = Text.Removed, Reason = row.RemovedBecause }));
        }
        return lines;
    }

    private object[] Parameters() =>
    [
        new NpgsqlParameter("from", from.ToUniversalTime()), new NpgsqlParameter("to", (to ?? DateTimeOffset.MaxValue).ToUniversalTime()), new NpgsqlParameter("unit", filter.Unit ?? ""),
        new NpgsqlParameter("text", string.IsNullOrWhiteSpace(filter.Text) ? "" : Like.Containing(filter.Text)),
    ];

    private static string Key(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed record KindCount(string Kind, int Count);

    private sealed record Found(string Kind, string Id);

    internal sealed record StateRow(long Id, DateTimeOffset At, string Source, string Key, string? Row, string UserName, string? Former);
}
