using LuchengEco.Domain;
using LuchengEco.Domain.Plans;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Plans;

/// <summary>A plan as a tree or as a table of its facts, with the filters above.</summary>
public sealed partial class PlanBody
{
    private string? _text;
    private PlanOutline? _outline;
    private string? _pointed;
    private IReadOnlyList<PlanNode> _roots = [];

    // The framework of a year is its head, not one more level to unfold: its facts stand above the tree, its children are the tree.
    private IReadOnlyList<PlanNode> _frameworks = [];
    private IReadOnlyList<PlanNode> _branches = [];

    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public PlanTree Tree { get; set; } = null!;

    [Parameter, EditorRequired] public PlanView View { get; set; } = new();

    /// <summary>Code of the item that the address points to.</summary>
    [Parameter] public string? Target { get; set; }

    /// <summary>The month through which linked indicators are shown.</summary>
    [Parameter, EditorRequired] public YearMonth Through { get; set; }

    /// <summary>The year's, as far as it reports any: beside those that count the same stand the published numbers.</summary>
    [Parameter] public IReadOnlyList<IndicatorReport> Indicators { get; set; } = [];

    private string? Find => string.IsNullOrWhiteSpace(_text) ? null : _text.Trim();

    private bool IsFiltered => Find is not null || View.Area is not null;

    private int TotalFacts => Tree.Roots.SelectMany(root => root.SelfAndBelow()).Sum(node => node.Facts.Count);

    private int ShownFacts => _roots.SelectMany(root => root.SelfAndBelow()).Sum(node => node.Facts.Count);

    private IReadOnlyList<FilterChoice> ViewChoices =>
    [
        new(PlanText.ViewTree, EcoUrls.Plan(Tree.Year, View with { IsTable = false, Sort = SortOrder.Natural }), !View.IsTable),
        new(PlanText.ViewTable, EcoUrls.Plan(Tree.Year, View with { IsTable = true }), View.IsTable),
    ];

    private IReadOnlyList<FilterChoice> AreaChoices =>
    [
        new(PlanText.All, EcoUrls.Plan(Tree.Year, View with { Area = null }), View.Area is null),
        .. Tree.Areas.Select(area => new FilterChoice(area.ShortName, EcoUrls.Plan(Tree.Year, View with { Area = area.Code }), View.Area == area.Code)),
    ];

    protected override void OnParametersSet()
    {
        _outline ??= new PlanOutline(Tree.Areas, code => Reading.Keep(EcoUrls.Indicator(code, Through)), code => Reading.Keep(EcoUrls.PlanItem(Tree.Year, code)),
            fact => FactExplanation.Of(Tree, fact, Indicators.FirstOrDefault(indicator => indicator.Code == fact.Indicator)), StateHasChanged);
        if (Target != _pointed)
        {
            _pointed = Target;
            _outline.Target = Target;
            if (Target is not null)
                _outline.Reveal(Tree.Roots, Target);
        }
        Filter();
    }

    private void Search(string text)
    {
        _text = text;
        Filter();
    }

    /// <summary>The browser follows a link within the page on its own, so the tree has to hear of it by the click.</summary>
    private void Point(string code)
    {
        _outline!.Target = code;
        _outline.Reveal(Tree.Roots, code);
    }

    private void ShowAll() => Search("");

    private void Filter()
    {
        _outline!.Find = Find;
        _roots = new PlanFilter(View.Area, Find).Apply(Tree.Roots);
        _frameworks = [.. _roots.Where(root => root.Kind == PlanItemKind.Framework)];
        _branches = [.. _roots.SelectMany(root => root.Kind == PlanItemKind.Framework ? root.Children : [root])];
    }
}
