using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Printing;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Summary;

/// <summary>What an address asks of the summary; null takes the newest.</summary>
public readonly record struct SummaryAsked(int? Year, int? Month, ReportView Reading);

/// <summary>What the page of the summary shows.</summary>
/// <param name="Years">Every year with a plan, newest first.</param>
/// <param name="Year">The year shown; null when no year has a plan.</param>
/// <param name="Summary">Null when <paramref name="Year"/> has no plan.</param>
public sealed record SummaryModel(IReadOnlyList<int> Years, int? Year, YearEndSummary? Summary)
{
    /// <summary>Every frozen version of the year, newest first.</summary>
    public IReadOnlyList<FrozenLine> Frozen { get; init; } = [];

    /// <summary>Whether the reader may freeze; a hidden button is only a courtesy.</summary>
    public bool MayFreeze { get; init; }
}

/// <summary>The summary of a year through a month, on screen, and the door to its files.</summary>
public sealed partial class Summary
{
    [Inject] public required YearEndSummaryService Summaries { get; init; }

    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required FrozenSummaryService Frozen { get; init; }

    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required ChromiumPrinter Printer { get; init; }

    [Parameter] public int? Year { get; set; }

    [SupplyParameterFromQuery(Name = "month")] private string? Month { get; set; }

    protected override SummaryAsked Asked => new(Year, Period.Parse(null, Month).Month, Reading);

    private bool MonthIsWrong => !string.IsNullOrEmpty(Month) && Asked.Month is null;

    protected override async Task<SummaryModel> LoadAsync(SummaryAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        int[] years = [.. (await Plans.GetYearsAsync(actor, asked.Reading.AsOf, cancellationToken)).Select(year => year.Year)];
        var shown = asked.Year ?? Reporting.DefaultYear(years, asked.Reading.AsOf);
        return new SummaryModel(years, shown, shown is { } year
            ? await Summaries.GetAsync(actor, new ReportRequest(year, asked.Month, asked.Reading.Basis, asked.Reading.AsOf), cancellationToken)
            : null)
        {
            Frozen = shown is { } of ? await Frozen.ListAsync(actor, of, cancellationToken) ?? [] : [],
            MayFreeze = actor.MayFreezeSummary,
        };
    }

    /// <summary>Who reads a summary is about to export it.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            Printer.WarmUp();
    }

    private string Anchor(OutlineEntry entry) => Navigation.Uri.Split('#')[0] + "#" + entry.Id;
}
