using LuchengEco.Domain;
using LuchengEco.Services.NumberChecks;
using LuchengEco.Web.Components;
using LuchengEco.Web.NumberChecks;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Summary;

/// <summary>The findings of a check: filtered by state, in the order of the document or of the work they ask for.</summary>
public sealed partial class NumberFindings
{
    private const int PageSize = 100;
    private const string ByPlace = "place";
    private const string ByState = "state";

    private IReadOnlyList<NumberFinding>? _seen;

    [CascadingParameter] public ReportView Reading { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<NumberFinding> Findings { get; set; } = [];

    /// <summary>Month of the summary, for the pages with its data.</summary>
    [Parameter] public YearMonth Through { get; set; }

    /// <summary>Null for all.</summary>
    private NumberState? Chosen { get; set; }

    private string Order { get; set; } = ByPlace;

    private int Page { get; set; }

    private IReadOnlyList<NumberFinding> Matching => [.. Ordered(Findings.Where(finding => Chosen is null || finding.State == Chosen))];

    private IEnumerable<NumberFinding> Shown => Matching.Skip(Page * PageSize).Take(PageSize);

    /// <summary>A new result opens with what asks for work.</summary>
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_seen, Findings))
            return;
        _seen = Findings;
        (Chosen, Page) = (NumberStateWords.All.Take(2).Where(state => Findings.Any(finding => finding.State == state)).Select(state => (NumberState?)state).FirstOrDefault(), 0);
    }

    private void Choose(NumberState? state) => (Chosen, Page) = (state, 0);

    private void Sort(string? order) => (Order, Page) = (order ?? ByPlace, 0);

    private IEnumerable<NumberFinding> Ordered(IEnumerable<NumberFinding> findings) =>
        Order == ByState ? findings.OrderBy(finding => NumberStateWords.All.ToList().IndexOf(finding.State)) : findings;

    private static string Before(NumberFinding finding) => finding.Sentence[..finding.Start];

    private static string Marked(NumberFinding finding) => finding.Sentence[finding.Start..End(finding)];

    private static string After(NumberFinding finding) => finding.Sentence[End(finding)..];

    private static int End(NumberFinding finding) => Math.Min(finding.Sentence.Length, finding.Start + finding.Length);
}
