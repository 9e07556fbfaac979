using System.Text;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Accounts;

/// <summary>People, roles and sessions on PostgreSQL; each test has people of its own, and the clock only goes forward.</summary>
public sealed class AccountServicesTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    private const string Own = "Eigenes#2024";

    private static readonly Actor Manager = EcoTestServices.ActorOf(EcoRoles.SystemAdministrator);
    private static readonly Actor Security = EcoTestServices.ActorOf(EcoRoles.SecurityAdministrator);
    private static readonly Actor Auditor = EcoTestServices.ActorOf(EcoRoles.AuditAdministrator);

    private PeopleService People => services.Get<PeopleService>();

    private RoleService Roles => services.Get<RoleService>();

    private SessionService Sessions => services.Get<SessionService>();

    private PasswordService Passwords => services.Get<PasswordService>();

    [Fact]
    public async Task SignIn_WithTheFirstPassword_BeginsASessionThatOnlyReplacesIt()
    {
        var (id, name, first) = await CreateAsync();

        var answer = await SignInAsync(name, first);

        Assert.True(answer is { Outcome: SignInOutcome.SignedIn, MustChangePassword: true });
        Assert.False((await ActorAsync(id, answer)).IsSignedIn);
        Assert.Equal(SignInOutcome.MustChangePassword, (await SignInAsync(name, first, SessionDoor.Rest)).Outcome);
        Assert.True((await Passwords.ChangeAsync(id, answer.SessionId!.Value, first, Own, null)).IsDone);
        Assert.True((await ActorAsync(id, answer)).IsSignedIn);
        Assert.Equal(SignInOutcome.Wrong, (await SignInAsync(name, first)).Outcome);
    }

    [Fact]
    public async Task SignIn_FiveTimesWrong_LocksForItsMinutesAndWritesEveryAttemptDown()
    {
        var (_, name) = await ReadyAsync();
        for (var attempt = 1; attempt <= 4; attempt++)
            Assert.Equal(SignInOutcome.Wrong, (await SignInAsync(name, "wrong")).Outcome);
        Assert.Equal(SignInOutcome.Locked, (await SignInAsync(name, "wrong")).Outcome);
        Assert.Equal(SignInOutcome.Locked, (await SignInAsync(name, Own)).Outcome);

        services.Time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));

        Assert.Equal(SignInOutcome.SignedIn, (await SignInAsync(name, Own)).Outcome);
        Assert.Equal(6, await CountAsync("sign-in", name, "Failed"));
        Assert.Equal(1, await CountAsync("lockout", name, "Done"));
    }

    [Fact]
    public async Task SignIn_ManyGuessesAtOnce_CountsEveryOne()
    {
        var (_, name) = await ReadyAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SignInAsync(name, "wrong")));
        Assert.Equal(SignInOutcome.Locked, (await SignInAsync(name, Own)).Outcome);
    }

    [Theory]
    [InlineData("=cmd|'/c calc'!A1")]
    [InlineData("a\0b")]
    [InlineData("名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字名字")]
    public async Task SignIn_OfAStrangeName_IsOnlyWrong(string name) => Assert.Equal(SignInOutcome.Wrong, (await SignInAsync(name, "x")).Outcome);

    [Fact]
    public async Task SignIn_OfADisabledAccount_TellsOnlyWhoKnowsThePassword()
    {
        var (id, name) = await ReadyAsync();
        Assert.True((await People.DisableAsync(Manager, id)).IsDone);
        Assert.Equal(SignInOutcome.Wrong, (await SignInAsync(name, "wrong")).Outcome);
        Assert.Equal(SignInOutcome.Disabled, (await SignInAsync(name, Own)).Outcome);
        Assert.True((await People.EnableAsync(Manager, id)).IsDone);
        Assert.Equal(SignInOutcome.SignedIn, (await SignInAsync(name, Own)).Outcome);
    }

    [Fact]
    public async Task Password_AfterItsDays_MustBeReplaced()
    {
        var (id, name) = await ReadyAsync();
        await services.ExecuteAsync($"UPDATE users SET password_changed_at = password_changed_at - interval '90 days' WHERE id = '{id}'");
        Assert.True((await SignInAsync(name, Own)).MustChangePassword);
    }

    [Fact]
    public async Task Password_OfTheLastFive_IsRefusedAndTheOneBeforeIsNot()
    {
        var (id, name) = await ReadyAsync();
        var session = (await SignInAsync(name, Own)).SessionId!.Value;
        var current = Own;
        foreach (var fresh in new[] { "Zweites#2024", "Drittes#2024", "Viertes#2024", "Fuenftes#2024" })
        {
            Assert.True((await Passwords.ChangeAsync(id, session, current, fresh, null)).IsDone);
            Assert.Equal(["不能使用最近5次用过的密码，请换一个。"], (await Passwords.ChangeAsync(id, session, fresh, Own, null)).Problems);
            current = fresh;
        }
        Assert.True((await Passwords.ChangeAsync(id, session, current, "Sechstes#2024", null)).IsDone);
        Assert.True((await Passwords.ChangeAsync(id, session, "Sechstes#2024", Own, null)).IsDone);
    }

    [Fact]
    public async Task Password_Changed_EndsEveryOtherSession()
    {
        var (id, name) = await ReadyAsync();
        var (here, elsewhere) = (await SignInAsync(name, Own), await SignInAsync(name, Own, SessionDoor.Rest));
        Assert.True((await Passwords.ChangeAsync(id, here.SessionId!.Value, Own, "Anderes#2024", null)).IsDone);
        Assert.True((await ActorAsync(id, here)).IsSignedIn);
        Assert.False((await ActorAsync(id, elsewhere)).IsSignedIn);
    }

    [Fact]
    public async Task Password_GuessedFromAnOpenSession_LocksAndEndsIt()
    {
        var (id, name) = await ReadyAsync();
        var session = await SignInAsync(name, Own);
        for (var attempt = 1; attempt <= 4; attempt++)
            Assert.Equal(["当前密码不正确。"], (await Passwords.ChangeAsync(id, session.SessionId!.Value, "wrong", "Anderes#2024", null)).Problems);
        Assert.True((await Passwords.ChangeAsync(id, session.SessionId!.Value, "wrong", "Anderes#2024", null)).IsLocked);
        Assert.False((await ActorAsync(id, session)).IsSignedIn);
    }

    [Fact]
    public async Task Session_WithoutActivity_IsOverAndActivityDoesNotReviveIt()
    {
        var (id, name) = await ReadyAsync();
        var session = await SignInAsync(name, Own);
        services.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.True((await ActorAsync(id, session)).IsSignedIn);
        await Sessions.TouchAsync(session.SessionId!.Value);
        services.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.True((await ActorAsync(id, session)).IsSignedIn);
        services.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await ActorAsync(id, session)).IsSignedIn);
        await Sessions.TouchAsync(session.SessionId!.Value);
        Assert.False((await ActorAsync(id, session)).IsSignedIn);

        await Sessions.EndIdleAsync();

        Assert.Equal(1, await CountAsync("session-idle", name, "Done"));
        Assert.Equal("Idle", await services.ScalarAsync<string>($"SELECT ended_because FROM user_sessions WHERE id = '{session.SessionId}'"));
    }

    [Fact]
    public async Task Touch_ManyTimes_WritesAtMostTwiceAMinute()
    {
        var (_, name) = await ReadyAsync();
        var session = (await SignInAsync(name, Own)).SessionId!.Value;
        var writes = new HashSet<DateTime>();
        for (var second = 0; second < 60; second++)
        {
            services.Time.Advance(TimeSpan.FromSeconds(1));
            await Sessions.TouchAsync(session);
            writes.Add(await services.ScalarAsync<DateTime>($"SELECT last_seen_at FROM user_sessions WHERE id = '{session}'"));
        }
        Assert.InRange(writes.Count, 2, 3);
    }

    [Fact]
    public async Task Session_OfAProgram_LivesAsLongAsItsTokenWithoutActivity()
    {
        var (id, name) = await ReadyAsync();
        var session = await SignInAsync(name, Own, SessionDoor.Rest);
        services.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.True((await ActorAsync(id, session)).IsSignedIn);
        services.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await ActorAsync(id, session)).IsSignedIn);
    }

    [Fact]
    public async Task Sessions_EndedByTheirPerson_AreOverAndThoseOfOthersAreNot()
    {
        var (id, name) = await ReadyAsync();
        var (otherId, other) = await ReadyAsync();
        var (here, there, theirs) = (await SignInAsync(name, Own), await SignInAsync(name, Own), await SignInAsync(other, Own));
        var me = await ActorAsync(id, here);
        Assert.Equal(2, (await Sessions.GetMineAsync(me)).Count);
        Assert.Single(await Sessions.GetMineAsync(me), session => session.IsThis);

        Assert.False(await Sessions.EndMineAsync(me, theirs.SessionId!.Value));
        Assert.True(await Sessions.EndMineAsync(me, there.SessionId!.Value));
        Assert.False((await ActorAsync(id, there)).IsSignedIn);
        Assert.Equal(1, await Sessions.EndAllMineAsync(me, spareThis: false));
        Assert.False((await ActorAsync(id, here)).IsSignedIn);
        Assert.True((await ActorAsync(otherId, theirs)).IsSignedIn);
        Assert.False((await services.Get<ActorService>().GetAsync(id, theirs.SessionId.Value)).IsSignedIn);
    }

    [Fact]
    public async Task Create_WhatCannotBe_IsRefusedInWords()
    {
        var (_, name) = await ReadyAsync();
        Assert.Equal("user-name-invalid", (await People.CreateAsync(Manager, "张三", new("张三", null, []))).Code);
        Assert.Equal("user-name-taken", (await People.CreateAsync(Manager, name.ToUpperInvariant(), new("张三", null, []))).Code);
        Assert.Equal("display-name-invalid", (await People.CreateAsync(Manager, "zhang.san", new(" ", null, []))).Code);
        Assert.Equal("email-invalid", (await People.CreateAsync(Manager, "zhang.san", new("张三", "a@", []))).Code);
        Assert.Equal("unit-unknown", (await People.CreateAsync(Manager, "zhang.san", new("张三", null, ["nowhere"]))).Code);
    }

    [Fact]
    public async Task Edit_OfUnitsAndName_StandsInListAndAudit()
    {
        var (id, name) = await ReadyAsync();
        Assert.True((await People.EditAsync(Manager, id, new("李四", "li@example.cn", ["air", "water"]))).IsDone);
        Assert.True((await People.EditAsync(Manager, id, new("李四", null, ["water", "party"]))).IsDone);
        var row = Assert.Single((await People.ListAsync(Manager, new PeopleFilter(name)))!.Rows);
        Assert.Equal(("李四", null), (row.DisplayName, row.Email));
        Assert.Equal(["party", "water"], row.Units.Select(unit => unit.Code).Order());
        Assert.Equal(2, await CountAsync("person-edit", name, "Done"));
        Assert.Empty((await People.ListAsync(Manager, new PeopleFilter("100%_")))!.Rows);
    }

    [Fact]
    public async Task Disable_SomebodyWithDuties_EndsTheirSessionsAndKeepsTheDutiesVisible()
    {
        var (id, name) = await ReadyAsync();
        await services.ExecuteAsync($"INSERT INTO indicator_duties (indicator_id, filler_id) SELECT id, '{id}' FROM indicators WHERE code = 'air.pm25'");
        var session = await SignInAsync(name, Own);
        Assert.True((await People.DisableAsync(Manager, id)).IsDone);
        Assert.False((await ActorAsync(id, session)).IsSignedIn);
        var person = (await People.GetAsync(Manager, id)).Person!;
        Assert.True(person.Row.IsDisabled);
        Assert.Equal(("air.pm25", "填报人"), (Assert.Single(person.Duties).Indicator, person.Duties[0].Part));
    }

    [Fact]
    public async Task Reset_OfAPassword_GivesAFirstOneAndEndsTheSessions()
    {
        var (id, name) = await ReadyAsync();
        var session = await SignInAsync(name, Own);
        var result = await People.ResetPasswordAsync(Manager, id);
        Assert.False((await ActorAsync(id, session)).IsSignedIn);
        Assert.Equal(SignInOutcome.Wrong, (await SignInAsync(name, Own)).Outcome);
        Assert.True((await SignInAsync(name, result.FirstPassword!)).MustChangePassword);
        Assert.Equal("own-password", (await People.ResetPasswordAsync(Manager with { UserId = id }, id)).Code);
        Assert.DoesNotContain(result.FirstPassword!, await services.ScalarAsync<string>("SELECT string_agg(a::text, ' ') FROM audit_entries a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_OfTwoAdministrators_ExcludeEachOther()
    {
        var (id, name) = await ReadyAsync();
        Assert.True((await Roles.GrantAsync(Security, id, EcoRoles.AuditAdministrator)).IsDone);
        var refused = await Roles.GrantAsync(Security, id, EcoRoles.SystemAdministrator);
        Assert.Equal("roles-exclude", refused.Code);
        Assert.Contains("互相排斥", refused.Message, StringComparison.Ordinal);
        Assert.True((await Roles.GrantAsync(Security, id, EcoRoles.Filler)).IsDone);
        Assert.Equal("role-held", (await Roles.GrantAsync(Security, id, EcoRoles.Filler)).Code);
        Assert.True((await Roles.TakeAsync(Security, id, EcoRoles.AuditAdministrator)).IsDone);
        Assert.Equal("role-not-held", (await Roles.TakeAsync(Security, id, EcoRoles.AuditAdministrator)).Code);
        Assert.Equal(2, await CountAsync("role-grant", name, "Done"));
    }

    [Fact]
    public async Task Roles_OfOneself_AreNotOnesOwnToChange()
    {
        var (id, _) = await ReadyAsync();
        Assert.Equal("own-roles", (await Roles.GrantAsync(Security with { UserId = id }, id, EcoRoles.Filler)).Code);
        Assert.Equal("own-roles", (await Roles.TakeAsync(Security with { UserId = id }, id, EcoRoles.Filler)).Code);
    }

    [Fact]
    public async Task Role_OfAnAdministrator_AsksForALongerPasswordAtTheNextSignIn()
    {
        var (id, name) = await ReadyAsync("Kurz#123");
        Assert.True((await Roles.GrantAsync(Security, id, EcoRoles.AuditAdministrator)).IsDone);
        var session = await SignInAsync(name, "Kurz#123");
        Assert.True(session.MustChangePassword);
        Assert.Equal(["密码至少需要10位。"], (await Passwords.ChangeAsync(id, session.SessionId!.Value, "Kurz#123", "Kurz#124", null)).Problems);
    }

    [Fact]
    public async Task LastAdministrators_StayAndANewServerBegins()
    {
        // The server of this class has its first 系统管理员, and nobody is 安全管理员 unless a test made them so: begin from there.
        var first = await services.ScalarAsync<Guid>("SELECT id FROM users WHERE user_name = 'admin'");
        Assert.Equal("last-administrator", (await Roles.TakeAsync(Security, first, EcoRoles.SystemAdministrator)).Code);
        Assert.Equal("last-administrator", (await People.DisableAsync(Manager, first)).Code);
        var (guard, _) = await ReadyAsync();
        Assert.Equal(AccountOutcome.Forbidden, (await Roles.GrantAsync(Manager, guard, EcoRoles.Filler)).Outcome);
        Assert.NotNull(await Roles.ListAsync(Manager, new PeopleFilter()));

        Assert.True((await Roles.GrantAsync(Manager, guard, EcoRoles.SecurityAdministrator)).IsDone);

        Assert.Null(await Roles.ListAsync(Manager, new PeopleFilter()));
        var (second, _) = await ReadyAsync();
        Assert.Equal(AccountOutcome.Forbidden, (await Roles.GrantAsync(Manager, second, EcoRoles.SecurityAdministrator)).Outcome);
        Assert.Equal("last-administrator", (await Roles.TakeAsync(Security, guard, EcoRoles.SecurityAdministrator)).Code);
        Assert.Equal("last-administrator", (await People.DisableAsync(Manager, guard)).Code);

        // Of two each may go, and of two who go at the same moment one stays.
        Assert.True((await Roles.GrantAsync(Security, second, EcoRoles.SecurityAdministrator)).IsDone);
        var taken = await Task.WhenAll(Roles.TakeAsync(Security, guard, EcoRoles.SecurityAdministrator), Roles.TakeAsync(Security, second, EcoRoles.SecurityAdministrator));
        Assert.Single(taken, result => result.IsDone);
        Assert.Single(taken, result => result.Code == "last-administrator");
    }

    [Fact]
    public async Task Unlock_OfALockedAccount_OpensItAtOnce()
    {
        var (id, name) = await ReadyAsync();
        for (var attempt = 1; attempt <= 5; attempt++)
            await SignInAsync(name, "wrong");
        Assert.Equal(name, Assert.Single((await Roles.ListAsync(Security, new PeopleFilter(name, State: PersonState.Locked)))!.Rows).UserName);
        Assert.True((await Roles.UnlockAsync(Security, id)).IsDone);
        Assert.Equal("not-locked", (await Roles.UnlockAsync(Security, id)).Code);
        Assert.Equal(SignInOutcome.SignedIn, (await SignInAsync(name, Own)).Outcome);
        Assert.True((await Sessions.EndOfPersonAsync(Security, id)).IsDone);
        Assert.Equal("no-session", (await Sessions.EndOfPersonAsync(Security, id)).Code);
    }

    [Fact]
    public async Task Audit_FiltersCountsAndExports()
    {
        var (_, name) = await ReadyAsync();
        await SignInAsync("=1+1", "x");
        var audit = services.Get<AuditService>();
        var page = (await audit.ListAsync(Auditor, new AuditFilter(Action: "person-create", Page: 99)))!;
        Assert.Equal(page.Pages, page.Page);
        Assert.All(page.Lines, line => Assert.Equal("person-create", line.Action));
        Assert.Contains("person-create", page.Actions);
        Assert.Equal(0, (await audit.ListAsync(Auditor, new AuditFilter(To: new DateOnly(2024, 11, 23))))!.Total);
        Assert.True((await audit.ListAsync(Auditor, new AuditFilter(From: new DateOnly(2024, 11, 24), Outcome: AuditOutcome.Failed)))!.Total > 0);
        Assert.Contains(name, (await audit.ListAsync(Auditor, new AuditFilter(Person: name, Action: "sign-in")))!.Lines[0].UserName, StringComparison.Ordinal);
        Assert.Null((await audit.CheckAsync(Auditor))!.BrokenAt);

        var export = await audit.ExportAsync(Auditor, new AuditFilter(Action: "sign-in"), "csv");
        var csv = Encoding.UTF8.GetString(AuditCsv.Write(export.Lines));
        Assert.StartsWith("\uFEFF序号,时间,人员,操作,结果,对象,说明,来源地址,校验值\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("登录", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+1", csv, StringComparison.Ordinal);
    }

    private async Task<(Guid Id, string Name, string First)> CreateAsync()
    {
        var name = "p" + Guid.NewGuid().ToString("N")[..12];
        var result = await People.CreateAsync(Manager, name, new PersonEdit("测试人员", null, ["air"]));
        Assert.True(result.IsDone, result.Message);
        return (result.UserId!.Value, name, result.FirstPassword!);
    }

    /// <summary>Somebody who has replaced the first password.</summary>
    private async Task<(Guid Id, string Name)> ReadyAsync(string password = Own)
    {
        var (id, name, first) = await CreateAsync();
        var session = (await SignInAsync(name, first)).SessionId!.Value;
        var change = await Passwords.ChangeAsync(id, session, first, password, null);
        Assert.True(change.IsDone, string.Join(' ', change.Problems));
        await Sessions.SignOutAsync(id, session, null);
        return (id, name);
    }

    private Task<SignInAnswer> SignInAsync(string name, string password, SessionDoor door = SessionDoor.Page) =>
        services.Get<SignInService>().SignInAsync(name, password, door, "127.0.0.1", "test");

    private Task<Actor> ActorAsync(Guid id, SignInAnswer answer) => services.Get<ActorService>().GetAsync(id, answer.SessionId!.Value);

    private Task<long> CountAsync(string action, string subject, string outcome) =>
        services.ScalarAsync<long>($"SELECT count(*) FROM audit_entries WHERE action = '{action}' AND subject = '{subject}' AND outcome = '{outcome}'");
}
