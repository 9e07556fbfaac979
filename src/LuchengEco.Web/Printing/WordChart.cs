using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Web.Charts;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Drawing = DocumentFormat.OpenXml.Wordprocessing.Drawing;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace LuchengEco.Web.Printing;

/// <summary>A month chart as a chart of Word's own, with its numbers in a workbook inside the file, so that 编辑数据 works.</summary>
/// <remarks>
/// The same numbers as <see cref="SvgMonthChart"/>: amounts are columns from zero, rates lines on a cut axis; a month that nobody approved is hollow, a line breaks
/// where values begin to mean something else. Native charts know no flags of events, whose
/// words stand below, no sign for a month without a figure, and draw a phased target from month to month instead of in steps.
/// </remarks>
internal static class WordChart
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Solid = "solid";
    private const string Dashed = "dash";
    private const string Dotted = "sysDot";

    /// <summary>156 by 50 mm in units of 1/360,000 cm.</summary>
    private const long Width = 5_616_000;
    private const long Height = 1_800_000;

    private const string RelationshipNames = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace R = RelationshipNames;

    /// <summary>Height of the paragraph that holds one, in twentieths of a point.</summary>
    public const int LineHeight = (int)(Height / 635) + 20;

    /// <param name="main">Gets the chart's part.</param>
    /// <param name="chart">What it shows.</param>
    /// <param name="number">1 for the first of the document.</param>
    public static Run Draw(MainDocumentPart main, MonthChart chart, int number)
    {
        var part = main.AddNewPart<ChartPart>();
        var series = Series(chart);
        using (var workbook = new MemoryStream(Data(chart, series)))
            part.AddEmbeddedPackagePart(Workbook).FeedData(workbook);
        using (var stream = new MemoryStream())
        {
            Xml(chart, series, part.GetIdOfPart(part.EmbeddedPackagePart!)).Save(stream, SaveOptions.DisableFormatting);
            stream.Position = 0;
            part.FeedData(stream);
        }
        return new Run(new Drawing(Inline(main.GetIdOfPart(part), chart, number)));
    }

    /// <summary>What stands below the chart because its picture cannot say it: flags, breaks, and what hollow means.</summary>
    public static IEnumerable<string> Notes(MonthChart chart)
    {
        if (chart.Unapproved.Count > 0)
            yield return MaturityText.HollowLegend;
        foreach (var month in chart.Breaks.Where(month => month <= chart.Through))
            yield return Phrase.Of(OfficeText.MonthAnd, month, MaturityText.BreakMark);
        foreach (var flag in chart.Flags)
            yield return Phrase.Of(DocumentText.ChartFlag, flag.Number, flag.Month, flag.Text);
    }

    private static List<ChartSeries> Series(MonthChart chart)
    {
        var palette = ChartPalette.Paper;
        var series = new List<ChartSeries>();
        if (chart.LastYear.Any(value => value is not null))
            series.Add(new ChartSeries(chart.LastYearName, chart.LastYear, chart.IsLine, palette.BeforeLine, chart.IsLine ? null : palette.Before, Dashed, 1.4m) { Breaks = chart.LastYearBreaks });
        series.Add(new ChartSeries(chart.YearName, chart.Values, chart.IsLine, palette.Now, palette.Now, Solid, 2.2m) { Breaks = chart.Breaks, Hollow = chart.Unapproved, IsLabelled = true });
        if (chart.Target is { } target)
            series.Add(new ChartSeries(chart.TargetText, [.. Enumerable.Repeat<decimal?>(target, 12)], true, palette.Goal, null, Dotted, 1.6m) { IsPlain = true });
        if (chart.Phased is { } phased)
            series.Add(new ChartSeries(ChartText.Phased, [.. phased.Select(value => (decimal?)value)], true, palette.Phase, null, Solid, 1) { IsPlain = true });
        return series;
    }

    /// <summary>Months down, a column for each series.</summary>
    private static byte[] Data(MonthChart chart, List<ChartSeries> series) => TableExcel.WriteCells(OfficeText.ChartSheet, [10, .. series.Select(_ => 16)],
        [Phrase.Of(ChartText.Unit, chart.Unit), .. series.Select(one => one.Name)],
        Enumerable.Range(1, 12).Select(month => (IReadOnlyList<Cell>)
        [
            ExcelCells.Text(Month(month)), .. series.Select(one => one.Values[month - 1] is { } value ? ExcelCells.Number(value, one.IsPlain ? null : chart.Decimals) : new Cell()),
        ]));

    private static XDocument Xml(MonthChart chart, List<ChartSeries> series, string workbook)
    {
        var bars = series.Where(one => !one.IsLine).ToList();
        var lines = series.Where(one => one.IsLine).ToList();
        var axis = ChartAxis.Of(chart);
        var format = chart.Decimals == 0 ? "0" : "0." + new string('0', chart.Decimals);
        return new XDocument(new XElement(C + "chartSpace",
            new XAttribute(XNamespace.Xmlns + "c", C.NamespaceName), new XAttribute(XNamespace.Xmlns + "a", A.NamespaceName), new XAttribute(XNamespace.Xmlns + "r", R.NamespaceName),
            Value("date1904", 0), Value("lang", "zh-CN"), Value("roundedCorners", 0),
            new XElement(C + "chart",
                new XElement(C + "title", new XElement(C + "tx", new XElement(C + "rich", new XElement(A + "bodyPr"), Paragraph(Phrase.Of(DocumentText.NameWithUnit, chart.Title, chart.Unit), 1050, bold: true))),
                    new XElement(C + "layout", new XElement(C + "manualLayout", Value("xMode", "edge"), Value("yMode", "edge"), Value("x", .01m), Value("y", .01m))), Value("overlay", 0)),
                Value("autoTitleDeleted", 0),
                // Below the title and the numbers of the highest points, above the legend.
                new XElement(C + "plotArea", new XElement(C + "layout", new XElement(C + "manualLayout", Value("layoutTarget", "inner"), Value("xMode", "edge"), Value("yMode", "edge"),
                    Value("x", .06m), Value("y", .28m), Value("w", .92m), Value("h", .45m))),
                    bars.Count == 0 ? null : new XElement(C + "barChart", Value("barDir", "col"), Value("grouping", "clustered"), Value("varyColors", 0),
                        bars.Select(one => Of(one, series, chart, format)), Value("gapWidth", 60), Value("overlap", 0), Value("axId", 1), Value("axId", 2)),
                    lines.Count == 0 ? null : new XElement(C + "lineChart", Value("grouping", "standard"), Value("varyColors", 0),
                        lines.Select(one => Of(one, series, chart, format)), Value("marker", 1), Value("axId", 1), Value("axId", 2)),
                    new XElement(C + "catAx", Value("axId", 1), new XElement(C + "scaling", Value("orientation", "minMax")), Value("delete", 0), Value("axPos", "b"),
                        new XElement(C + "numFmt", new XAttribute("formatCode", "General"), new XAttribute("sourceLinked", 0)), Value("majorTickMark", "none"), Value("minorTickMark", "none"),
                        Value("tickLblPos", "low"), Shape(null, ChartPalette.Paper.Ink, Solid, .75m), Text(900), Value("crossAx", 2), Value("crosses", "min"), Value("auto", 0), Value("lblAlgn", "ctr"), Value("lblOffset", 100)),
                    new XElement(C + "valAx", Value("axId", 2),
                        new XElement(C + "scaling", Value("orientation", "minMax"), Value("max", axis.Max), Value("min", axis.Min)), Value("delete", 0), Value("axPos", "l"),
                        new XElement(C + "majorGridlines", Shape(null, ChartPalette.Paper.Grid, Solid, .75m)),
                        new XElement(C + "numFmt", new XAttribute("formatCode", "General"), new XAttribute("sourceLinked", 0)), Value("majorTickMark", "none"), Value("minorTickMark", "none"),
                        Value("tickLblPos", "nextTo"), Shape(null, null, Solid, .75m), Text(900), Value("crossAx", 1), Value("crosses", "min"), Value("crossBetween", "between"),
                        Value("majorUnit", axis.Ticks[1] - axis.Ticks[0])),
                    new XElement(C + "spPr", new XElement(A + "noFill"))),
                new XElement(C + "legend", Value("legendPos", "b"), Value("overlay", 0), Text(900)),
                Value("plotVisOnly", 1), Value("dispBlanksAs", "gap")),
            // Nothing is painted over the word across the page.
            new XElement(C + "spPr", new XElement(A + "noFill"), new XElement(A + "ln", new XElement(A + "noFill"))),
            Text(900),
            new XElement(C + "externalData", new XAttribute(R + "id", workbook), Value("autoUpdate", 0))));
    }

    private static XElement Of(ChartSeries one, List<ChartSeries> all, MonthChart chart, string format)
    {
        var index = all.Index().Single(pair => ReferenceEquals(pair.Item, one)).Index;
        var column = (char)('B' + index);
        return new XElement(C + "ser", Value("idx", index), Value("order", index),
            new XElement(C + "tx", new XElement(C + "strRef", new XElement(C + "f", $"{OfficeText.ChartSheet}!${column}$1"),
                new XElement(C + "strCache", Value("ptCount", 1), new XElement(C + "pt", new XAttribute("idx", 0), new XElement(C + "v", one.Name))))),
            one.IsLine ? Shape(null, one.Colour, one.Dash, one.Thick) : Shape(one.Fill, one.Colour, Solid, .6m),
            one.IsLine ? Marker(one, hollow: false) : Value("invertIfNegative", 0),
            Enumerable.Range(1, 12).Where(month => one.Values[month - 1] is not null && (one.Hollow.Contains(month) || (one.IsLine && one.Breaks.Contains(month)))).Select(month => Point(one, month)),
            one.IsLabelled ? Labels(one, chart, format) : null,
            new XElement(C + "cat", new XElement(C + "strRef", new XElement(C + "f", $"{OfficeText.ChartSheet}!$A$2:$A$13"),
                new XElement(C + "strCache", Value("ptCount", 12), Enumerable.Range(1, 12).Select(month => new XElement(C + "pt", new XAttribute("idx", month - 1), new XElement(C + "v", Month(month))))))),
            new XElement(C + "val", new XElement(C + "numRef", new XElement(C + "f", $"{OfficeText.ChartSheet}!${column}$2:${column}$13"),
                new XElement(C + "numCache", new XElement(C + "formatCode", one.IsPlain ? "General" : format), Value("ptCount", 12),
                    Enumerable.Range(0, 12).Where(month => one.Values[month] is not null).Select(month => new XElement(C + "pt", new XAttribute("idx", month), new XElement(C + "v", Plain(one.Values[month]!.Value))))))),
            one.IsLine ? Value("smooth", 0) : null);
    }

    /// <summary>A hollow month, or the first of a new meaning, to which no line leads.</summary>
    private static XElement Point(ChartSeries one, int month)
    {
        var hollow = one.Hollow.Contains(month);
        var broken = one.IsLine && one.Breaks.Contains(month);
        return new XElement(C + "dPt", Value("idx", month - 1),
            one.IsLine ? Marker(one, hollow) : Value("invertIfNegative", 0), Value("bubble3D", 0),
            one.IsLine ? Shape(null, broken ? null : one.Colour, one.Dash, one.Thick) : Shape("#ffffff", one.Colour, Solid, 1.2m));
    }

    private static XElement Marker(ChartSeries one, bool hollow) => one.IsPlain
        ? new XElement(C + "marker", Value("symbol", "none"))
        : new XElement(C + "marker", Value("symbol", "circle"), Value("size", one.Fill is null ? 5 : 6), Shape(hollow || one.Fill is null ? "#ffffff" : one.Fill, one.Colour, Solid, 1.2m));

    /// <summary>The number above each point, and below where a line comes down to it.</summary>
    private static XElement Labels(ChartSeries one, MonthChart chart, string format)
    {
        return new XElement(C + "dLbls",
            Enumerable.Range(1, 12).Where(month => one.IsLine && one.Values[month - 1] is not null && SvgMonthChart.IsValley(chart, month))
                .Select(month => new XElement(C + "dLbl", [Value("idx", month - 1), .. Look("b")])), Look(one.IsLine ? "t" : "outEnd"));

        IEnumerable<XElement> Look(string place) =>
        [
            new XElement(C + "numFmt", new XAttribute("formatCode", format), new XAttribute("sourceLinked", 0)),
            new XElement(C + "spPr", new XElement(A + "noFill"), new XElement(A + "ln", new XElement(A + "noFill"))), Text(800),
            Value("dLblPos", place), Value("showLegendKey", 0), Value("showVal", 1), Value("showCatName", 0), Value("showSerName", 0), Value("showPercent", 0), Value("showBubbleSize", 0),
        ];
    }

    private static XElement Shape(string? fill, string? line, string dash, decimal points) => new(C + "spPr",
        fill is null ? null : new XElement(A + "solidFill", Colour(fill)),
        new XElement(A + "ln", new XAttribute("w", Plain(decimal.Round(points * 12700))), new XAttribute("cap", "flat"),
            line is null ? new XElement(A + "noFill") : new XElement(A + "solidFill", Colour(line)), new XElement(A + "prstDash", new XAttribute("val", dash)), new XElement(A + "round")));

    private static XElement Colour(string web) => new(A + "srgbClr", new XAttribute("val", (web.Length == 4 ? string.Concat(web[1..].Select(sign => $"{sign}{sign}")) : web[1..]).ToUpperInvariant()));

    private static XElement Text(int size) => new(C + "txPr", new XElement(A + "bodyPr"), new XElement(A + "p", new XElement(A + "pPr", Faces(new XElement(A + "defRPr", new XAttribute("sz", size), new XAttribute("b", 0)))), new XElement(A + "endParaRPr", new XAttribute("lang", "zh-CN"))));

    private static XElement Paragraph(string text, int size, bool bold) => new(A + "p",
        new XElement(A + "pPr", Faces(new XElement(A + "defRPr", new XAttribute("sz", size), new XAttribute("b", bold ? 1 : 0)))),
        new XElement(A + "r", Faces(new XElement(A + "rPr", new XAttribute("lang", "zh-CN"), new XAttribute("sz", size), new XAttribute("b", bold ? 1 : 0))), new XElement(A + "t", text)));

    private static XElement Faces(XElement run)
    {
        run.Add(new XElement(A + "solidFill", Colour("#333333")), new XElement(A + "latin", new XAttribute("typeface", "Times New Roman")), new XElement(A + "ea", new XAttribute("typeface", WordStyles.Song)));
        return run;
    }

    private static XElement Value(string name, object value) => new(C + name, new XAttribute("val", value is decimal number ? Plain(number) : value));

    private static string Plain(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Month(int month) => Phrase.Of(ChartText.Month, month);

    private static DocumentFormat.OpenXml.Drawing.Wordprocessing.Inline Inline(string relationship, MonthChart chart, int number) => new(
        new DocumentFormat.OpenXml.Drawing.Wordprocessing.Extent { Cx = Width, Cy = Height },
        new DocumentFormat.OpenXml.Drawing.Wordprocessing.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
        new DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties { Id = (uint)number, Name = Phrase.Of(DocumentText.ChartCaption, number, chart.Title), Description = SvgMonthChart.Describe(chart) },
        new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(),
        new DocumentFormat.OpenXml.Drawing.Graphic(new DocumentFormat.OpenXml.Drawing.GraphicData(new DocumentFormat.OpenXml.Drawing.Charts.ChartReference { Id = relationship }) { Uri = C.NamespaceName }))
    { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 };

    private sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values, bool IsLine, string Colour, string? Fill, string Dash, decimal Thick)
    {
        public IReadOnlyList<int> Breaks { get; init; } = [];

        public IReadOnlyList<int> Hollow { get; init; } = [];

        public bool IsLabelled { get; init; }

        /// <summary>A line without points: a target.</summary>
        public bool IsPlain { get; init; }
    }
}
