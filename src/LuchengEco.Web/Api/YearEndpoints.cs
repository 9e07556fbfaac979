using LuchengEco.Services.Plans;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LuchengEco.Web.Api;

/// <summary>A node of a year's plan with what hangs on it.</summary>
internal sealed record PlanNodeJson(string Code, string Kind, string Name, string Description, string? Area, IReadOnlyList<FactJson> Facts,
    IReadOnlyList<string> Paragraphs, IReadOnlyList<PlanNodeJson> Children)
{
    public static PlanNodeJson Of(PlanNode node) => new(node.Code, $"{node.Kind}", node.Name, node.Description, node.AreaCode,
        [.. node.Facts.Select(FactJson.Of)], node.Paragraphs, [.. node.Children.Select(Of)]);
}

/// <summary>The tree of a year.</summary>
internal sealed record PlanJson(int Year, string Framework, string Statement, string SourceIndex, DateOnly? PublishedOn, IReadOnlyList<PlanNodeJson> Children,
    IReadOnlyList<AreaView> Areas)
{
    public static PlanJson Of(PlanTree plan) => new(plan.Year, plan.Framework, plan.Statement, plan.SourceIndex, plan.PublishedOn,
        [.. plan.Roots.Select(PlanNodeJson.Of)], plan.Areas);
}

/// <summary>A published number as stated; the qualifier is exact, 余, 超, 约 or 近.</summary>
internal sealed record FactJson(string Code, string PlanItem, string Name, decimal Value, string Unit, string Qualifier, string? Indicator,
    decimal NormalisedValue, string NormalisedUnit, string Wording)
{
    public static FactJson Of(FactView fact) => new(fact.Code, fact.PlanItem, fact.Name, fact.Value, fact.Unit, ApiJson.WordOf(fact.Qualifier),
        fact.Indicator, fact.NormalisedValue, fact.NormalisedUnit, fact.Wording);
}

internal static class YearEndpoints
{
    public static void MapYears(this RouteGroupBuilder api)
    {
        var years = api.MapGroup("/years").WithTags(ApiText.TagYears);
        years.MapGet("", GetYearsAsync).Describe("getYears", ApiText.GetYears, 422);
        years.MapGet("/{year}/plan", GetPlanAsync).Describe("getPlan", ApiText.GetPlan, 404, 422);
        years.MapGet("/{year}/facts", GetFactsAsync).Describe("getFacts", ApiText.GetFacts, 404);
    }

    private static async Task<Ok<IReadOnlyList<YearSummary>>> GetYearsAsync(ApiActor caller, [AsParameters] ApiView view, PlanService plans, CancellationToken cancellationToken) =>
        TypedResults.Ok(await plans.GetYearsAsync(caller.Actor, view.AsOf, cancellationToken));

    private static async Task<Results<Ok<PlanJson>, ProblemHttpResult>> GetPlanAsync(ApiActor caller, string year, [AsParameters] ApiView view, PlanService plans,
        CancellationToken cancellationToken) =>
        ApiYear.TryParse(year) is { } parsed && await plans.GetPlanAsync(caller.Actor, parsed, view.AsOf, cancellationToken) is { } plan
            ? TypedResults.Ok(PlanJson.Of(plan))
            : ApiProblems.YearUnknown(year);

    private static async Task<Results<Ok<List<FactJson>>, ProblemHttpResult>> GetFactsAsync(ApiActor caller, string year, PlanService plans,
        CancellationToken cancellationToken) =>
        ApiYear.TryParse(year) is { } parsed && await plans.GetFactsAsync(caller.Actor, parsed, cancellationToken) is { } facts
            ? TypedResults.Ok(facts.Select(FactJson.Of).ToList())
            : ApiProblems.YearUnknown(year);
}
