using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Text = LuchengEco.Services.Resources.AdministrationText;

namespace LuchengEco.Services.Indicators;

/// <summary>Says who fills, stands in for and reviews an indicator.</summary>
public sealed class DutyService(IDbContextFactory<EcoDbContext> contexts, DemonstrationMode demonstration, AuditLog audit, TimeProvider clock)
{
    /// <returns>Null for those who may not assign duties.</returns>
    public async Task<DutyOverview?> GetAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!await audit.AllowsAsync(actor, EcoOperation.AssignDuties, "duties", cancellationToken))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var year = clock.Today().Year;
        var indicators = await context.Indicators.AsNoTracking().Where(row => row.LastYear == null || row.LastYear >= year).OrderBy(row => row.SortOrder).ToListAsync(cancellationToken);
        var duties = await context.Duties.AsNoTracking().ToDictionaryAsync(duty => duty.IndicatorId, cancellationToken);
        var people = (await PeopleAsync(context, cancellationToken)).ToDictionary(person => person.Id);
        var units = await context.Units.AsNoTracking().OrderBy(unit => unit.SortOrder).Select(unit => new { unit.Code, unit.Name }).ToListAsync(cancellationToken);
        var unitNames = units.ToDictionary(unit => unit.Code, unit => unit.Name);
        var rows = indicators.Select(indicator => LineOf(indicator, duties.GetValueOrDefault(indicator.Id), people, unitNames[indicator.UnitCode])).ToList();
        var named = rows.SelectMany(row => new[] { row.Filler, row.Deputy, row.Reviewer }).OfType<DutyPerson>().Select(person => person.Id).ToHashSet();
        return new DutyOverview(rows,
            [.. units.Select(unit => (unit, own: rows.Where(row => row.UnitCode == unit.Code).ToList())).Where(pair => pair.own.Count > 0)
                .Select(pair => new UnitDuties(pair.unit.Code, pair.unit.Name, pair.own.Count(row => row.IsComplete), pair.own.Count))],
            [.. people.Values.Where(person => named.Contains(person.Id) || (!person.IsOut && (person.IsFiller || person.IsReviewer)))
                .OrderBy(person => person.Name, StringComparer.Create(CultureInfo.GetCultureInfo("zh-CN"), ignoreCase: false))]);
    }

    /// <summary>Assigns all of the indicators or none of them.</summary>
    public async Task<ChangeResult> AssignAsync(Actor actor, IReadOnlyList<string> codes, DutyAssignment assignment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(assignment);
        if (!await audit.AllowsAsync(actor, EcoOperation.AssignDuties, string.Join(' ', codes), cancellationToken))
            return ChangeResult.Forbidden;
        if (codes.Count == 0)
            return ChangeResult.Refused("nothing-selected", Text.NothingSelected);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var indicators = await context.Indicators.AsNoTracking().Include(row => row.OwningUnit).Where(row => codes.Contains(row.Code)).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        if (indicators.Count != codes.Distinct().Count())
            return ChangeResult.Unknown("indicator-unknown", Resources.IndicatorText.IndicatorUnknown);
        var ids = indicators.Select(indicator => indicator.Id).ToList();
        var duties = await context.Duties.Where(duty => ids.Contains(duty.IndicatorId)).ToDictionaryAsync(duty => duty.IndicatorId, cancellationToken);
        var people = (await PeopleAsync(context, cancellationToken)).ToDictionary(person => person.Id);
        foreach (var indicator in indicators)
        {
            if (!duties.TryGetValue(indicator.Id, out var duty))
                context.Duties.Add(duty = new IndicatorDuty(indicator.Id));
            if (Problem(assignment, indicator.UnitCode, indicator.OwningUnit!.Name, people) is { } problem)
                return problem;
            var before = Say(duty, people);
            try
            {
                duty.Assign(Chosen(assignment.Filler, duty.FillerId), Chosen(assignment.Deputy, duty.DeputyId), assignment.KeepsDays ? duty.DeputyFrom : assignment.DeputyFrom,
                    assignment.KeepsDays ? duty.DeputyUntil : assignment.DeputyUntil, Chosen(assignment.Reviewer, duty.ReviewerId));
            }
            catch (DomainException refusal)
            {
                return new ChangeResult(ChangeOutcome.Refused, refusal.Code, string.Format(CultureInfo.InvariantCulture, Text.OfIndicator, indicator.ShortName, refusal.Message));
            }
            if (Say(duty, people) is var after && after != before)
                audit.Add(context, actor, "duty-assign", AuditOutcome.Done, indicator.Code, $"{before} → {after}");
        }
        if (context.ChangeTracker.Entries<AuditEntry>().Any() is false)
            return ChangeResult.Unchanged;
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return ChangeResult.Done;
        }
        catch (DbUpdateException exception) when (DatabaseErrors.StateOf(exception) is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation)
        {
            return ChangeResult.ChangedByAnother;
        }
    }

    private static Guid? Chosen(DutyChoice choice, Guid? now) => choice.IsKept ? now : choice.Person;

    private static ChangeResult? Problem(DutyAssignment assignment, string unitCode, string unitName, Dictionary<Guid, DutyPerson> people)
    {
        foreach (var (choice, reviews) in new[] { (assignment.Filler, false), (assignment.Deputy, false), (assignment.Reviewer, true) })
        {
            if (choice.IsKept || choice.Person is not { } id)
                continue;
            if (!people.TryGetValue(id, out var person))
                return ChangeResult.Refused("person-unknown", Text.PersonUnknown);
            if (ProblemOf(person, reviews, unitCode, unitName) is { } problem)
                return ChangeResult.Refused("person-unfit", problem);
        }
        return null;
    }

    private static string? ProblemOf(DutyPerson person, bool reviews, string unitCode, string unitName) => person switch
    {
        { IsOut: true } => string.Format(CultureInfo.InvariantCulture, Text.PersonOut, person.Name),
        _ when !(reviews ? person.IsReviewer : person.IsFiller) => string.Format(CultureInfo.InvariantCulture, reviews ? Text.PersonNoReviewer : Text.PersonNoFiller, person.Name),
        _ when !person.Units.Contains(unitCode) => string.Format(CultureInfo.InvariantCulture, Text.PersonNotInUnit, person.Name, unitName),
        _ => null,
    };

    private static DutyLine LineOf(Indicator indicator, IndicatorDuty? duty, Dictionary<Guid, DutyPerson> people, string unitName)
    {
        var (filler, deputy, reviewer) = (Find(duty?.FillerId), Find(duty?.DeputyId), Find(duty?.ReviewerId));
        string?[] problems =
        [
            filler is null ? null : ProblemOf(filler, false, indicator.UnitCode, unitName),
            deputy is null ? null : ProblemOf(deputy, false, indicator.UnitCode, unitName),
            reviewer is null ? null : ProblemOf(reviewer, true, indicator.UnitCode, unitName),
        ];
        return new DutyLine(indicator.Code, indicator.ShortName, indicator.UnitCode, filler, deputy, duty?.DeputyFrom, duty?.DeputyUntil, reviewer, [.. problems.OfType<string>()]);

        DutyPerson? Find(Guid? id) => id is { } known ? people.GetValueOrDefault(known) : null;
    }

    private static string Say(IndicatorDuty duty, Dictionary<Guid, DutyPerson> people)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{Text.Filler} {Name(duty.FillerId)}，{Text.Deputy} {Name(duty.DeputyId)}{Days()}，{Text.Reviewer} {Name(duty.ReviewerId)}");

        string Name(Guid? id) => id is { } known ? people.GetValueOrDefault(known)?.Name ?? Text.None : Text.None;

        string Days() => duty.DeputyFrom is { } from
            ? string.Create(CultureInfo.InvariantCulture, $"（{from:yyyy-MM-dd}—{(duty.DeputyUntil is { } until ? until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "")}）")
            : "";
    }

    private async Task<List<DutyPerson>> PeopleAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        var users = await context.Users.AsNoTracking().Select(user => new
        {
            user.Id,
            user.DisplayName,
            user.UserName,
            IsOut = user.DisabledAt != null || (user.IsDemonstration && !demonstration.IsOn),
            Units = user.Units.Select(unit => unit.UnitCode).ToList(),
            Roles = context.UserRoles.Where(link => link.UserId == user.Id).Join(context.Roles, link => link.RoleId, role => role.Id, (link, role) => role.Name!).ToList(),
        }).AsSplitQuery().ToListAsync(cancellationToken);
        return [.. users.Select(user => new DutyPerson(user.Id, user.DisplayName, user.UserName ?? "", user.Roles.Contains(EcoRoles.Filler), user.Roles.Contains(EcoRoles.Reviewer),
            user.Units.ToHashSet(), user.IsOut))];
    }
}
