using System.Globalization;
using LuchengEco.Domain.Projects;
using LuchengEco.Services;
using LuchengEco.Services.Projects;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>The progress of a project: all of it, what is left out is not known.</summary>
internal sealed record ProjectRequest(string State, decimal? Percent, decimal? InvestmentDone, decimal? ItemDone, DateOnly? CompletedOn, string? Note, int Version);

internal static class ProjectEndpoints
{
    public static void MapProjects(this RouteGroupBuilder api) => api.MapGroup("/projects").WithTags(ApiText.TagProjects)
        .MapPut("/{code}", PutAsync).Describe("putProject", ApiText.PutProject, 403, 404, 409, 413, 415, 422).WithBody<ProjectRequest>(ApiText.PutProjectBody);

    private static async Task<Results<Ok<ProjectJson>, ProblemHttpResult>> PutAsync(ApiActor caller, ApiBody body, string code, ProjectService projects, ReportingService reporting,
        CancellationToken cancellationToken)
    {
        var fields = new JsonFields(body.Root, "state", "percent", "investmentDone", "itemDone", "completedOn", "note", "version");
        var state = fields.Word("state", "state-unknown", ($"{ProjectState.Planned}", ProjectState.Planned), ($"{ProjectState.InProgress}", ProjectState.InProgress), ($"{ProjectState.Completed}", ProjectState.Completed));
        if (state is null)
            fields.Refuse("state-missing", ApiText.ProjectStateMissing);
        var version = fields.Version("version");
        if (version is null)
            fields.Refuse("version-missing", ApiText.ProjectVersionMissing);
        var (percent, invested, items, note) = (fields.Number("percent"), fields.Number("investmentDone"), fields.Number("itemDone"), fields.Prose("note"));
        DateOnly? completed = null;
        if (fields.Text("completedOn", 10) is { } written)
        {
            if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                completed = day;
            else
                fields.Refuse("day-invalid", ApiText.ProjectDayInvalid);
        }
        if (fields.Refusal is { } refusal)
            return ApiProblems.Unprocessable(refusal);
        var result = await projects.SaveProgressAsync(caller.Actor, code, version!.Value, new ProjectProgress(state!.Value, percent, invested, items, completed, note), cancellationToken);
        if (!result.Succeeded)
        {
            return result.Outcome switch
            {
                ChangeOutcome.Forbidden => ApiProblems.Forbidden(result.Message!),
                ChangeOutcome.Unknown => ApiProblems.Of(StatusCodes.Status404NotFound, result.Code!, result.Message!),
                ChangeOutcome.ChangedByAnother => ApiProblems.Of(StatusCodes.Status409Conflict, result.Code!, result.Message!),
                _ => ApiProblems.Unprocessable(new(result.Code!, result.Message!)),
            };
        }
        var year = (await projects.GetAsync(caller.Actor, code, cancellationToken: cancellationToken))?.Year;
        return year is { } known && await reporting.GetYearReportAsync(caller.Actor, known, cancellationToken: cancellationToken) is { } report
            && report.Projects.FirstOrDefault(project => project.Code == code) is { } stored
            ? TypedResults.Ok(ProjectJson.Of(stored, ProjectStandings.StandingDay(report)))
            : ApiProblems.Of(StatusCodes.Status404NotFound, "project-unknown", ApiText.ProjectGone);
    }
}
