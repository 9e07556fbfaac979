using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Tasks;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Reminders;

/// <summary>Decides who is reminded of what by e-mail, and sees to it that each reminder goes out once.</summary>
/// <remarks>
/// Each reminder is sent at least once, and twice only where a host dies between the answer of the mail server and the commit that follows it: the key
/// is inserted first, the mail is sent inside the transaction, and a mail that was not accepted takes its key with it. Another instance that inserts
/// the same key waits for this transaction and then finds it taken.
/// </remarks>
public sealed class ReminderService(IDbContextFactory<EcoDbContext> contexts, DemonstrationMode demonstration)
{
    /// <summary>Hour of the bureau's day before which nobody is reminded of a due day.</summary>
    public const int FirstHour = 8;

    /// <summary>The mails that are due at a moment and were not sent yet: fillers before, on and after the due day and at a return, reviewers at a submission.</summary>
    public async Task<IReadOnlyList<ReminderMail>> GetDueAsync(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var local = Clock.ToLocal(now);
        var today = DateOnly.FromDateTime(local.DateTime);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var people = await PeopleAsync(context, cancellationToken);
        if (people.Count == 0)
            return [];
        var board = await ReportingBoard.ReadAsync(context, today, null, null,
            cell => cell.State is ReportingState.NotDue or ReportingState.Due or ReportingState.Overdue or ReportingState.Returned or ReportingState.Reopened, cancellationToken);
        var wanted = new List<(Guid UserId, ReminderItem Item)>();
        foreach (var cell in board.Cells)
        {
            if (KeyOf(cell, board.Calendar, today) is not { } due || (IsOfDueDay(due.Kind) && local.Hour < FirstHour))
                continue;
            var item = new ReminderItem(due.Key, due.Kind, cell.UnitCode, cell.UnitName, cell.Month, cell.Standing.DueOn, cell.Standing.DueOn.DayNumber - today.DayNumber,
                cell.Indicators.Count - (cell.Filled?.Count ?? 0));
            var (role, recipients) = due.Kind == ReminderKind.Waiting
                ? (EcoRoles.Reviewer, cell.Indicators.Select(indicator => indicator.ReviewerId))
                : (EcoRoles.Filler, cell.Indicators.SelectMany(indicator => indicator.FillersOn(today)));
            wanted.AddRange(recipients.Distinct()
                .Where(id => people.TryGetValue(id, out var person) && person.Roles.Contains(role) && person.Units.Contains(cell.UnitCode))
                .Select(id => (id, item)));
        }
        var ids = wanted.Select(row => row.UserId).Distinct().ToList();
        var sent = (await context.SentReminders.AsNoTracking().Where(reminder => ids.Contains(reminder.UserId))
            .Select(reminder => new { reminder.UserId, reminder.Key }).ToListAsync(cancellationToken))
            .Select(reminder => (reminder.UserId, reminder.Key)).ToHashSet();
        return
        [
            .. wanted.Where(row => !sent.Contains((row.UserId, row.Item.Key))).GroupBy(row => row.UserId, row => row.Item)
                .Select(group => new ReminderMail(group.Key, people[group.Key].Address, people[group.Key].DisplayName,
                    [.. group.OrderBy(item => item.DueOn).ThenBy(item => item.Month)]))
                .OrderBy(mail => mail.Address, StringComparer.Ordinal),
        ];
    }

    /// <summary>Claims what nobody has sent yet, lets it be delivered, and remembers it once it was.</summary>
    /// <param name="mail">As <see cref="GetDueAsync"/> gave it.</param>
    /// <param name="now">The moment to remember.</param>
    /// <param name="deliver">Gets the mail with the items that are still to be sent; what it throws takes the claim back.</param>
    /// <param name="cancellationToken">Takes the claim back.</param>
    /// <returns>False when another instance has sent everything.</returns>
    public async Task<bool> DeliverOnceAsync(ReminderMail mail, DateTimeOffset now, Func<ReminderMail, CancellationToken, Task> deliver, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(deliver);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var claimed = new HashSet<string>();
        // In one order for everybody, so that two instances never wait for each other in a circle.
        foreach (var key in mail.Items.Select(item => item.Key).Distinct().Order(StringComparer.Ordinal))
        {
            if (await context.Database.ExecuteSqlAsync(
                $"INSERT INTO sent_reminders (user_id, key, at) VALUES ({mail.UserId}, {key}, {now.ToUniversalTime()}) ON CONFLICT DO NOTHING", cancellationToken) == 1)
                claimed.Add(key);
        }
        if (claimed.Count == 0)
            return false;
        await deliver(mail with { Items = [.. mail.Items.Where(item => claimed.Contains(item.Key))] }, cancellationToken);
        // The mail is out: from here on nothing takes it back.
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    /// <summary>The reminder that a cell is due for, if any. A reminder missed while the host was down is sent as long as it still holds.</summary>
    private static (string Key, ReminderKind Kind)? KeyOf(BoardCell cell, ReportingCalendar calendar, DateOnly today)
    {
        var left = cell.Standing.DueOn.DayNumber - today.DayNumber;
        return cell.State switch
        {
            ReportingState.NotTracked or ReportingState.Approved => null,
            ReportingState.Submitted or ReportingState.SubmittedLate => (OfStep("submitted"), ReminderKind.Waiting),
            ReportingState.Returned => (OfStep("returned"), ReminderKind.Returned),
            ReportingState.Reopened => (OfStep("reopened"), ReminderKind.Reopened),
            _ when left < 0 => -left / calendar.RemindEvery is > 0 and var round ? (OfDay(string.Create(CultureInfo.InvariantCulture, $"after-{round}")), ReminderKind.Overdue) : null,
            _ when left == 0 => (OfDay("on"), ReminderKind.DueToday),
            _ => left <= calendar.RemindBefore ? (OfDay("before"), ReminderKind.DueSoon) : null,
        };

        string OfStep(string word) => string.Create(CultureInfo.InvariantCulture, $"{word}:{cell.UnitCode}:{cell.Month}:{cell.SubmissionId}:{cell.Version}");

        // With the due day in it: who moves the day is asked again.
        string OfDay(string stage) => string.Create(CultureInfo.InvariantCulture, $"due:{cell.UnitCode}:{cell.Month}:{cell.Standing.DueOn:yyyyMMdd}:{stage}");
    }

    private static bool IsOfDueDay(ReminderKind kind) => kind is ReminderKind.DueSoon or ReminderKind.DueToday or ReminderKind.Overdue;

    private async Task<Dictionary<Guid, Person>> PeopleAsync(EcoDbContext context, CancellationToken cancellationToken)
    {
        var withDemonstration = demonstration.IsOn;
        var rows = await context.Users.AsNoTracking()
            .Where(user => user.Email != null && user.Email != "" && user.DisabledAt == null && (withDemonstration || !user.IsDemonstration)
                && context.Duties.Any(duty => duty.FillerId == user.Id || duty.DeputyId == user.Id || duty.ReviewerId == user.Id))
            .Select(user => new
            {
                user.Id,
                user.Email,
                user.DisplayName,
                Units = user.Units.Select(unit => unit.UnitCode).ToList(),
                Roles = context.UserRoles.Where(link => link.UserId == user.Id).Join(context.Roles, link => link.RoleId, role => role.Id, (link, role) => role.Name!).ToList(),
            })
            .AsSplitQuery().ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Id, row => new Person(row.Email!, row.DisplayName, row.Units.ToHashSet(), row.Roles.ToHashSet()));
    }

    private sealed record Person(string Address, string DisplayName, HashSet<string> Units, HashSet<string> Roles);
}
