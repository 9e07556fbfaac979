using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Services.NumberChecks;
using LuchengEco.Web.NumberChecks;

namespace LuchengEco.Web.Tests.NumberChecks;

public sealed class WordFileTests
{
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    [Fact]
    public void Read_TrackedChangesAndFields_ReadsWhatIsLeftWhenAllAreAccepted()
    {
        var text = WordFile.Read(Document("""
            <w:p><w:r><w:t xml:space="preserve">投入</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>20</w:delText></w:r></w:del><w:ins w:id="2" w:author="a"><w:r><w:t>3</w:t></w:r></w:ins><w:r><w:t>0万元</w:t></w:r>
            <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE 99 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>，共7项</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
            <w:hyperlink w:anchor="x"><w:r><w:t>8件</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>9份</w:t></w:r></w:sdtContent></w:sdt></w:p>
            """));
        Assert.Equal("投入30万元，共7项8件9份", Assert.Single(text.Paragraphs).Text);
    }

    [Fact]
    public void Read_TablesBoxesAndNotes_AreAllThere()
    {
        var content = Document("""
            <w:p><w:r><w:t>正文1个</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>框中2个</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>
            <w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>
            <w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>头</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3个</w:t></w:r></w:p><w:p><w:r><w:t>4个</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """, document =>
        {
            var notes = document.MainDocumentPart!.AddNewPart<FootnotesPart>();
            notes.Footnotes = new Footnotes(new Footnote(new Paragraph(new Run(new Text("—")))) { Type = FootnoteEndnoteValues.Separator, Id = 0 },
                new Footnote(new Paragraph(new Run(new Text("注5个")))) { Id = 2 });
        });
        var text = WordFile.Read(content);
        Assert.Equal(["正文1个", "框中2个", "注5个"], text.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Equal([(0, "头"), (2, "3个\n4个")], Assert.Single(text.Tables).Rows[0].Select(cell => (cell.Column, cell.Text)));

        // Word takes no comment in a note or a box: it stands where they hang.
        var findings = NumberChecker.Check(DocumentContent.Of(""), text, []).Findings;
        Assert.Equal(5, findings.Count);
        using var document = WordprocessingDocument.Open(new MemoryStream(WordComments.Write(content, findings, DateTimeOffset.UnixEpoch)), isEditable: false);
        Assert.Equal(5, document.MainDocumentPart!.Document!.Body!.Descendants<CommentReference>().Count());
        Assert.Empty(document.MainDocumentPart.FootnotesPart!.Footnotes!.Descendants<CommentReference>());
        Assert.DoesNotContain(document.MainDocumentPart.Document.Descendants<CommentReference>(), mark => mark.Ancestors<TextBoxContent>().Any());
    }

    [Fact]
    public void Comments_InsideTrackedChanges_LeaveThemAndTheFormatsAlone()
    {
        var content = Document("""
            <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>共投入1</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>23万元，</w:t></w:r><w:ins w:id="2" w:author="某人"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>立案45件</w:t></w:r></w:ins><w:del w:id="3" w:author="某人"><w:r><w:delText>立案46件</w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> 完</w:t></w:r></w:p>
            """);
        var text = WordFile.Read(content);
        var commented = WordComments.Write(content, NumberChecker.Check(DocumentContent.Of("无"), text, []).Findings, DateTimeOffset.UnixEpoch);
        using var document = WordprocessingDocument.Open(new MemoryStream(commented), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(error => error.Description));
        Assert.Equal("共投入123万元，立案45件 完", Assert.Single(WordText.Of(document).Paragraphs).Text);
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.Equal("立案45件", body.Descendants<InsertedRun>().Single().InnerText);
        Assert.Equal("立案46件", body.Descendants<DeletedText>().Single().Text);
        Assert.Equal(["共投入", "1"], body.Descendants<Run>().Where(run => run.RunProperties?.Bold is not null).Select(run => run.InnerText));
        Assert.Equal(["23万元", "，"], body.Descendants<Run>().Where(run => run.RunProperties?.Italic is not null).Select(run => run.InnerText));
        Assert.Equal(["立案", "45件"], body.Descendants<Run>().Where(run => run.RunProperties?.Underline is not null).Select(run => run.InnerText));
    }

    [Fact]
    public void Comments_BesideThoseOfPeople_TakeFurtherNumbers()
    {
        var content = Document("""<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>共5个</w:t></w:r><w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p>""", document =>
            document.MainDocumentPart!.AddNewPart<WordprocessingCommentsPart>().Comments = new Comments(new Comment(new Paragraph()) { Id = "4", Author = "某人" }));
        var commented = WordComments.Write(content, NumberChecker.Check(DocumentContent.Of("无"), WordFile.Read(content), []).Findings, DateTimeOffset.UnixEpoch);
        using var document = WordprocessingDocument.Open(new MemoryStream(commented), isEditable: false);
        Assert.Equal(["4", "5"], document.MainDocumentPart!.WordprocessingCommentsPart!.Comments!.Elements<Comment>().Select(comment => comment.Id!.Value));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(error => error.Description));
    }

    [Fact]
    public void Read_ContentsWithTheirPages_AreLeftOut()
    {
        var content = Document("""
            <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>一、总体情况3</w:t></w:r></w:p></w:sdtContent></w:sdt>
            <w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>二、主要工作4</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>主要工作</w:t></w:r></w:p>
            <w:p><w:r><w:t>立案5件</w:t></w:r></w:p>
            """, document => document.MainDocumentPart!.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                new Style(new StyleName { Val = "TOC 2" }) { StyleId = "T", Type = StyleValues.Paragraph },
                new Style(new StyleName { Val = "heading 1" }) { StyleId = "H", Type = StyleValues.Paragraph }));

        Assert.Equal([("主要工作", true), ("立案5件", false)], WordFile.Read(content).Paragraphs.Select(paragraph => (paragraph.Text, paragraph.IsHeading)));
    }

    [Fact]
    public void Read_HostileTables_FailNowhere()
    {
        var cells = string.Concat(Enumerable.Repeat("""<w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p><w:r><w:t>1个</w:t></w:r></w:p></w:tc>""", 3));
        var content = Document($"<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"2147483647\"/></w:trPr>{cells}</w:tr></w:tbl>");

        Assert.Equal(3, NumberChecker.Check(DocumentContent.Of("无"), WordFile.Read(content), []).Total);
    }

    [Fact]
    public void Read_ElementsNestedWithoutEnd_AreRefused() =>
        AssertRefused(Document(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 5000)) + "<w:p/>" + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 5000))), "document-too-large");

    [Fact]
    public void Read_WhatIsNoWordFile_SaysWhatToDo()
    {
        AssertRefused([], "document-empty");
        AssertRefused(Encoding.UTF8.GetBytes("总结"), "document-not-word");
        AssertRefused("%PDF-1.7"u8.ToArray(), "document-is-pdf");
        AssertRefused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "document-old-word");
        AssertRefused([0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "document-encrypted");
        AssertRefused(new byte[WordFile.MaxBytes + 1], "document-too-large");
        AssertRefused(Archive(("readme.txt", 10)), "document-not-word");
        AssertRefused(Archive(("[Content_Types].xml", 10), ("word/document.xml", 10)), "document-broken");
        AssertRefused(Archive(("[Content_Types].xml", 10), ("word/media/bomb.bin", 200 * 1024 * 1024)), "document-too-large");
        AssertRefused(Document("<w:p/>"), "document-empty");
        AssertRefused(Document("<w:p><w:r><w:t>1个</w:t></w:r></w:p>")[..400], "document-broken");
        Assert.Equal("document-empty", Assert.Throws<WordFileException>(() => WordFile.Read(" \n ")).Code);
        Assert.Equal("document-too-large", Assert.Throws<WordFileException>(() => WordFile.Read(new string('一', WordFile.MaxText + 1))).Code);
    }

    private static void AssertRefused(byte[] content, string code)
    {
        var refused = Assert.Throws<WordFileException>(() => WordFile.Read(content));
        Assert.Equal(code, refused.Code);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{4,}.*。", refused.Message);
    }

    private static byte[] Archive(params (string Name, int Length)[] parts)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, length) in parts)
            {
                using var stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                stream.Write(new byte[length]);
            }
        }
        return memory.ToArray();
    }

    private static byte[] Document(string body, Action<WordprocessingDocument>? add = null)
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            using (var stream = new StreamWriter(main.GetStream(FileMode.Create), new UTF8Encoding(false)))
                stream.Write($"<w:document {W}><w:body>{body.ReplaceLineEndings("")}</w:body></w:document>");
            add?.Invoke(document);
        }
        return memory.ToArray();
    }
}
