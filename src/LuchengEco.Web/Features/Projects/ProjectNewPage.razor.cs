using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Projects;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Projects;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Projects;

/// <summary>The year of an address.</summary>
public readonly record struct YearAsked(int Year);

/// <param name="Plan">Null when the year has none.</param>
/// <param name="MayAdd">Whoever looks at it may add one.</param>
public sealed record ProjectNewModel(PlanTree? Plan, bool MayAdd);

/// <summary>Adds a project to a year.</summary>
public sealed partial class ProjectNewPage
{
    private string _name = "";
    private string _area = "";
    private string _item = "";
    private string _place = "";
    private string _planned = "";
    private string _count = "";
    private string _unit = "";
    private (string Code, string Text)? _problem;

    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required ProjectService Service { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter] public int Year { get; set; }

    protected override YearAsked Asked => new(Year);

    protected override async Task<ProjectNewModel> LoadAsync(YearAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        return new ProjectNewModel(await Plans.GetPlanAsync(actor, asked.Year, null, cancellationToken), actor.May(EcoOperation.ReportProjects));
    }

    private async Task AddAsync()
    {
        var (planned, count) = (TypedNumber.Read(_planned), TypedNumber.Read(_count));
        _problem = planned.Problem is { } amount ? ("project-investment", Phrase.Of(ProjectPageText.NumberInvalid, ProjectPageText.InvestmentPlanned, amount))
            : count.Problem is { } number ? ("project-item", Phrase.Of(ProjectPageText.NumberInvalid, ProjectPageText.ItemCount, number))
            : null;
        if (_problem is not null)
            return;
        var added = await Service.AddAsync(await Current.GetAsync(), Year, new ProjectDraft(_item, _area, _name, _place, planned.Number, count.Number, _unit));
        if (added.Code is { } code)
            Navigation.NavigateTo(EcoUrls.Project(Year, code));
        else
            _problem = (added.Result.Code ?? "", added.Result.Message ?? "");
    }

    private string? Invalid(string field) => _problem?.Code.StartsWith(field, StringComparison.Ordinal) == true ? "true" : null;
}
