using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.FrozenSummaries;
using LuchengEco.Web.Resources;
using A = DocumentFormat.OpenXml.Drawing;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using PIC = DocumentFormat.OpenXml.Drawing.Pictures;

namespace LuchengEco.Web.Printing;

/// <summary>What <see cref="SealMark"/> says, in a Word file: under the signature, with the QR code as a picture.</summary>
internal static class SealPicture
{
    /// <summary>28 mm in English metric units.</summary>
    private const long Side = 28 * 36_000;

    private const uint PictureId = 7_701;

    /// <summary>Puts the mark behind the last paragraph of a style, or at the end where there is none.</summary>
    public static void Add(MainDocumentPart main, SummarySeal seal, string afterStyle)
    {
        var body = main.Document!.Body!;
        var image = main.AddImagePart(ImagePartType.Png);
        using (var bytes = new MemoryStream(CheckQr.Png(seal.CheckAddress)))
            image.FeedData(bytes);
        OpenXmlElement last = body.Elements<Paragraph>().LastOrDefault(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == afterStyle)
            ?? (OpenXmlElement?)body.Elements<SectionProperties>().LastOrDefault()?.PreviousSibling() ?? body.LastChild!;
        foreach (var paragraph in Paragraphs(seal, main.GetIdOfPart(image)))
            last = body.InsertAfter(paragraph, last);
    }

    private static IEnumerable<Paragraph> Paragraphs(SummarySeal seal, string image)
    {
        yield return new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Note }, new KeepNext(),
            // A line of an exact height would cut the picture.
            new SpacingBetweenLines { Line = "240", LineRule = LineSpacingRuleValues.Auto }), new Run(Picture(image)));
        yield return Line(Phrase.Of(FrozenPageText.SealVersion, seal.Version, FrozenWords.Moment(seal.FrozenAt)), keep: true);
        yield return Line(FrozenPageText.CheckCode + " " + seal.CheckCode, keep: true);
        yield return Line(FrozenPageText.SealScan, keep: true);
        yield return Line(seal.CheckAddress, keep: false);
    }

    private static Paragraph Line(string text, bool keep) => new(
        new ParagraphProperties([new ParagraphStyleId { Val = WordStyles.Note }, .. keep ? [new KeepNext()] : Array.Empty<OpenXmlElement>()]),
        new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    private static Drawing Picture(string image) => new(new DW.Inline(
        new DW.Extent { Cx = Side, Cy = Side },
        new DW.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
        new DW.DocProperties { Id = PictureId, Name = "check-qr", Description = FrozenPageText.QrLabel },
        new DW.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
        new A.Graphic(new A.GraphicData(new PIC.Picture(
            new PIC.NonVisualPictureProperties(new PIC.NonVisualDrawingProperties { Id = PictureId, Name = "check-qr.png" }, new PIC.NonVisualPictureDrawingProperties()),
            new PIC.BlipFill(new A.Blip { Embed = image }, new A.Stretch(new A.FillRectangle())),
            new PIC.ShapeProperties(
                new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = Side, Cy = Side }),
                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
        {
            Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
        }))
    {
        DistanceFromTop = 0,
        DistanceFromBottom = 0,
        DistanceFromLeft = 0,
        DistanceFromRight = 0,
    });
}
