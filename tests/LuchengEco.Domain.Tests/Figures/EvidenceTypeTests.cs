using System.IO.Compression;
using System.Text;
using LuchengEco.Domain.Figures;

namespace LuchengEco.Domain.Tests.Figures;

public sealed class EvidenceTypeTests
{
    private const string WordMain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string ExcelMain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private static readonly byte[] Pdf = "%PDF-1.7\n%âãÏÓ\n"u8.ToArray();
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16];

    public static TheoryData<string, byte[], string> Accepted => new()
    {
        { "监测报告.pdf", Pdf, "PDF" },
        { "监测报告.PDF", Pdf, "PDF" },
        { "照片.png", Png, "PNG" },
        { "照片.jpg", Jpeg, "JPEG" },
        { "照片.jpeg", Jpeg, "JPEG" },
        { "说明.docx", Office(WordMain), "Word" },
        { "台账.xlsx", Office(ExcelMain), "Excel" },
        { "公文.ofd", Zip(("OFD.xml", "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"/>"), ("Doc_0/Document.xml", "<x/>")), "OFD" },
    };

    public static TheoryData<string, byte[]> Unknown => new()
    {
        { "假的.pdf", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray() },
        { "假的.pdf", " %PDF-1.7"u8.ToArray() },
        { "图.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray() },
        { "程序.pdf", "MZ\u0090\0"u8.ToArray() },
        { "程序.pdf", "\u007fELF"u8.ToArray() },
        { "脚本.pdf", "#!/bin/sh\n"u8.ToArray() },
        { "旧.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
        { "加密.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
        { "压缩.zip", Zip(("a.txt", "a")) },
        { "压缩.docx", Zip(("word/document.xml", "<x/>")) },
        { "幻灯.pptx", Office("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml") },
        { "假的.ofd", Zip(("OFD.xml", "<html/>")) },
        { "空.pdf", [] },
    };

    public static TheoryData<string, byte[]> Mismatched => new()
    {
        { "照片.pdf", Jpeg },
        { "报告.html", Pdf },
        { "报告.pdf.exe", Pdf },
        { "报告", Pdf },
        { "台账.docx", Office(ExcelMain) },
        { "台账.xlsm", Office(ExcelMain) },
        { "台账.zip", Office(ExcelMain) },
    };

    public static TheoryData<byte[]> WithMacros =>
    [
        Office("application/vnd.ms-word.document.macroEnabled.main+xml"),
        Office("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        Office(ExcelMain, "application/vnd.ms-office.vbaProject"),
        Office(ExcelMain, "application/vnd.ms-excel.macrosheet+xml"),
        Office(ExcelMain, "application/vnd.ms-office.activeX+xml"),
        Zip(("[Content_Types].xml", Types(ExcelMain)), ("xl/vbaProject.bin", "x")),
        Zip(("[Content_Types].xml", Types(ExcelMain)), ("xl/macrosheets/sheet1.xml", "x")),
        // The same word, written so that a search in the bytes does not find it.
        Zip(("[Content_Types].xml", $"<Types><Override ContentType=\"{ExcelMain}\"/><Override ContentType=\"application/vnd.ms-office.&#118;baProject\"/></Types>")),
    ];

    public static TheoryData<byte[]> Damaged =>
    [
        "PK\u0003\u0004 and nothing behind it"u8.ToArray(),
        Zip(("[Content_Types].xml", "<Types><Override")),
        Zip(("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY a 'a'>]><Types/>")),
        Zip(("[Content_Types].xml", Types(WordMain)), ("[content_types].xml", Types("application/vnd.ms-word.document.macroEnabled.main+xml"))),
        Office([.. Enumerable.Repeat(WordMain, 8000)]),
        Zip([.. Enumerable.Range(0, EvidenceType.MaxParts + 1).Select(index => ($"p{index}", ""))]),
    ];

    [Theory, MemberData(nameof(Accepted))]
    public void Recognise_AKnownContentUnderItsExtension_NamesIt(string name, byte[] content, string word)
    {
        var type = EvidenceType.Recognise(name, content);

        Assert.Equal(word, type.Word);
        Assert.Equal(word, EvidenceType.WordOf(type.ContentType));
    }

    [Theory, MemberData(nameof(Unknown))]
    public void Recognise_WhatIsNoAcceptedKind_IsRefused(string name, byte[] content) => Refused("evidence-type-unknown", name, content);

    [Theory, MemberData(nameof(Mismatched))]
    public void Recognise_AnotherExtensionThanTheContent_IsRefused(string name, byte[] content) => Refused("evidence-type-mismatch", name, content);

    [Theory, MemberData(nameof(WithMacros))]
    public void Recognise_OfficeWithMacros_IsRefusedWhateverItIsCalled(byte[] content)
    {
        Refused("evidence-macros", "台账.xlsx", content);
        Refused("evidence-macros", "台账.docx", content);
    }

    [Theory, MemberData(nameof(Damaged))]
    public void Recognise_AZipThatCannotBeRead_IsRefused(byte[] content) => Refused("evidence-damaged", "说明.docx", content);

    [Fact]
    public void Recognise_AZipBomb_UnpacksNothing()
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", Types(WordMain));
            using var bomb = zip.CreateEntry("word/document.xml").Open();
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 512; megabyte++)
                bomb.Write(zeros);
        }
        var content = memory.ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(EvidenceType.WordFile, EvidenceType.Recognise("说明.docx", content));

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4 * 1024 * 1024);
    }

    [Fact]
    public void Recognise_ADescriptionThatIsABomb_IsGivenUp()
    {
        var content = Zip(("[Content_Types].xml", $"<Types>{new string(' ', 64 * 1024 * 1024)}</Types>"));
        Assert.True(content.Length < FigureEvidence.MaxBytes);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refused("evidence-damaged", "说明.docx", content);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8 * 1024 * 1024);
    }

    [Theory]
    [InlineData("a/b.pdf")]
    [InlineData("a\\b.pdf")]
    [InlineData("a\nb.pdf")]
    [InlineData("exe\u202Efdp.pdf")]
    [InlineData(" ")]
    public void Evidence_WithANameThatMisleads_IsRefused(string name)
    {
        var exception = Assert.Throws<DomainException>(() => new FigureEvidence(Guid.NewGuid(), 1, new YearMonth(2024, 10), name, Pdf, null, "", default));
        Assert.Equal("evidence-name-invalid", exception.Code);
    }

    private static void Refused(string code, string name, byte[] content)
    {
        var exception = Assert.Throws<DomainException>(() => EvidenceType.Recognise(name, content));
        Assert.Equal(code, exception.Code);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{4,}", exception.Message);
    }

    private static byte[] Office(params string[] types) => Zip(("[Content_Types].xml", Types(types)), ("word/document.xml", "<x/>"));

    private static string Types(params string[] types) => $"<Types>{string.Concat(types.Select(type => $"<Override PartName=\"/x\" ContentType=\"{type}\"/>"))}</Types>";

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
                Write(zip, name, text);
        }
        return memory.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
