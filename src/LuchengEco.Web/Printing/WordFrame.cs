using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Services;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using static LuchengEco.Web.Printing.WordParts;

namespace LuchengEco.Web.Printing;

/// <summary>What stands around the text of every page: A4 with the official margins, page numbers outside, and in the head what the reader must not overlook.</summary>
internal static class WordFrame
{
    private const string Vml = "urn:schemas-microsoft-com:vml";
    private const string Office = "urn:schemas-microsoft-com:office:office";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>The cover has a head and no page number; left and right pages have their numbers outside.</summary>
    public static SectionProperties Section(MainDocumentPart main, YearEndSummary summary)
    {
        var section = new SectionProperties();
        var sides = new[] { HeaderFooterValues.Default, HeaderFooterValues.Even, HeaderFooterValues.First };
        foreach (var (index, side) in sides.Index())
        {
            var part = main.AddNewPart<HeaderPart>();
            part.Header = new Header(Head(summary, index));
            section.Append(new HeaderReference { Type = side, Id = main.GetIdOfPart(part) });
        }
        foreach (var side in sides)
        {
            var part = main.AddNewPart<FooterPart>();
            part.Footer = new Footer(side == HeaderFooterValues.First ? [Styled(WordStyles.PageNumber, "")] : Foot(summary, side == HeaderFooterValues.Even));
            section.Append(new FooterReference { Type = side, Id = main.GetIdOfPart(part) });
        }
        // The dash stands 7 mm below the text, with or without a line under it.
        var foot = summary.Seal is null ? 1417u : 1177u;
        section.Append(
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 2098, Left = 1587, Bottom = 1984, Right = 1474, Header = 1134, Footer = foot, Gutter = 0 },
            new TitlePage(),
            new DocGrid { Type = DocGridValues.Lines, LinePitch = 579 });
        return section;
    }

    public static string SealOf(SummarySeal seal) => Phrase.Of(OfficeText.Version, seal.Version, seal.CheckCode);

    /// <summary>Who froze it, on which day in the bureau.</summary>
    public static string FrozenBy(SummarySeal seal)
    {
        var day = Clock.ToLocal(seal.FrozenAt);
        return Phrase.Of(OfficeText.FrozenBy, day.Year, day.Month, day.Day, seal.FrozenBy);
    }

    private static Paragraph Head(YearEndSummary summary, int index)
    {
        var head = Styled(WordStyles.Mark, summary.HasDemonstration ? DocumentText.DemonstrationMark : "");
        if (summary.Seal is null)
            head.Append(new Run(Watermark(index)));
        return head;
    }

    private static IEnumerable<Paragraph> Foot(YearEndSummary summary, bool left)
    {
        yield return Aligned(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.PageNumber }),
            Said("— "), new SimpleField(Said("1")) { Instruction = " PAGE " }, Said(" —")));
        if (summary.Seal is { } seal)
            yield return Aligned(Styled(WordStyles.Seal, SealOf(seal)));

        // One character of 四号 from the outer edge.
        Paragraph Aligned(Paragraph line)
        {
            line.ParagraphProperties!.Append(
                left ? new Indentation { Left = "280", FirstLine = "0", FirstLineChars = 0 } : new Indentation { Right = "280", FirstLine = "0", FirstLineChars = 0 },
                new Justification { Val = left ? JustificationValues.Left : JustificationValues.Right });
            return line;
        }
    }

    /// <summary>The word across the page as Word itself writes it, which WPS and LibreOffice read.</summary>
    private static Picture Watermark(int index)
    {
        var number = (index + 1).ToString(CultureInfo.InvariantCulture);
        return new Picture($"""
            <w:pict xmlns:w="{Word}" xmlns:v="{Vml}" xmlns:o="{Office}">
            <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
            <v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
            <v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
            <v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/>
            </v:shapetype>
            <v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s205{number}" type="#_x0000_t136" alt="{OfficeText.Draft}" style="position:absolute;margin-left:0;margin-top:0;width:360pt;height:180pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#d9d9d9" stroked="f">
            <v:fill opacity=".5"/><v:textpath style="font-family:&quot;{WordStyles.Hei}&quot;;font-size:1pt" string="{OfficeText.Draft}"/>
            </v:shape></w:pict>
            """);
    }
}
