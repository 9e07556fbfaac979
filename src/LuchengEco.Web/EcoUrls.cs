using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Briefs;
using LuchengEco.Services.Review;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Admin;
using LuchengEco.Web.Features.Changes;
using LuchengEco.Web.Features.Home;
using LuchengEco.Web.Features.Indicators;
using LuchengEco.Web.Features.Plans;
using LuchengEco.Web.Features.Projects;
using Microsoft.AspNetCore.WebUtilities;

namespace LuchengEco.Web;

/// <summary>Every address of the product, built in one place.</summary>
public static class EcoUrls
{
    public const string Home = "/";
    public const string SinceParameter = "since";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Password = "/password";
    public const string Forbidden = "/forbidden";
    public const string ReturnParameter = "returnUrl";

    /// <summary>Set when a form is shown again because the one that was sent had expired.</summary>
    public const string ExpiredParameter = "expired";

    /// <summary>Set when somebody tried to sign in too often in a minute.</summary>
    public const string TooOftenParameter = "too-often";

    public const string EntryRoot = "/entry";
    public const string UnitParameter = "unit";
    public const string ReviewRoot = "/review";
    public const string IndicatorsRoot = "/indicators";
    public const string CompareRoot = "/compare";
    public const string CompareFileRoot = "/api/v1/comparison.";
    public const string PlansRoot = "/plans";
    public const string ProjectsRoot = "/projects";
    public const string SummaryRoot = "/summary";
    public const string AdminUnits = "/admin/units";
    public const string AdminIndicators = "/admin/indicators";
    public const string AdminNewIndicator = "/admin/indicators/new";
    public const string AdminTargets = "/admin/targets";
    public const string AdminYears = "/admin/years";
    public const string AdminChecks = "/admin/checks";
    public const string AdminRules = "/admin/rules";
    public const string AdminCalendar = "/admin/calendar";
    public const string ApiReference = "/api-reference";
    public const string Account = "/account";
    public const string AdminRoot = "/admin";
    public const string AdminPeople = "/admin/people";
    public const string AdminPersonNew = "/admin/people/new";
    public const string AdminRoles = "/admin/roles";
    public const string AdminAudit = "/admin/audit";
    public const string Changes = "/changes";
    public const string Wall = "/wall";
    public const string WallStart = "/wall/start";
    public const string AdminDisplays = "/admin/displays";
    public const string Tasks = "/tasks";
    public const string MatrixRoot = "/tasks/matrix";
    public const string Calendar = "/calendar";

    /// <summary>Where anybody who holds a frozen summary checks it.</summary>
    public const string Check = "/check";

    private const string FrozenPart = "/frozen/";

    /// <summary>Home of a year through a month.</summary>
    public static string HomeOf(YearMonth through) => Format($"/?year={through.Year}&month={through.Month}");

    /// <summary>Home of a year through its last month with figures.</summary>
    public static string HomeOfYear(int year) => Format($"/?year={year}");

    /// <summary>The same, telling changes of a span.</summary>
    public static string HomeOfYear(int year, BriefSpan span) => WithQuery(HomeOfYear(year), (SinceParameter, BriefSpans.WordOf(span)));

    /// <inheritdoc cref="HomeOfYear(int, BriefSpan)"/>
    public static string HomeOf(YearMonth through, BriefSpan span) => WithQuery(HomeOf(through), (SinceParameter, BriefSpans.WordOf(span)));

    public static string Area(string code, YearMonth through) => Format($"/areas/{code}?year={through.Year}&month={through.Month}");

    public static string Area(string code, YearMonth through, SortOrder sort) => WithQuery(Area(code, through), ("sort", sort.Parameter));

    /// <summary>The area in a year, through its last month with data.</summary>
    public static string Area(string code, int year) => Format($"/areas/{code}?year={year}");

    public static string Entry(YearMonth month, string? unit = null) => WithQuery(Format($"/entry/{month}"), (UnitParameter, unit));

    public static string EntryImport(YearMonth month, string? unit = null) => WithQuery(Format($"/entry/{month}/import"), (UnitParameter, unit));

    /// <summary>The form of a month as a workbook to fill in: of one unit, or of all of the reader's.</summary>
    public static string EntryWorkbook(YearMonth month, string? unit = null) => WithQuery(Format($"/entry/{month}/form.xlsx"), (UnitParameter, unit));

    /// <summary>The forms of a unit for a whole year as a workbook.</summary>
    public static string EntryWorkbook(int year, string unit) => WithQuery(Format($"/entry/{year}/form.xlsx"), (UnitParameter, unit));

    /// <summary>The form of a month to sign, with its figures or without.</summary>
    public static string EntryForm(YearMonth month, string? unit = null, bool blank = false) =>
        WithQuery(Format($"/entry/{month}/form.pdf"), (UnitParameter, unit), ("blank", blank ? "true" : null));

    /// <summary>The list of submissions; without a filter, of what waits.</summary>
    public static string Review(ReviewFilter filter) => WithQuery(ReviewRoot,
        (UnitParameter, filter.Unit), ("month", filter.Month?.ToString()), ("state", filter.Wanted == SubmissionState.Submitted ? null : SubmissionWords.CssClass(filter.Wanted)));

    /// <summary>One submission on the reviewer's desk.</summary>
    public static string Review(YearMonth month, string unit) => Format($"/review/{month}/{Uri.EscapeDataString(unit)}");

    /// <summary>The same address with the name of the site before it, for a mail.</summary>
    public static string Absolute(string site, string path) => site.TrimEnd('/') + path;

    /// <summary>How every unit reports the months of a year.</summary>
    public static string Matrix(int year) => Format($"/tasks/matrix?year={year}");

    /// <summary>The days of a year: what is due and what was done.</summary>
    public static string CalendarOf(int year) => Format($"/calendar?year={year}");

    public static string MatrixFile(int year, string extension) => Format($"/api/v1/years/{year}/submissions.{extension}");

    /// <summary>A file that proves a figure.</summary>
    public static string EvidenceFile(YearMonth month, string indicator, Guid id) => Format($"/api/v1/figures/{month}/{Uri.EscapeDataString(indicator)}/evidence/{id}");

    public static string Indicator(string code, YearMonth through) => Format($"/indicators/{code}?year={through.Year}&month={through.Month}");

    /// <summary>What the rest of the year would lead to; an assumption for a month is its <c>m1</c> to <c>m12</c>.</summary>
    public static string WhatIf(string code, YearMonth through, params ReadOnlySpan<(string Name, string? Value)> assumed) =>
        WithQuery(Format($"/indicators/{code}/what-if?year={through.Year}&month={through.Month}"), assumed);

    /// <summary>The indicator in a year, through its last month with data.</summary>
    public static string Indicator(string code, int year) => Format($"/indicators/{code}?year={year}");

    public static string Indicators(YearMonth through) => Format($"/indicators?year={through.Year}&month={through.Month}");

    /// <summary>All indicators of a year, through its last month with data.</summary>
    public static string Indicators(int year) => Format($"/indicators?year={year}");

    public static string Indicators(YearMonth through, IndicatorFilter filter) => WithQuery(Indicators(through),
        ("area", filter.Area), ("status", filter.Status is { } status ? StatusWords.CssClass(status) : null), ("q", filter.Text), ("sort", filter.Sort.Parameter), ("set", filter.Set?.ToString(CultureInfo.InvariantCulture)),
        ("view", filter.IsHeat ? IndicatorFilter.Heat : null));

    /// <summary>Only the indicators of one of the reader's sets.</summary>
    public static string IndicatorsOfSet(YearMonth through, long set) => Format($"{Indicators(through)}&set={set}");

    /// <summary>Any indicators in any years beside each other.</summary>
    public static string Compare(IEnumerable<string> codes, IEnumerable<int> years) =>
        WithQuery(CompareRoot, [.. codes.Select(code => ("i", (string?)code)), ("years", string.Join(',', years.Select(year => Format($"{year}"))))]);

    /// <summary>The same as a file.</summary>
    public static string CompareFile(IEnumerable<string> codes, IEnumerable<int> years, string extension) =>
        WithQuery($"{CompareFileRoot}{extension}", ("indicators", string.Join(',', codes)), ("years", string.Join(',', years.Select(year => Format($"{year}")))));

    public static string Plan(int year) => Format($"/plans/{year}");

    public static string Plan(int year, PlanView view) =>
        WithQuery(Plan(year), ("area", view.Area), ("view", view.IsTable ? PlanView.Table : null), ("sort", view.Sort.Parameter));

    /// <summary>The plan of a year beside that of the year before.</summary>
    public static string PlanCompare(int year) => Format($"/plans/{year}/compare");

    /// <summary>The plan of a year, unfolded at one item.</summary>
    public static string PlanItem(int year, string code) => $"{Plan(year)}#{code}";

    /// <summary>The same view of a plan, unfolded at one item.</summary>
    public static string PlanItem(int year, PlanView view, string code) => $"{Plan(year, view)}#{code}";

    public static string Projects(int year) => Format($"/projects/{year}");

    public static string Projects(int year, ProjectFilter filter) =>
        WithQuery(Projects(year), ("area", filter.Area), ("state", filter.State is { } state ? ProjectWords.CssClass(state) : null), ("sort", filter.Sort.Parameter),
            ("late", filter.Late is { } late ? LatenessWords.CssClass(late) : null), ("view", filter.IsGantt ? ProjectFilter.Gantt : null));

    public static string Project(int year, string code) => Format($"/projects/{year}/{Uri.EscapeDataString(code)}");

    public static string NewProject(int year) => Format($"/projects/{year}/new");

    public static string Summary(YearMonth through) => Format($"/summary/{through.Year}?month={through.Month}");

    /// <summary>Where the summary is said in other words.</summary>
    public static string Wording(YearMonth through) => Format($"/summary/{through.Year}/wording?month={through.Month}");

    /// <summary>Where a document is checked against the summary of a year through a month.</summary>
    public static string NumberCheck(YearMonth through) => Format($"/summary/check?year={through.Year}&month={through.Month}");

    /// <summary>The same of a year through its last month that has a figure.</summary>
    public static string NumberCheckOf(int year) => Format($"/summary/check?year={year}");

    /// <summary>The summary of a year through its last month that has a figure.</summary>
    public static string SummaryOf(int year) => Format($"/summary/{year}");

    /// <summary>A finished export, for its owner.</summary>
    public static string ExportFile(Guid id) => Format($"/api/v1/exports/{id}");

    /// <summary>A frozen version on screen.</summary>
    public static string Frozen(YearMonth through, int version) => Format($"/summary/{through.Year}{FrozenPart}{version}?month={through.Month}");

    /// <summary>Whether an address shows a frozen version, which follows no view.</summary>
    public static bool IsFrozen(string path) => path.StartsWith(SummaryRoot, StringComparison.Ordinal) && path.Contains(FrozenPart, StringComparison.Ordinal);

    public static string FrozenFile(YearMonth through, int version, string extension) => Format($"/api/v1/years/{through.Year}{FrozenPart}{version}/summary.{extension}?through={through}");

    public static string CheckOf(string code) => $"{Check}/{Uri.EscapeDataString(code)}";

    /// <summary>Where a file is held against those that were frozen under a code.</summary>
    public static string CheckFileOf(string code) => $"{CheckOf(code)}/file";

    /// <summary>What changed from a past moment until now.</summary>
    public static string ChangesSince(DateTimeOffset moment) => WithQuery(Changes, ("from", ChangesAsked.Local(moment)));

    public static string ChangesFile(string format) => $"/api/v1/changes.{format}";

    public static string AuditFile(string format) => $"/api/v1/audit.{format}";

    /// <summary>Starts a screen; browsers never send what stands behind #.</summary>
    public static string WallStartWith(string code) => $"{WallStart}#{code}";

    public static string AdminPerson(Guid id) => Format($"/admin/people/{id}");

    public static string AdminPersonRoles(Guid id) => Format($"/admin/roles/{id}");

    public static string AdminIndicator(string code) => $"{AdminIndicators}/{Uri.EscapeDataString(code)}";

    public static string AdminIndicatorsOf(AdminIndicatorFilter filter) => WithQuery(AdminIndicators,
        ("unit", filter.Unit), ("area", filter.Area), ("state", filter.State), ("q", filter.Text), ("sort", filter.Sort.Parameter));

    public static string AdminTargetsOf(int year, string? text = null) => WithQuery(Format($"/admin/targets?year={year}"), ("q", text));

    public static string AdminChecksOf(string? unit, bool changedOnly, YearMonth? month) =>
        WithQuery(AdminChecks, (UnitParameter, unit), ("show", changedOnly ? "changed" : null), ("month", month?.ToString()));

    public static string AdminCalendarOf(int year) => Format($"/admin/calendar?year={year}");

    /// <summary>Only addresses of this site are followed after sign-in: a path that starts with exactly one slash.</summary>
    public static string Local(string? returnUrl) =>
        returnUrl is ['/', ..] and not ['/', '/' or '\\', ..] && !returnUrl.Any(char.IsControl) ? returnUrl : Home;

    internal static string WithQuery(string address, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            if (!string.IsNullOrEmpty(value))
                address = QueryHelpers.AddQueryString(address, name, value);
        }
        return address;
    }

    private static string Format(FormattableString address) => address.ToString(CultureInfo.InvariantCulture);
}
