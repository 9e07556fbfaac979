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

    private YearReport Report => Period.Report!;

    /// <summary>The filter of the URL with what is being typed.</summary>
    private IndicatorFilter Current => Filter with { Text = string.IsNullOrWhiteSpace(_text) ? null : _text.Trim() };

    private string Caption => Phrase.Of(IndicatorListText.PageTitle, Report.Year, Report.Through.Month);

    private IReadOnlyDictionary<string, string> AreaNames => Report.Areas.ToDictionary(area => area.Code, area => area.ShortName);

    private IReadOnlyList<FilterChoice> StatusChoices
    {
        get
        {
            var counts = (Current with { Status = null }).Apply(Report.Indicators).CountBy(row => row.Progress.Status).ToDictionary();
            return
            [
                new(IndicatorListText.All, Url(Current with { Status = null }), Filter.Status is null, counts.Values.Sum()),
                .. StatusWords.ByUrgency.Select(status => new FilterChoice($"{StatusWords.Icon(status)} {StatusWords.Of(status)}",
                    Url(Current with { Status = status }), Filter.Status == status, counts.GetValueOrDefault(status))),
            ];
        }
    }

    private IReadOnlyList<FilterChoice> AreaChoices
    {
        get
        {
            var counts = (Current with { Area = null }).Apply(Report.Indicators).CountBy(row => row.AreaCode).ToDictionary();
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
