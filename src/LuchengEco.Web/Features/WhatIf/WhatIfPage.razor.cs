using System.Globalization;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Indicators;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace LuchengEco.Web.Features.WhatIf;

/// <summary>What the page computes from; null when there is no such year.</summary>
public sealed record WhatIfModel(YearReport? Report);

/// <summary>What the rest of the year would lead to. The address carries the assumptions; the report is read once.</summary>
public partial class WhatIfPage
{
    /// <summary>No address lists more of what it could not use.</summary>
    private const int MaxIgnored = 5;

    private const int MaxIgnoredLength = 20;

    [Inject] public required ReportingService Reporting { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter] public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "year")] private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "month")] private string? Month { get; set; }

    protected override IndicatorAsked Asked => new(Code, Period.Parse(Year, Month, Reading));

    private IndicatorReport? Indicator => Model?.Report?.Indicators.FirstOrDefault(indicator => indicator.Code == Code);

    private WhatIfCase? Case { get; set; }

    private Dictionary<int, decimal> Assumed { get; set; } = [];

    private List<string> Ignored { get; set; } = [];

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (Indicator is { } indicator)
            ReadAddress(Case = new WhatIfCase(indicator));
    }

    /// <summary>Somebody tries numbers on it.</summary>
    protected override bool RenewsItself => false;

    protected override async Task<WhatIfModel> LoadAsync(IndicatorAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        var reading = asked.Period.Reading;
        var year = asked.Period.Year ?? (await Reporting.GetDefaultMonthAsync(actor, reading.Basis, reading.AsOf, cancellationToken))?.Year;
        return new WhatIfModel(year is { } known ? await Reporting.GetYearReportAsync(actor, new ReportRequest(known, asked.Period.Month, reading.Basis, reading.AsOf), cancellationToken) : null);
    }

    private void ReadAddress(WhatIfCase known)
    {
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        (Assumed, Ignored) = ([], []);
        foreach (var month in Enumerable.Range(1, 12))
        {
            if (!query.TryGetValue(Parameter(month), out var text) || text is not [{ Length: > 0 } typed, ..])
                continue;
            if (known.Read(month, typed) is { } value)
                Assumed[month] = value;
            else if (Ignored.Count < MaxIgnored)
                Ignored.Add($"{Parameter(month)}={(typed.Length > MaxIgnoredLength ? typed[..MaxIgnoredLength] + "…" : typed)}");
        }
    }

    /// <summary>The address says what is assumed, so that it can be sent to somebody; going back leaves the page.</summary>
    private void Keep(IReadOnlyDictionary<int, decimal> assumed)
    {
        var parameters = assumed.OrderBy(pair => pair.Key).Select(pair => (Parameter(pair.Key), (string?)Written(pair.Value))).ToArray();
        Navigation.NavigateTo(Reading.Keep(EcoUrls.WhatIf(Code, Model!.Report!.Through, parameters)), replace: true);
    }

    internal static string Written(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Parameter(int month) => string.Create(CultureInfo.InvariantCulture, $"m{month}");
}
