using LuchengEco.Web.Components;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Charts;

/// <summary>A chart with its heading, the same numbers as a table, and its files: the picture as it is seen, the numbers with unit and state.</summary>
public sealed partial class ChartFrame
{
    private readonly string _heading = $"chart-{Guid.NewGuid():N}";
    private readonly string _menu = $"files-{Guid.NewGuid():N}";
    private EChart? _chart;
    private bool _table;
    private bool _drawn;
    private bool _failed;
    private bool _isOpen;
    private bool _isRefused;
    private string _outcome = "";

    [Inject] public required ChartFiles Files { get; init; }

    [Parameter, EditorRequired] public required DrawnChart Chart { get; set; }

    /// <summary>A picture by the server that stays until the chart is drawn; without one the table does.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private bool ShowsTable => _table || _failed;

    /// <summary>Style: what is to be seen; pending shows the table where the chart will be.</summary>
    private string State => ShowsTable ? "table" : _drawn || ChildContent is not null ? "picture" : "pending";

    private static string Pressed(bool state) => state ? "true" : "false";

    private void DrawnAsync(bool success) => (_drawn, _failed) = (success, !success);

    private void CloseOnEscape(KeyboardEventArgs pressed)
    {
        if (pressed.Key == "Escape")
            _isOpen = false;
    }

    private Task SavePictureAsync(string function, string extension) => SaveAsync(extension, async (chart, name) =>
        await Files.MayExportAsync(name) ? (await chart.SaveAsync(function, name, Chart.FileName), ChartToolText.SaveFailed) : (false, ChartToolText.NotAllowed));

    private Task SaveCsvAsync() => SaveAsync("csv", (chart, name) => SendAsync(chart, name, ChartFiles.CsvType, ChartFiles.Csv));

    private Task SaveExcelAsync() => SaveAsync("xlsx", (chart, name) => SendAsync(chart, name, SummaryExcel.ContentType, ChartExcel.Write));

    private async Task<(bool, string)> SendAsync(EChart chart, string name, string type, Func<DrawnChart, byte[]> write)
    {
        if (!await Files.MayExportAsync(name))
            return (false, ChartToolText.NotAllowed);
        await chart.SaveAsync(write(Chart), name, type);
        return (true, "");
    }

    private async Task SaveAsync(string extension, Func<EChart, string, Task<(bool Done, string Refusal)>> save)
    {
        _isOpen = false;
        if (_chart is null)
            return;
        var name = ChartFiles.NameOf(Chart.FileName) + "." + extension;
        try
        {
            var (done, refusal) = await save(_chart, name);
            (_outcome, _isRefused) = done ? (Phrase.Of(ChartToolText.Saved, name), false) : (refusal, true);
        }
        catch (JSException)
        {
            (_outcome, _isRefused) = (ChartToolText.SaveFailed, true);
        }
    }
}
