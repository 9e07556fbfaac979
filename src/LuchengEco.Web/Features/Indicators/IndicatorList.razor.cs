using LuchengEco.Services.Indicators;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Indicators;

/// <summary>The indicators of a report with the filters above them.</summary>
public sealed partial class IndicatorList
{
    private string? _text;
    private string? _textInUrl;

    [CascadingParameter] public ReportView Reading { get; set; }

    /// <summary>With a report.</summary>
    [Parameter, EditorRequired] public PeriodReport Period { get; set; } = null!;

    /// <summary>As it stands in the URL.</summary>
    [Parameter, EditorRequired] public IndicatorFilter Filter { get; set; } = new();

    /// <summary>Raised once a search text is complete.</summary>
    [Parameter] public EventCallback<IndicatorFilter> FilterChanged { get; set; }

    /// <summary>A page offers the reader's sets; a part of another page does not.</summary>
    private bool ShowsSets => OnSetsChanged.HasDelegate;

    /// <summary>The reader saved, renamed or deleted a set.</summary>
    [Parameter] public EventCallback OnSetsChanged { get; set; }

    private YearReport Report => Period.Report!;

    /// <summary>The reader's set that the URL names; null for none, and for one that is not theirs.</summary>
    private IndicatorSetLine? Chosen => Filter.Set is { } id ? Period.Sets.FirstOrDefault(set => set.Id == id) : null;

    /// <summary>What the filters choose from: the whole report, or those of the set in its order.</summary>
    private IEnumerable<IndicatorReport> Scope => Chosen is { } set
        ? set.Codes.Select(code => Report.Indicators.FirstOrDefault(row => row.Code == code)).OfType<IndicatorReport>()
        : Report.Indicators;

    /// <summary>The filter of the URL with what is being typed.</summary>
    private IndicatorFilter Current => Filter with { Text = string.IsNullOrWhiteSpace(_text) ? null : _text.Trim() };

    private string Caption => Phrase.Of(IndicatorListText.PageTitle, Report.Year, Report.Through.Month);

    /// <summary>The year and the one before, where it has a plan.</summary>
    private IEnumerable<int> ComparedYears => new[] { Report.Year - 1, Report.Year }.Where(Period.Years.Contains);

    private IReadOnlyDictionary<string, string> AreaNames => Report.Areas.ToDictionary(area => area.Code, area => area.ShortName);

    private IReadOnlyList<FilterChoice> StatusChoices
    {
        get
        {
            var counts = (Current with { Status = null }).Apply(Scope).CountBy(row => row.Progress.Status).ToDictionary();
            return
            [
                new(IndicatorListText.All, Url(Current with { Status = null }), Filter.Status is null, counts.Values.Sum()),
                .. StatusOrder.ByUrgency.Select(status => new FilterChoice($"{StatusWords.Icon(status)} {StatusWords.Of(status)}",
                    Url(Current with { Status = status }), Filter.Status == status, counts.GetValueOrDefault(status))),
            ];
        }
    }

    private IReadOnlyList<FilterChoice> AreaChoices
    {
        get
        {
            var counts = (Current with { Area = null }).Apply(Scope).CountBy(row => row.AreaCode).ToDictionary();
            return
            [
                new(IndicatorListText.All, Url(Current with { Area = null }), Filter.Area is null, counts.Values.Sum()),
                .. Report.Areas.Select(area => new FilterChoice(area.ShortName, Url(Current with { Area = area.Code }), Filter.Area == area.Code,
                    counts.GetValueOrDefault(area.Code))),
            ];
        }
    }

    private IReadOnlyList<FilterChoice> ViewChoices =>
    [
        new(ChartToolText.ViewTable, Url(Current with { IsHeat = false }), !Filter.IsHeat),
        new(ChartToolText.ViewHeat, Url(Current with { IsHeat = true }), Filter.IsHeat),
    ];

    protected override void OnParametersSet()
    {
        // What is being typed gives way only to a text that arrives by URL.
        if (Filter.Text != _textInUrl)
            (_text, _textInUrl) = (Filter.Text, Filter.Text);
    }

    private string Url(IndicatorFilter filter) => EcoUrls.Indicators(Report.Through, filter);

    private Task CommitAsync() => Current.Text == Filter.Text ? Task.CompletedTask : FilterChanged.InvokeAsync(Current);
}
