using Bunit;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Admin;

namespace LuchengEco.Web.Tests.Admin;

public sealed class AdminComponentsTests : BunitContext
{
    private static readonly DateTimeOffset Moment = new(2024, 11, 24, 16, 30, 5, TimeSpan.Zero);

    private static readonly PersonRow Person = new(Guid.Parse("00000000-0000-0000-0000-000000000001"), "zhang.san", "张三", null, [new("air", "大气科"), new("law", "法规科")],
        [EcoRoles.Filler, EcoRoles.Reviewer], false, null, null, false, null, 2);

    [Fact]
    public void People_AreShownWithUnitsRolesAndTheWayToThem()
    {
        var row = ShowPeople(Person).Find("tr.person");
        Assert.Equal("/admin/people/00000000-0000-0000-0000-000000000001", row.QuerySelector(".user a")!.GetAttribute("href"));
        Assert.Equal("大气科、法规科", row.QuerySelector(".units")!.TextContent);
        Assert.Equal("填报员、审核员", row.QuerySelector(".roles")!.TextContent);
        Assert.Equal("从未", row.QuerySelector(".seen")!.TextContent);
        Assert.Equal("正常", row.QuerySelector(".states")!.TextContent.Trim());
    }

    [Fact]
    public void People_WhoCannotWork_SayEveryReason()
    {
        var row = ShowPeople(Person with { DisabledAt = Moment, LockedUntil = Moment, PasswordDue = true, Roles = [], Units = [] }).Find("tr.person");
        Assert.Equal(["已停用", "锁定至2024-11-25 00:30", "待改密码"], row.QuerySelectorAll(".state").Select(state => state.TextContent));
        Assert.Equal(("未分配角色", "—"), (row.QuerySelector(".roles")!.TextContent, row.QuerySelector(".units")!.TextContent));
    }

    [Theory]
    [InlineData(null, null, null, null, null, 1, "/admin/people")]
    [InlineData("张", "air", EcoRoles.Filler, "locked", "-seen", 3, "/admin/people?q=%E5%BC%A0&unit=air&role=filler&state=locked&sort=-seen&page=3")]
    [InlineData(" ", "", "king", "gone", "age", -1, "/admin/people")]
    public void PeopleAsked_StandsInTheAddress(string? text, string? unit, string? role, string? state, string? sort, int page, string url) =>
        Assert.Equal(url, PeopleAsked.Parse(text, unit, role, state, sort, page).Url(EcoUrls.AdminPeople));

    [Theory]
    [InlineData("2024-11-01", "2024-11-30", "zhang", "sign-in", "failed", 2, "/x?from=2024-11-01&to=2024-11-30&person=zhang&action=sign-in&outcome=failed&page=2")]
    [InlineData("yesterday", "2024-13-01", " ", null, "maybe", 0, "/x")]
    public void AuditAsked_StandsInTheAddress(string? from, string? to, string? person, string? action, string? outcome, int page, string url) =>
        Assert.Equal(url, AuditAsked.Parse(from, to, person, action, outcome, page).Url("/x"));

    [Fact]
    public void Audit_SaysActionsInChineseOnTheBureausClockAndEscapesWhatWasTyped()
    {
        var table = Render<AuditTable>(parameters => parameters.Add(table => table.Lines,
        [
            new(7, Moment, "<b>x</b>", "sign-in", AuditOutcome.Failed, "x", "password", "10.0.0.1", "aa", "bb"),
            new(6, Moment, "", "denied-read-audit", AuditOutcome.Denied, "", null, null, "", "aa"),
        ]));
        var rows = table.FindAll("tr.entry");
        Assert.Equal("登录", rows[0].QuerySelector(".what")!.TextContent);
        Assert.Equal("2024-11-25 00:30:05", rows[0].QuerySelector("time")!.TextContent);
        Assert.Equal("失败", rows[0].QuerySelector(".outcome")!.TextContent);
        Assert.Equal("<b>x</b>", rows[0].QuerySelector(".who")!.TextContent);
        Assert.Empty(rows[0].QuerySelectorAll(".who b"));
        Assert.Equal(("越权：查看审计日志", "拒绝", "—"), (rows[1].QuerySelector(".what")!.TextContent, rows[1].QuerySelector(".outcome")!.TextContent, rows[1].QuerySelector(".subject")!.TextContent));
    }

    [Fact]
    public void Roles_OfferWhatMayBeGivenAndTaken()
    {
        string? granted = null, taken = null;
        var table = Render<RoleTable>(parameters => parameters.Add(table => table.Held, [EcoRoles.Filler]).Add(table => table.Grantable, EcoRoles.All)
            .Add(table => table.MayTake, true).Add(table => table.OnGrant, role => granted = role).Add(table => table.OnTake, role => taken = role));
        Assert.Equal(6, table.FindAll("tbody tr").Count);
        table.Find("[aria-label=授予审核员]").Click();
        table.Find("[aria-label=收回填报员]").Click();
        Assert.Equal((EcoRoles.Reviewer, EcoRoles.Filler), (granted, taken));
        Assert.Contains("解锁账号与结束登录", table.Find("[data-role=security-administrator]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Roles_OfANewServer_OfferTheSecurityAdministratorOnly()
    {
        var table = Render<RoleTable>(parameters => parameters.Add(table => table.Held, [EcoRoles.Filler]).Add(table => table.Grantable, [EcoRoles.SecurityAdministrator]));
        Assert.Equal("授予安全管理员", Assert.Single(table.FindAll("button")).GetAttribute("aria-label"));
    }

    [Fact]
    public void Form_OfAPerson_GivesWhatWasWritten()
    {
        PersonDraft? saved = null;
        var form = Render<PersonForm>(parameters => parameters.Add(form => form.Draft, PersonDraft.Of(Person)).Add(form => form.Units, [new("air", "大气科"), new("law", "法规科"), new("water", "水科")])
            .Add(form => form.SaveWord, "保存").Add(form => form.Problem, "不行").Add(form => form.OnSave, draft => saved = draft));
        Assert.Empty(form.FindAll("#person-user"));
        Assert.Equal("不行", form.Find("[role=alert]").TextContent);
        form.Find("#person-name").Change("李四");
        form.FindAll("input[type=checkbox]")[0].Change(false);
        form.FindAll("input[type=checkbox]")[2].Change(true);
        form.Find("form").Submit();
        Assert.Equal(("李四", "law water"), (saved!.Edit.DisplayName, string.Join(' ', saved.Edit.Units.Order())));
    }

    [Fact]
    public void Sessions_SayWhereAndWhichIsThis()
    {
        Guid? ended = null;
        var (here, program) = (Guid.NewGuid(), Guid.NewGuid());
        var table = Render<SessionTable>(parameters => parameters.Add(table => table.Sessions,
        [
            new(here, SessionDoor.Page, Moment, Moment, "10.0.0.1", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0", true),
            new(program, SessionDoor.Rest, Moment, Moment, null, "curl/8", false),
        ]).Add(table => table.OnEnd, id => ended = id));
        var rows = table.FindAll("tr.session");
        Assert.StartsWith("Edge · Windows", rows[0].QuerySelector("th")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("本机", rows[0].QuerySelector(".this")!.TextContent);
        Assert.Equal("程序接口（REST）", rows[1].QuerySelector("th")!.TextContent.Trim());
        table.FindAll("button")[1].Click();
        Assert.Equal(program, ended);
    }

    [Fact]
    public void Tabs_OfAPerson_AreTheirOwn()
    {
        static Actor ActorOf(params string[] roles) => new(Guid.NewGuid(), "x", "x", roles.ToHashSet(), new HashSet<string>());
        Assert.Empty(AdminPages.Of(ActorOf(EcoRoles.Filler, EcoRoles.Leader)));
        Assert.Contains(AdminPages.Of(ActorOf(EcoRoles.SystemAdministrator)), tab => tab.Url == EcoUrls.AdminPeople);
        Assert.Equal([EcoUrls.AdminRoles], AdminPages.Of(ActorOf(EcoRoles.SecurityAdministrator)).Select(tab => tab.Url));
        Assert.Equal([EcoUrls.AdminAudit], AdminPages.Of(ActorOf(EcoRoles.AuditAdministrator)).Select(tab => tab.Url));
    }

    [Theory]
    [InlineData(1, 3, "next")]
    [InlineData(2, 3, "prev next")]
    [InlineData(3, 3, "prev")]
    [InlineData(1, 1, "")]
    public void Pager_LeadsToTheNeighboursThatExist(int page, int pages, string ways)
    {
        var pager = Render<Pager>(parameters => parameters.Add(pager => pager.Page, page).Add(pager => pager.Pages, pages).Add(pager => pager.Total, 9).Add(pager => pager.Link, to => $"/x?page={to}"));
        Assert.Equal(ways, string.Join(' ', pager.FindAll("a").Select(way => way.GetAttribute("rel"))));
    }

    private IRenderedComponent<PeopleTable> ShowPeople(PersonRow row) => Render<PeopleTable>(parameters => parameters
        .Add(table => table.Rows, [row]).Add(table => table.Caption, "人员").Add(table => table.Link, EcoUrls.AdminPerson));
}
