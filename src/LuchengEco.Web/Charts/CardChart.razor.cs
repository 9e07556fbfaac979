using System.Globalization;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Charts;

public sealed partial class CardChart
{
    private const int Width = 240;
    private const int Height = 64;

    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    private CardPlot Plot { get; set; } = CardPlot.Empty;

    private string Description { get; set; } = "";

    protected override void OnParametersSet()
    {
        Plot = CardPlot.Of(Indicator, Width, Height);
        Description = string.Format(CultureInfo.InvariantCulture, ChartText.CardDescription, Indicator.ShortName,
            string.Join(ChartText.ListSeparator, Plot.ThisYear.Select(mark => mark.Title).Concat(Plot.Events.Select(noted => EventPageText.Mark + noted.Title))));
    }

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string ClassOf(CardMark mark) => (mark.IsGood ? "this" : "this bad") + (mark.IsHollow ? " hollow" : "");
}
