using System.Net;
using LuchengEco.Web.Tests.Hosting;

namespace LuchengEco.Web.Tests.Admin;

/// <summary>Every administration page by every role; a new page adds a line.</summary>
public sealed class AdminAccessTests(EcoHostFixture host) : IClassFixture<EcoHostFixture>
{
    private const string Somebody = "00000000-0000-0000-0000-000000000001";

    private static readonly string[] Everybody = ["tianbao", "shenhe", "lingdao", "xitong", "anquan", "shenji"];

    private static readonly (string Path, string Operation, string[] Allowed)[] Pages =
    [
        (EcoUrls.AdminPeople, "edit-people", ["xitong"]),
        (EcoUrls.AdminPersonNew, "edit-people", ["xitong"]),
        ($"{EcoUrls.AdminPeople}/{Somebody}", "edit-people", ["xitong"]),
        (EcoUrls.AdminRoles, "grant-roles", ["anquan"]),
        ($"{EcoUrls.AdminRoles}/{Somebody}", "grant-roles", ["anquan"]),
        (EcoUrls.AdminAudit, "read-audit", ["shenji"]),
        (EcoUrls.AdminUnits, "edit-catalogue", ["xitong"]),
        (EcoUrls.AdminIndicators, "edit-catalogue", ["xitong"]),
        ($"{EcoUrls.AdminIndicators}/air.pm25", "edit-catalogue", ["xitong"]),
        (EcoUrls.AdminNewIndicator, "edit-catalogue", ["xitong"]),
        (EcoUrls.AdminTargets, "set-targets", ["xitong"]),
        (EcoUrls.AdminChecks, "edit-checks", ["xitong"]),
        (EcoUrls.AdminRules, "edit-checks", ["xitong"]),
        (EcoUrls.AdminCalendar, "edit-calendar", ["xitong"]),
        (EcoUrls.AdminDisplays, "manage-displays", ["xitong"]),
    ];

    public static TheoryData<string> People => [.. Everybody];

    [Theory]
    [MemberData(nameof(People))]
    public async Task Page_ByEachRole_OpensOrSaysNoAndLeavesAnEntry(string userName)
    {
        using var client = await host.SignInByFormAsync(userName);
        foreach (var (path, operation, allowed) in Pages)
        {
            var before = await DeniedAsync(operation, userName);
            using var page = await client.GetAsync(new Uri(path, UriKind.Relative));
            var text = await page.Content.ReadAsStringAsync();

            Assert.Equal(allowed.Contains(userName) ? HttpStatusCode.OK : HttpStatusCode.Forbidden, page.StatusCode);
            Assert.Equal(!allowed.Contains(userName), text.Contains("没有权限", StringComparison.Ordinal));
            Assert.Equal(before + (allowed.Contains(userName) ? 0 : 1), await DeniedAsync(operation, userName));
        }
    }

    [Theory]
    [InlineData("tianbao", null)]
    [InlineData("shenhe", null)]
    [InlineData("lingdao", null)]
    [InlineData("xitong", "/admin/people")]
    [InlineData("anquan", "/admin/roles")]
    [InlineData("shenji", "/admin/audit")]
    public async Task Administration_OfEachRole_BeginsWithTheirFirstPage(string userName, string? first)
    {
        using var client = await host.SignInByFormAsync(userName);
        using var page = await client.GetAsync(new Uri(EcoUrls.AdminRoot, UriKind.Relative));
        Assert.Equal(first is null ? HttpStatusCode.Forbidden : HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal(first, page.Headers.Location is { } location ? new Uri(host.ServerAddress, location).AbsolutePath : null);
    }

    private async Task<long> DeniedAsync(string operation, string userName) => (await host.Database.QueryAsync(
        $"SELECT count(*) FROM audit_entries WHERE action = 'denied-{operation}' AND outcome = 'Denied' AND user_name LIKE '%（{userName}）'", row => row.GetInt64(0)))[0];
}
