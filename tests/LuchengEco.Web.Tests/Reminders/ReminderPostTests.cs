using System.Globalization;
using LuchengEco.Services.Reminders;
using LuchengEco.Web.Features.Reminders;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Tests.Reminders;

/// <summary>Reminders through a real SMTP conversation on loopback; two posts on one database stand for two instances.</summary>
public sealed class ReminderPostTests : IAsyncLifetime
{
    private readonly EcoHostFixture _host = new();
    private readonly SmtpSink _sink = new();
    private readonly DayClock _clock = new();

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        await _host.Database.ExecuteAsync(
            """
            UPDATE users SET email = user_name || '@example.org' WHERE user_name IN ('tianbao', 'shenhe');
            DELETE FROM indicator_duties WHERE indicator_id NOT IN (SELECT id FROM indicators WHERE unit_code IN ('air', 'water'));
            DELETE FROM submissions WHERE NOT (unit_code IN ('air', 'water') AND year = 2024 AND month_number IN (9, 10));
            """);
        // What the demonstration left waiting is not this test's matter.
        await StepAsync("state = 'Submitted'", "Approve", "Approved");
    }

    /// <summary>Takes submissions to a state with the step that PostgreSQL asks for.</summary>
    private Task StepAsync(string which, string action, string state) => _host.Database.ExecuteAsync(
        $"""
        BEGIN;
        INSERT INTO submission_events (submission_id, action, state, user_name, at) SELECT id, '{action}', '{state}', 'x', now() FROM submissions WHERE {which};
        UPDATE submissions SET state = '{state}', version = version + 1 WHERE {which};
        COMMIT;
        """);

    public async ValueTask DisposeAsync()
    {
        await _sink.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Mail_BeforeTheDueDay_SaysInChineseWhatIsMissingAndWhere()
    {
        _clock.Now = At("2024-11-02T09:00");

        Assert.Equal(1, await Post().SendDueAsync(TestContext.Current.CancellationToken));

        var mail = Assert.Single(_sink.Mails);
        Assert.Equal("鹿城生态：2024年10月数据11月5日截止，还有3天", mail.Subject);
        Assert.Equal("tianbao@example.org", mail.To.Mailboxes.Single().Address);
        Assert.Equal(("鹿城生态", "eco@example.gov.cn"), (mail.From.Mailboxes.Single().Name, mail.From.Mailboxes.Single().Address));
        foreach (var text in new[] { mail.TextBody!, mail.HtmlBody! })
        {
            Assert.Contains("演示填报员，您好：", text, StringComparison.Ordinal);
            Assert.Contains("大气环境科2024年10月数据，11月5日截止，还有3天。", text, StringComparison.Ordinal);
            Assert.Contains("水生态环境科2024年10月数据", text, StringComparison.Ordinal);
            Assert.Contains("https://eco.example.gov.cn/entry/2024-10?unit=air", text, StringComparison.Ordinal);
            Assert.DoesNotContain("27", text.Replace("2024", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        // On the wire it is plain ASCII, whatever the mail servers on the way understand.
        Assert.All(_sink.Raw[0], sign => Assert.True(sign < 128));
        Assert.Contains("=?utf-8?", System.Text.Encoding.ASCII.GetString(_sink.Raw[0]), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Mails_OfTwoInstancesOverDays_AreSentOnceEach()
    {
        var (one, other) = (Post(), Post());
        foreach (var day in Enumerable.Range(1, 8))
        {
            _clock.Now = At($"2024-11-{day:00}T09:00");
            await Task.WhenAll(one.SendDueAsync(CancellationToken.None), other.SendDueAsync(CancellationToken.None));
            await Post().SendDueAsync(CancellationToken.None);
        }

        Assert.Equal(["2024年10月数据11月5日截止，还有3天", "2024年10月数据今天（11月5日）截止", "2024年10月数据已逾期2天，请尽快报送"], _sink.Mails.Select(mail => mail.Subject!["鹿城生态：".Length..]));
        Assert.Equal(3, _sink.Mails.Select(mail => mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Mail_ThatWasNotTaken_GoesOutWithTheNextLook()
    {
        _clock.Now = At("2024-11-05T09:00");
        _sink.Refusal = "451 try later";
        Assert.Equal(0, await Post().SendDueAsync(CancellationToken.None));
        Assert.Equal(0, await Post(port: 1).SendDueAsync(CancellationToken.None));
        Assert.Empty(_sink.Mails);

        _sink.Refusal = null;
        Assert.Equal(1, await Post().SendDueAsync(CancellationToken.None));
        Assert.Equal(0, await Post().SendDueAsync(CancellationToken.None));
        Assert.Single(_sink.Mails);
    }

    [Fact]
    public async Task Mail_ToAnUnknownAddress_KeepsNobodyElseFromTheirs()
    {
        _clock.Now = At("2024-11-05T09:00");
        await StepAsync("unit_code = 'air' AND month_number = 9", "Submit", "Submitted");
        await _host.Database.ExecuteAsync("UPDATE users SET email = 'a-gone@example.org' WHERE user_name = 'tianbao'");
        _sink.Unknown.Add("a-gone@example.org");

        Assert.Equal(1, await Post().SendDueAsync(CancellationToken.None));

        Assert.Equal("shenhe@example.org", Assert.Single(_sink.Mails).To.Mailboxes.Single().Address);
        Assert.Contains("/review/2024-09/air", _sink.Mails[0].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_WithoutSmtpOrAddress_IsNotSent()
    {
        _clock.Now = At("2024-11-05T09:00");
        Assert.Equal(0, await Post(host: null).SendDueAsync(CancellationToken.None));
        await _host.Database.ExecuteAsync("UPDATE users SET email = 'no address' WHERE user_name = 'tianbao'");
        Assert.Equal(0, await Post().SendDueAsync(CancellationToken.None));
        await _host.Database.ExecuteAsync("UPDATE users SET email = NULL WHERE user_name = 'tianbao'");
        Assert.Equal(0, await Post().SendDueAsync(CancellationToken.None));

        Assert.Empty(_sink.Mails);
        Assert.Equal(0, (await _host.Database.QueryAsync("SELECT count(*) FROM sent_reminders", row => row.GetInt64(0)))[0]);
    }

    private ReminderPost Post(int? port = null, string? host = "127.0.0.1") => new(_host.Services.GetRequiredService<ReminderService>(), Options.Create(new EcoOptions
    {
        Smtp = new()
        {
            Host = host,
            Port = port ?? _sink.Port,
            Security = EcoOptions.SmtpSecurity.None,
            From = "鹿城生态 <eco@example.gov.cn>",
            BaseUrl = "https://eco.example.gov.cn/",
            TimeoutSeconds = 10,
        },
    }), _clock, NullLogger<ReminderPost>.Instance);

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + "+08:00", CultureInfo.InvariantCulture);

    private sealed class DayClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }
}
