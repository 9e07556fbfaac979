namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>Which pages there are, and for whom: one list for every test that goes through all of them.</summary>
internal static class EveryPage
{
    /// <summary>An address where there is no page: the answer says so with 404.</summary>
    public const string Nowhere = "/nowhere";

    /// <summary>Links of the menu and the heading of where each leads.</summary>
    private static readonly (string Word, string Heading)[] Menu =
    [
        ("首页", "2024年目标进展"), ("数据填报", "2024年11月数据填报"), ("我的任务", "我的任务"), ("指标", "指标"), ("年度计划", "2024年度计划"), ("项目", "2024年项目"),
        ("年度总结", "2024年度工作总结"), ("变更记录", "变更记录"),
    ];

    /// <summary>Where the administration begins for those who have something there.</summary>
    private static readonly Dictionary<string, string> Administration = new() { ["xitong"] = "人员", ["anquan"] = "角色与安全", ["shenji"] = "审计日志" };

    /// <summary>Pages that everybody may read.</summary>
    public static IReadOnlyList<string> ForReaders { get; } =
    [
        "/", "/entry", "/indicators", "/plans", "/projects", "/summary", "/areas/A3", "/tasks", "/tasks/matrix", "/tasks/matrix?year=2023", "/changes?from=2024-01-01", "/indicators/air.pm25",
        "/indicators/water.sewer-investment", "/account",
    ];

    /// <summary>Further views of the same pages.</summary>
    public static IReadOnlyList<string> FurtherViews { get; } =
        ["/plans/2024?view=facts", "/plans/2024/compare", "/indicators/air.good-days/what-if", "/?basis=approved&as-of=2024-06-30", "/?since=month", "/indicators?view=heat", "/projects/2024?view=gantt", "/projects/2024/2024.P.05",
            "/calendar?year=2024", "/summary/check?year=2024&month=10", "/summary/2024/frozen/1", "/summary/2024/wording?month=10", "/compare", "/compare?i=air.pm25&i=air.good-days&i=water.county-sections&years=2023,2024", "/indicators?q=%E6%B0%B4", Nowhere, EcoUrls.Password];

    /// <summary>Pages of those who have something to do there.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> OfRole { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["tianbao"] = ["/", "/projects/2024/new", "/entry/2024-10", "/entry/2024-10/import", "/tasks"],
        ["shenhe"] = ["/review", "/review/2024-09/general"],
        ["xitong"] =
        [
            "/admin/people", "/admin/people/new", "/admin/units", "/admin/indicators", "/admin/indicators/new", "/admin/indicators/air.pm25", "/admin/targets", "/admin/years", "/admin/checks", "/admin/checks?month=2024-01",
            "/admin/rules", "/admin/calendar", "/admin/displays",
        ],
        ["anquan"] = ["/admin/roles"],
        ["shenji"] = ["/admin/audit"],
    };

    /// <summary>The pages to walk through as a person: the leader those of everybody, the others what only they have.</summary>
    public static IEnumerable<string> Of(string userName) => userName == "lingdao" ? [.. ForReaders, .. FurtherViews] : OfRole[userName];

    /// <summary>The menu of a person; whoever reviews has a desk, after the entry.</summary>
    public static (string Word, string Heading)[] MenuOf(string userName) =>
    [
        .. Menu[..2],
        .. userName == "shenhe" ? [("审核", "审核")] : Array.Empty<(string, string)>(),
        .. Menu[2..],
        .. Administration.TryGetValue(userName, out var first) ? [("系统管理", first)] : Array.Empty<(string, string)>(),
    ];
}
