using System.IO.Compression;
using System.Text;
using CsCheck;
using LuchengEco.Domain.Figures;
using LuchengEco.Web.Tests.Entry;
using LuchengEco.Web.Workbooks;
using static LuchengEco.Web.Tests.Workbooks.Books;

namespace LuchengEco.Web.Tests.Workbooks;

/// <summary>Files that are none, or that mean harm: a sentence in Chinese, never an exception, never all of the memory.</summary>
public sealed class WorkbookFileTests
{
    private static byte[] Template => EntryWorkbook.Write(Form(Sheets.Mean, Sheets.Ratio, Filled(Sheets.Sum, new FigureEntry(5))));

    [Fact]
    public void Read_WhatIsNoXlsx_SaysWhatToDo()
    {
        Assert.Contains("文件是空的", Refusal([]), StringComparison.Ordinal);
        Assert.Contains("不是.xlsx", Refusal("指标,数值\r\n"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("旧版.xls", Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), StringComparison.Ordinal);
        Assert.Contains("不是.xlsx", Refusal(ZipOf(("readme.txt", 10))), StringComparison.Ordinal);
        Assert.Contains("已损坏", Refusal(Template[..^200]), StringComparison.Ordinal);
        Assert.Contains("5 MB", Refusal(new byte[WorkbookFile.MaxBytes + 1]), StringComparison.Ordinal);
        Assert.Contains("宏", Refusal(ZipOf(("[Content_Types].xml", 10), ("xl/workbook.xml", 10), ("xl/vbaProject.bin", 10))), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ASmallFileThatUnpacksToMuch_IsRefused() =>
        Assert.Contains("内容过多", Refusal(ZipOf(("[Content_Types].xml", 10), ("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", 400_000_000))), StringComparison.Ordinal);

    [Fact]
    public void Read_AHugeSheet_IsRefused() =>
        Assert.Contains("内容过多", Refusal(Edit(Template, document =>
        {
            var data = SheetOf(document).Worksheet!.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.SheetData>()!;
            for (var row = 0; row < 25_000; row++)
                data.Append(new DocumentFormat.OpenXml.Spreadsheet.Row(new DocumentFormat.OpenXml.Spreadsheet.Cell(new DocumentFormat.OpenXml.Spreadsheet.CellValue("1"))));
        })), StringComparison.Ordinal);

    [Fact]
    public void Read_WithAnExternalEntity_IsRefused()
    {
        var book = Replace(Template, "xl/workbook.xml", _ => """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>""");

        Assert.Contains("已损坏", Refusal(book), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyBytesChanged_IsReadOrRefusedInChinese()
    {
        var template = Template;
        var changes = Gen.Select(Gen.Int[4, template.Length - 1], Gen.Byte).Array[1, 6];
        changes.Sample(edits =>
        {
            var bytes = (byte[])template.Clone();
            foreach (var (at, value) in edits)
                bytes[at] = value;
            Attempt(bytes);
        }, iter: 400, threads: 1);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("xl/workbook.xml")]
    public void Read_AnyTextOfAPartChanged_IsReadOrRefusedInChinese(string part)
    {
        // Inside of the compression, so that every change reaches the reader of the part.
        var template = Template;
        var length = TextOf(template, part).Length;
        Gen.Select(Gen.Int[0, length - 1], Gen.Int[0, 12], RandomBlocks.Pick("", "<", "\"", "99999999999", "-1", "A", "%", "</row>", "<c r=\"ZZZZ9\"><v>1</v></c>")).Sample((at, cut, text) =>
            Attempt(Replace(template, part, xml => xml.Remove(at, Math.Min(cut, xml.Length - at)).Insert(at, text))), iter: 150, threads: 1);
    }

    /// <summary>Reads, or is refused; every other exception is a mistake of ours.</summary>
    private static void Attempt(byte[] bytes)
    {
        try
        {
            EntryReader.Read(WorkbookFile.Read(bytes), Sheets.November);
        }
        catch (WorkbookException refused)
        {
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", refused.Message);
        }
    }

    private static string Refusal(byte[] bytes) => Assert.Throws<WorkbookException>(() => WorkbookFile.Read(bytes)).Message;

    private static byte[] ZipOf(params (string Name, int Length)[] parts)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            var block = new byte[1_000_000];
            foreach (var (name, length) in parts)
            {
                using var stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                for (var written = 0; written < length; written += block.Length)
                    stream.Write(block.AsSpan(0, Math.Min(block.Length, length - written)));
            }
        }
        return memory.ToArray();
    }

    private static string TextOf(byte[] book, string part)
    {
        using var archive = new ZipArchive(new MemoryStream(book), ZipArchiveMode.Read);
        using var reader = new StreamReader(archive.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    private static byte[] Replace(byte[] book, string part, Func<string, string> change)
    {
        var text = change(TextOf(book, part));
        using var memory = new MemoryStream();
        memory.Write(book);
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)!.Delete();
            using var stream = archive.CreateEntry(part, CompressionLevel.Fastest).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        return memory.ToArray();
    }
}
