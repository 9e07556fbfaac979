using System.Globalization;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.Compare;

/// <summary>What an address asks to compare.</summary>
/// <param name="Indicators">Codes with commas between, as many as may be compared.</param>
/// <param name="Years">With commas between; empty takes the newest and the one before.</param>
/// <param name="Reading">Which figures count and as of when.</param>
public readonly record struct CompareAsked(string Indicators, string Years, ReportView Reading)
{
    /// <summary>Anybody may have typed the address: what is no year counts as not given, and what is too many is left out.</summary>
    public static CompareAsked Parse(IEnumerable<string>? codes, string? years, ReportView reading) => new(
        string.Join(',', (codes ?? []).SelectMany(code => code.Split(',')).Select(code => code.Trim()).Where(code => code.Length is > 0 and <= 60).Distinct().Take(IndicatorComparison.MaxIndicators)),
        string.Join(',', (years ?? "").Split(',').Where(year => year.Length == 4 && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Distinct().Order(StringComparer.Ordinal)), reading);
}

/// <summary>What the page shows.</summary>
/// <param name="Codes">Of the indicators that there are, in the order asked.</param>
/// <param name="Years">Compared, from old to new.</param>
/// <param name="PlanYears">Every year with a plan, newest first.</param>
/// <param name="Catalogue">Every indicator, to choose from.</param>
/// <param name="Sets">The reader's own.</param>
/// <param name="Comparison">Without lines while nothing is chosen.</param>
public sealed record CompareModel(IReadOnlyList<string> Codes, IReadOnlyList<int> Years, IReadOnlyList<int> PlanYears, IReadOnlyList<IndicatorView> Catalogue, IReadOnlyList<IndicatorSetLine> Sets,
    IndicatorComparison Comparison);

/// <summary>Any indicators in any years beside each other; the choice stands in the URL.</summary>
public sealed partial class ComparePage : IAsyncDisposable
{
    private FileDownload? _files;

    [Inject] public required IndicatorComparisonService Comparisons { get; init; }

    [Inject] public required IndicatorSetService SetService { get; init; }

    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    [SupplyParameterFromQuery(Name = "i")] private string[]? Codes { get; set; }

    [SupplyParameterFromQuery(Name = "years")] private string? Years { get; set; }

    protected override CompareAsked Asked => CompareAsked.Parse(Codes, Years, Reading);

    private bool IsExporting { get; set; }

    private string Outcome { get; set; } = "";

    private bool OutcomeIsFailure { get; set; }

    /// <summary>One chart for each unit, in the order in which the units come.</summary>
    private IReadOnlyList<(string Unit, IReadOnlyList<ComparedLine> Lines)> Charts =>
        [.. Model!.Comparison.Lines.Where(line => line.Report is not null).GroupBy(line => line.Unit).Select(group => (group.Key, (IReadOnlyList<ComparedLine>)[.. group]))];

    /// <summary>Each year with a plan: chosen it goes, else it comes; the last one stays, and the oldest gives way to a sixth.</summary>
    private IReadOnlyList<FilterChoice> YearChoices =>
    [
        .. Model!.PlanYears.Order().Select(year => new FilterChoice(year.ToString(CultureInfo.InvariantCulture), EcoUrls.Compare(Model.Codes, Toggled(year)), Model.Years.Contains(year))),
    ];

    private IEnumerable<int> Toggled(int year) => !Model!.Years.Contains(year) ? Model.Years.Append(year).Order().TakeLast(IndicatorComparison.MaxYears)
        : Model.Years.Count == 1 ? Model.Years : Model.Years.Where(other => other != year);

    protected override async Task<CompareModel> LoadAsync(CompareAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        var reading = asked.Reading;
        int[] planned = [.. (await Plans.GetYearsAsync(actor, reading.AsOf, cancellationToken)).Select(row => row.Year).OrderDescending()];
        var catalogue = await Plans.GetIndicatorsAsync(actor, reading.AsOf, cancellationToken);
        string[] codes = [.. asked.Indicators.Split(',').Where(code => catalogue.Any(row => row.Code == code))];
        int[] years = [.. asked.Years.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(year => int.Parse(year, CultureInfo.InvariantCulture)).Where(planned.Contains).Order().TakeLast(IndicatorComparison.MaxYears)];
        if (years.Length == 0 && Reporting.DefaultYear(planned, reading.AsOf) is { } newest)
            years = [.. planned.Where(year => year <= newest).Take(2).Order()];
        return new CompareModel(codes, years, planned, catalogue, await SetService.GetAsync(actor, cancellationToken),
            await Comparisons.GetAsync(actor, codes, years, reading.Basis, reading.AsOf, cancellationToken));
    }

    private async Task ExportAsync(string extension)
    {
        if (IsExporting || Model is not { } model)
            return;
        (IsExporting, Outcome) = (true, "");
        try
        {
            _files ??= new FileDownload(Script, Assets["js/download.js"]);
            (Outcome, OutcomeIsFailure) = await _files.SaveAsync(Reading.Keep(EcoUrls.CompareFile(model.Codes, model.Years, extension)));
        }
        finally
        {
            IsExporting = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_files is not null)
            await _files.DisposeAsync();
    }
}
