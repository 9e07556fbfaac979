using System.Text;
using Bunit;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Tests.Indicators;
using Microsoft.Extensions.DependencyInjection;

namespace LuchengEco.Web.Tests.Charts;

public sealed class ChartFrameTests : BunitContext
{
    private readonly BunitJSModuleInterop _module;

    public ChartFrameTests()
    {
        Services.AddSingleton(new ChartFiles(null!, null!));
        _module = JSInterop.SetupModule("./js/echart.js");
        _module.Mode = JSRuntimeMode.Loose;
    }

    private static DrawnChart Air { get; } = YearChart.Draw(IndicatorSamples.Air, 2024);

    [Fact]
    public void Frame_WithoutAPicture_ShowsTheTableUntilTheChartIsDrawn()
    {
        // What the first response carries: nothing of the browser has answered.
        _module.SetupVoid("draw", _ => true);
        var frame = Render<ChartFrame>(part => part.Add(shown => shown.Chart, Air));

        Assert.Contains("pending", frame.Find("section").ClassName, StringComparison.Ordinal);
        Assert.Equal(12, frame.FindAll(".alt tbody tr").Count);
        Assert.Equal("0", frame.Find(".alt").GetAttribute("tabindex"));
    }

    [Fact]
    public void Frame_WithAPicture_KeepsItUntilTheChartIsDrawn()
    {
        var drawing = _module.SetupVoid("draw", _ => true);
        var frame = Render<ChartFrame>(part => part.Add(shown => shown.Chart, Air).AddChildContent("<svg class=\"server\"></svg>"));

        Assert.Contains("picture", frame.Find("section").ClassName, StringComparison.Ordinal);
        Assert.NotNull(frame.Find(".placeholder svg.server"));
        drawing.SetVoidResult();
        frame.WaitForAssertion(() => Assert.Empty(frame.FindAll(".placeholder")));
    }

    [Fact]
    public void Frame_WhoseChartFails_ShowsTheTable()
    {
        _module.SetupVoid("draw", _ => true).SetException(new Microsoft.JSInterop.JSException("no"));
        var frame = Render<ChartFrame>(part => part.Add(shown => shown.Chart, Air));

        frame.WaitForAssertion(() => Assert.Contains("table", frame.Find("section").ClassName, StringComparison.Ordinal));
        Assert.True(frame.FindAll(".switch button")[0].HasAttribute("disabled"));
    }

    [Fact]
    public void Switch_ToTheTable_AndTheMenu_ClosesOnEscape()
    {
        var frame = Render<ChartFrame>(part => part.Add(shown => shown.Chart, Air));

        frame.FindAll(".switch button")[1].Click();
        Assert.Contains("table", frame.Find("section").ClassName, StringComparison.Ordinal);
        frame.Find(".open").Click();
        Assert.Equal(["png", "svg", "csv", "xlsx"], frame.FindAll(".menu button").Select(button => button.GetAttribute("data-export")));
        Assert.True(frame.Find("[data-export=png]").HasAttribute("disabled"));
        frame.Find(".files").KeyDown("Escape");
        Assert.Empty(frame.FindAll(".menu"));
        Assert.Equal("false", frame.Find(".open").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Stage_IsReachedByKeyAndSaysHow()
    {
        var stage = Render<ChartFrame>(part => part.Add(shown => shown.Chart, Air));

        Assert.Equal("0", stage.Find(".stage").GetAttribute("tabindex"));
        Assert.Contains("方向键", stage.Find("#" + stage.Find(".stage").GetAttribute("aria-describedby")).TextContent, StringComparison.Ordinal);
        // Without words of its points a chart is a picture, as before.
        Assert.Equal("img", Render<EChart>(part => part.Add(shown => shown.Options, Air.Options).Add(shown => shown.Label, "图").Add(shown => shown.Unit, "吨")).Find(".stage").GetAttribute("role"));
    }

    [Fact]
    public void Csv_BeginsWithAByteOrderMark_KeepsNumbersAndDefusesFormulas()
    {
        var bytes = ChartFiles.Csv(Air with { Table = new([new("月份"), new("值", true), new("单位")], [["=1+1", new ChartCell("−", -3.5m), "a,\"b\""]]) });

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal("月份,值,单位\r\n'=1+1,-3.5,\"a,\"\"b\"\"\"\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public void Excel_HasTypedNumbersAndTextsThatAreNoFormulas()
    {
        var bytes = ChartExcel.Write(Air with { Title = "一[二]:三/四*五?六'很长很长很长很长很长很长很长很长很长很长很长很长", Table = new([new("月份"), new("值", true)], [["=1+1", new ChartCell("27", 27.4m, 0)]]) });
        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(file, Xunit.TestContext.Current.CancellationToken));
        var cells = file.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().ElementAt(1).Elements<Cell>().ToList();
        Assert.Equal((CellValues.InlineString, "=1+1"), (cells[0].DataType!.Value, cells[0].InnerText));
        Assert.Null(cells[0].CellFormula);
        Assert.Equal((CellValues.Number, "27.4"), (cells[1].DataType!.Value, cells[1].CellValue!.Text));
        Assert.InRange(file.WorkbookPart.Workbook!.Descendants<Sheet>().Single().Name!.Value!.Length, 1, 31);
    }

    [Theory]
    [InlineData("指标 2024年1–9月", "指标 2024年1–9月")]
    [InlineData("a/b\\c:d*e?f\"g<h>i|j\n", "a_b_c_d_e_f_g_h_i_j_")]
    public void FileName_HasNoSignThatFileSystemsRefuse(string given, string name) => Assert.Equal(name, ChartFiles.NameOf(given));
}
