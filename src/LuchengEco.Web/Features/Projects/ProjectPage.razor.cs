using System.Globalization;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Projects;
using LuchengEco.Services;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Projects;

/// <summary>What an address asks of a project.</summary>
public readonly record struct ProjectAsked(int Year, string Code, ReportView Reading);

/// <summary>What the page of a project shows.</summary>
/// <param name="Report">Null when the year has no plan.</param>
/// <param name="PlanItem">Its name; null when it is not there.</param>
/// <param name="Detail">Null when the project is not there today.</param>
public sealed record ProjectModel(YearReport? Report, string? PlanItem, ProjectDetail? Detail);

/// <summary>One project: progress, milestones, investment, history, and the forms for those who may report it.</summary>
public sealed partial class ProjectPage
{
    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required ProjectService Service { get; init; }

    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter] public int Year { get; set; }

    [Parameter] public string Code { get; set; } = "";

    protected override ProjectAsked Asked => new(Year, Code, Reading);

    private ProjectReport? Project => Model?.Report?.Projects.FirstOrDefault(project => project.Code == Code);

    private string AreaName => Model?.Report?.Areas.FirstOrDefault(area => area.Code == Project?.AreaCode)?.ShortName ?? "";

    private DateOnly Day => ProjectStandings.StandingDay(Model!.Report!);

    private ProjectStanding Standing => ProjectStandings.StandingOf(Project!, Day);

    /// <summary>Null for those who may not report it, and for a past moment.</summary>
    private ProjectDetail? Editor => Reading.AsOf is null && Model?.Detail is { MayReport: true } detail ? detail : null;

    protected override async Task<ProjectModel> LoadAsync(ProjectAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        var report = await Reporting.GetYearReportAsync(actor, new ReportRequest(asked.Year, null, asked.Reading.Basis, asked.Reading.AsOf), cancellationToken);
        if (report?.Projects.FirstOrDefault(project => project.Code == asked.Code) is not { } found)
            return new ProjectModel(report, null, null);
        var plan = await Plans.GetPlanAsync(actor, asked.Year, asked.Reading.AsOf, cancellationToken);
        return new ProjectModel(report, plan?.Roots.SelectMany(root => root.SelfAndBelow()).FirstOrDefault(item => item.Code == found.PlanItemCode)?.Name,
            await Service.GetAsync(actor, asked.Code, asked.Reading.AsOf, cancellationToken));
    }

    private async Task<ChangeResult> SaveProgressAsync(int version, ProjectProgress progress) =>
        await ReloadAfterAsync(await Service.SaveProgressAsync(await Current.GetAsync(), Code, version, progress));

    private async Task<ChangeResult> SaveScheduleAsync(int version, DateOnly? startsOn, DateOnly? dueOn, IReadOnlyList<MilestoneDraft> milestones) =>
        await ReloadAfterAsync(await Service.SaveScheduleAsync(await Current.GetAsync(), Code, version, startsOn, dueOn, milestones));

    private async Task<ChangeResult> MarkAsync(int milestone, DateOnly? doneOn) =>
        await ReloadAfterAsync(await Service.MarkMilestoneAsync(await Current.GetAsync(), Code, Model!.Detail!.Version, milestone, doneOn));

    private async Task<ChangeResult> AssignAsync(int version, string? unit) =>
        await ReloadAfterAsync(await Service.AssignAsync(await Current.GetAsync(), Code, version, unit));

    private async Task<ChangeResult> RemoveAsync(int version, bool isConfirmed)
    {
        var result = await Service.RemoveAsync(await Current.GetAsync(), Code, version, isConfirmed);
        if (result.Outcome == ChangeOutcome.Done)
            Navigation.NavigateTo(EcoUrls.Projects(Year));
        return result;
    }

    private async Task<ChangeResult> ReloadAfterAsync(ChangeResult result)
    {
        if (result.Outcome == ChangeOutcome.Done)
            await ReloadAsync();
        return result;
    }

    private static string Amount(decimal? amount) => amount is { } stated ? NumberText.Plain(stated) : "—";

    private static string Width(decimal percent) => string.Create(CultureInfo.InvariantCulture, $"width:{Math.Clamp(percent, 0, 100)}%");
}
