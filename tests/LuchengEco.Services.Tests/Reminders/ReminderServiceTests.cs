using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Reminders;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Reminders;

/// <summary>“one” fills, “two” stands in, “three” reviews every indicator; all joined on 10 October 2024, so October is the first month that concerns them.</summary>
public sealed class ReminderServiceTests : IAsyncLifetime
{
    private readonly PlainTestServices _services = new();

    private ReminderService Reminders => _services.Get<ReminderService>();

    public async ValueTask InitializeAsync()
    {
        await _services.InitializeAsync();
        await _services.ActivateIndicatorsAsync();
        await _services.ExecuteAsync(
            """
            UPDATE users SET email = user_name || '@example.org', created_at = '2024-10-10 12:00+08';
            INSERT INTO user_units (user_id, unit_code) SELECT u.id, o.code FROM users u, organisation_units o WHERE u.user_name IN ('one', 'two', 'three');
            INSERT INTO "AspNetUserRoles" (user_id, role_id) SELECT u.id, r.id FROM users u JOIN "AspNetRoles" r
                ON (u.user_name IN ('one', 'two') AND r.name = 'filler') OR (u.user_name = 'three' AND r.name = 'reviewer');
            DELETE FROM indicator_duties WHERE indicator_id NOT IN (SELECT id FROM indicators WHERE unit_code IN ('air', 'water'));
            """);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task Filler_OverTheDays_IsRemindedBeforeOnAndEverySecondDayAfter()
    {
        var story = new List<string>();
        for (var day = 1; day <= 12; day++)
        {
            foreach (var mail in await Reminders.GetDueAsync(At(11, day, 9)))
            {
                story.Add($"{day} {mail.Address} {string.Join(' ', mail.Items.Select(item => $"{item.UnitCode}:{item.Month}:{item.Kind}:{item.DaysLeft}"))}");
                await SendAsync(mail);
            }
        }

        Assert.Equal(
        [
            "2 one@example.org air:2024-10:DueSoon:3 water:2024-10:DueSoon:3",
            "5 one@example.org air:2024-10:DueToday:0 water:2024-10:DueToday:0",
            "7 one@example.org air:2024-10:Overdue:-2 water:2024-10:Overdue:-2",
            "9 one@example.org air:2024-10:Overdue:-4 water:2024-10:Overdue:-4",
            "11 one@example.org air:2024-10:Overdue:-6 water:2024-10:Overdue:-6",
        ], story);
    }

    [Fact]
    public async Task Filler_BeforeEightInTheMorning_IsLeftAloneUnlessAMonthWasReturned()
    {
        Assert.Empty(await Reminders.GetDueAsync(At(11, 5, 7)));
        await StepsAsync("air", SubmissionAction.Submit, SubmissionAction.Return);

        var mail = Assert.Single(await Reminders.GetDueAsync(At(11, 5, 7)));

        Assert.Equal([ReminderKind.Returned], mail.Items.Select(item => item.Kind));
    }

    [Fact]
    public async Task Reviewer_OfASubmittedMonth_IsRemindedOnceForEachSubmission()
    {
        await StepsAsync("air", SubmissionAction.Submit);
        var mail = Assert.Single(await Reminders.GetDueAsync(At(11, 1, 3)));
        Assert.Equal(("three@example.org", ReminderKind.Waiting), (mail.Address, mail.Items.Single().Kind));
        await SendAsync(mail);
        Assert.Empty(await Reminders.GetDueAsync(At(11, 1, 4)));

        await StepsAsync("air", SubmissionAction.Return, SubmissionAction.Submit);
        Assert.Equal("three@example.org", Assert.Single(await Reminders.GetDueAsync(At(11, 1, 4))).Address);

        await StepsAsync("air", SubmissionAction.Approve);
        Assert.Empty(await Reminders.GetDueAsync(At(11, 1, 5)));
    }

    [Fact]
    public async Task Filler_OfAMonthThatIsIn_IsNotReminded()
    {
        await StepsAsync("air", SubmissionAction.Submit, SubmissionAction.Approve);

        Assert.Equal(["water"], (await Reminders.GetDueAsync(At(11, 7, 9))).SelectMany(mail => mail.Items).Select(item => item.UnitCode));
    }

    [Fact]
    public async Task Deputy_WhileTheyStandIn_IsRemindedToo()
    {
        await _services.ExecuteAsync("UPDATE indicator_duties SET deputy_from = '2024-11-05', deputy_until = '2024-11-06'");

        Assert.Equal(["one@example.org"], await AddressesAsync(At(11, 4, 9)));
        Assert.Equal(["one@example.org", "two@example.org"], await AddressesAsync(At(11, 5, 9)));
        Assert.Equal(["one@example.org"], await AddressesAsync(At(11, 7, 9)));
    }

    [Theory]
    [InlineData("UPDATE users SET email = NULL WHERE user_name = 'one'")]
    [InlineData("UPDATE users SET email = '' WHERE user_name = 'one'")]
    [InlineData("UPDATE users SET disabled_at = now() WHERE user_name = 'one'")]
    [InlineData("UPDATE users SET is_demonstration = true WHERE user_name = 'one'")]
    [InlineData("DELETE FROM user_units WHERE user_id = (SELECT id FROM users WHERE user_name = 'one')")]
    [InlineData("DELETE FROM \"AspNetUserRoles\" WHERE user_id = (SELECT id FROM users WHERE user_name = 'one')")]
    public async Task Person_WhoHasNoAddressOrNoRight_GetsNothing(string sql)
    {
        Assert.NotEmpty(await Reminders.GetDueAsync(At(11, 5, 9)));
        await _services.ExecuteAsync(sql);

        Assert.Empty(await Reminders.GetDueAsync(At(11, 5, 9)));
    }

    [Fact]
    public async Task Calendar_ThatAnAdministratorChanged_Decides()
    {
        await _services.ExecuteAsync("UPDATE users SET created_at = '2024-10-20'; DELETE FROM reporting_calendar; INSERT INTO reporting_calendar (id, due_day, remind_before, remind_every) VALUES (1, 10, 1, 5)");
        await _services.ExecuteAsync("INSERT INTO due_days (year, month_number, unit_code, \"on\") VALUES (2024, 10, 'water', '2024-11-20')");

        Assert.Empty(await Reminders.GetDueAsync(At(11, 8, 9)));
        Assert.Equal(["air"], (await Reminders.GetDueAsync(At(11, 9, 9))).SelectMany(mail => mail.Items).Select(item => item.UnitCode));
        Assert.Empty(await Reminders.GetDueAsync(At(11, 14, 9)));
        Assert.Equal(["air"], (await Reminders.GetDueAsync(At(11, 15, 9))).SelectMany(mail => mail.Items).Select(item => item.UnitCode));
    }

    [Fact]
    public async Task DeliverOnceAsync_ByTwoInstancesAtOnce_SendsOnce()
    {
        var mail = Assert.Single(await Reminders.GetDueAsync(At(11, 5, 9)));
        var (entered, inside) = (new TaskCompletionSource(), new TaskCompletionSource());
        var sent = 0;
        var first = Reminders.DeliverOnceAsync(mail, At(11, 5, 9), async (_, _) =>
        {
            Interlocked.Increment(ref sent);
            entered.SetResult();
            await inside.Task;
        });
        // Only then is it certain which of the two holds the claim.
        await entered.Task;
        var second = Reminders.DeliverOnceAsync(mail, At(11, 5, 9), (_, _) =>
        {
            Interlocked.Increment(ref sent);
            return Task.CompletedTask;
        });
        while (await _services.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
            Assert.False(second.IsCompleted, "It did not wait.");
        inside.SetResult();

        Assert.Equal((true, false), (await first, await second));
        Assert.Equal(1, sent);
        Assert.Equal(mail.Items.Count, await _services.ScalarAsync<long>("SELECT count(*) FROM sent_reminders"));
        Assert.Empty(await Reminders.GetDueAsync(At(11, 5, 10)));
    }

    [Fact]
    public async Task DeliverOnceAsync_ThatFails_IsDueAgain()
    {
        var mail = Assert.Single(await Reminders.GetDueAsync(At(11, 5, 9)));

        await Assert.ThrowsAsync<IOException>(() => Reminders.DeliverOnceAsync(mail, At(11, 5, 9), (_, _) => throw new IOException("the mail server is away")));

        Assert.Equal(0, await _services.ScalarAsync<long>("SELECT count(*) FROM sent_reminders"));
        Assert.Equal(mail.Items, Assert.Single(await Reminders.GetDueAsync(At(11, 5, 9))).Items);
    }

    [Fact]
    public async Task DeliverOnceAsync_WhereAPartWentOutAlready_SendsTheRestOnly()
    {
        var mail = Assert.Single(await Reminders.GetDueAsync(At(11, 5, 9)));
        await SendAsync(mail with { Items = [mail.Items[0]] });
        var items = new List<ReminderItem>();

        Assert.True(await Reminders.DeliverOnceAsync(mail, At(11, 5, 9), (rest, _) =>
        {
            items.AddRange(rest.Items);
            return Task.CompletedTask;
        }));

        Assert.Equal([mail.Items[1]], items);
    }

    private Task<bool> SendAsync(ReminderMail mail) => Reminders.DeliverOnceAsync(mail, At(11, 1, 0), (_, _) => Task.CompletedTask);

    private async Task<IEnumerable<string>> AddressesAsync(DateTimeOffset now) => (await Reminders.GetDueAsync(now)).Select(mail => mail.Address);

    private async Task StepsAsync(string unit, params SubmissionAction[] steps)
    {
        await using var context = await _services.OpenAsync();
        var submission = context.Submissions.SingleOrDefault(row => row.UnitCode == unit) ?? context.Submissions.Add(new Submission(unit, new YearMonth(2024, 10))).Entity;
        foreach (var step in steps)
            submission.Apply(step, null, "某人", At(11, 1, 2).ToUniversalTime(), "理由");
        await context.SaveChangesAsync();
    }

    private static DateTimeOffset At(int month, int day, int hour) => DateTimeOffset.Parse($"2024-{month:00}-{day:00}T{hour:00}:00:00+08:00", CultureInfo.InvariantCulture);
}
