using System.Net;
using System.Xml.Linq;
using Bunit;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LuchengEco.Domain;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Events;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Events;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Tests.Indicators;
using LuchengEco.Web.Tests.Printing;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace LuchengEco.Web.Tests.Events;

/// <summary>Where events show: the list, the card, the printed chart, and the summary in all of its forms.</summary>
public sealed class EventPartsTests : BunitContext
{
    private static readonly EventLine Own = new(1, new(2024, 3), "道路施工<停测>", "https://www.lucheng.gov.cn/1", "air.pm25", null, "PM2.5浓度", "张三", new(2024, 4, 2, 1, 0, 0, TimeSpan.Zero)) { UnitCode = "大气科" };
    private static readonly EventLine Common = new(2, new(2024, 1), "沙尘天气", null, null, null, "全局", "李四", new(2024, 2, 2, 1, 0, 0, TimeSpan.Zero));
    private static readonly EventLine Late = new(3, new(2024, 11), "台风", null, null, "A3", "大气环境", "李四", new(2024, 12, 2, 1, 0, 0, TimeSpan.Zero));

    public EventPartsTests()
    {
        Services.AddMudBlazorDialog();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(new CurrentActor(null!, null!, null!));
        Services.AddSingleton(new EventService(null!, null!, TimeProvider.System));
    }

    [Fact]
    public void List_TellsMonthWordsLinkAndAuthor_AndOffersOnlyWhatTheReaderMay()
    {
        var list = Show(Person(EcoRoles.Filler));

        Assert.Equal(["1月", "3月", "11月"], list.FindAll("li .month").Select(month => month.TextContent));
        Assert.Contains("全局：沙尘天气", list.Markup, StringComparison.Ordinal);
        var link = list.Find("li[data-event='1'] a");
        Assert.Equal(("https://www.lucheng.gov.cn/1", "noopener noreferrer"), (link.GetAttribute("href"), link.GetAttribute("rel")));
        Assert.Contains("张三，2024-04-02 09:00", list.Markup, StringComparison.Ordinal);
        Assert.Equal("移除3月事件“道路施工<停测>”", Assert.Single(list.FindAll("li button")).GetAttribute("aria-label"));
        Assert.Single(list.FindAll("[data-testid=event-add]"));

        Assert.Equal(3, Show(Person(EcoRoles.Reviewer)).FindAll("li button").Count);
        Assert.Empty(Show(Person(EcoRoles.Leader)).FindAll("button"));
        Assert.Empty(Show(Person(EcoRoles.Reviewer), isPast: true).FindAll("button"));
    }

    [Fact]
    public void Card_MarksTheMonthsThroughTheReports_WithTheirWords()
    {
        var card = Render<CardChart>(chart => chart.Add(part => part.Indicator, IndicatorSamples.Air with { Events = [Common, Own, Late] }));

        Assert.Equal(["1月：全局：沙尘天气", "3月：道路施工<停测>"], card.FindAll(".event title").Select(title => WebUtility.HtmlDecode(title.InnerHtml)));
        Assert.Contains("事件3月：道路施工<停测>", card.Find("svg").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Empty(Render<CardChart>(chart => chart.Add(part => part.Indicator, IndicatorSamples.Air)).FindAll(".event"));
    }

    [Fact]
    public void PrintedChart_FlagsAMonthWithTheNumbersOfItsWords()
    {
        var second = Own with { Id = 4, Text = "仪器检修" };
        var chart = MonthChart.Of(IndicatorSamples.Air with { Events = [Common, Own, second, Late], LastYearMonths = IndicatorSamples.Air.Months });

        Assert.Equal([(1, 1, "全局：沙尘天气"), (2, 3, "道路施工<停测>"), (3, 3, "仪器检修")], chart.Flags.Select(flag => (flag.Number, flag.Month, flag.Text)));
        XNamespace svg = "http://www.w3.org/2000/svg";
        var flags = XElement.Parse(SvgMonthChart.Draw(chart)).Elements(svg + "g").Where(group => (string?)group.Attribute("class") == "flag").ToList();
        Assert.Equal(["1", "2–3"], flags.Select(flag => flag.Element(svg + "text")!.Value));
    }

    [Fact]
    public void Writer_WithEvents_AddsASeventhAnnex_OfTheMonthsThroughTheSummarys()
    {
        var summary = Summary();

        Assert.Equal(("附件7", "月度事件表"), (summary.Annexes.Events!.Number, summary.Annexes.Events.Title));
        Assert.Equal([2L, 1L], summary.Events.Select(line => line.Id));
        var outline = SummaryOutline.Of(summary);
        Assert.Equal("附件7\u3000月度事件表", outline[^1].Text);
        Assert.Equal(outline.Count, outline.Select(entry => entry.Id).Distinct().Count());
        Assert.Null(SampleSummaries.Open().Annexes.Events);
    }

    [Fact]
    public async Task PageWordAndExcel_TellTheSameEvents()
    {
        var summary = Summary();
        string[] said = [.. summary.Events.SelectMany(SummaryAnnexEvents.Row).Where(text => text.Length > 0)];
        Assert.Contains("李四，2024-02-02 09:00", said);

        await using var host = new PrintingHost();
        var html = await host.Summaries.HtmlAsync(summary, new Dictionary<string, int>());
        var annex = WebUtility.HtmlDecode(html[html.IndexOf("annex-events\"", StringComparison.Ordinal)..]);
        Assert.All(said, text => Assert.Contains(text, annex, StringComparison.Ordinal));
        Assert.Contains("2. 3月：道路施工<停测>", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("道路施工<停测>", html, StringComparison.Ordinal);

        using var word = WordprocessingDocument.Open(new MemoryStream(SummaryWord.Write(summary)), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word));
        var body = word.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.All(said, text => Assert.Contains(text, body[body.LastIndexOf("月度事件表", StringComparison.Ordinal)..], StringComparison.Ordinal));

        using var excel = SpreadsheetDocument.Open(new MemoryStream(SummaryExcel.Write(summary)), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(excel));
        var sheet = ((WorksheetPart)excel.WorkbookPart!.GetPartById(excel.WorkbookPart.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(row => row.Name == "月度事件").Id!)).Worksheet!;
        Assert.All(said, text => Assert.Contains(text, sheet.InnerText, StringComparison.Ordinal));
    }

    private IRenderedComponent<EventList> Show(Actor reader, bool isPast = false) => Render<EventList>(list => list
        .Add(part => part.Indicator, IndicatorSamples.Air with { Events = [Common, Own, Late] }).Add(part => part.Year, 2024).Add(part => part.AreaName, "大气环境")
        .Add(part => part.Reader, reader).Add(part => part.IsPast, isPast));

    private static Actor Person(string role) => new(Guid.NewGuid(), "someone", "某人", new HashSet<string> { role }, new HashSet<string> { "大气科" });

    private static YearEndSummary Summary()
    {
        var report = SampleSummaries.Report(2024, 10);
        IReadOnlyList<EventLine> events = [Common, Own, Late];
        return YearEndSummaryWriter.Write(report with { Events = events, Indicators = [.. report.Indicators.Select(row => row with { Events = [.. events.Where(line => line.StandsOn(row.Code, row.AreaCode))] })] },
            SampleSummaries.Plan2024());
    }
}
