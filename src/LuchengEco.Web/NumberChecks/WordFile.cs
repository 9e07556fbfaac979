using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using LuchengEco.Services.NumberChecks;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.NumberChecks;

/// <summary>A document that cannot be checked; the message says in Chinese what to do.</summary>
internal sealed class WordFileException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Stable code of the reason, for programs.</summary>
    public string Code => code;
}

/// <summary>Opens a .docx that somebody sent, whoever wrote it, within limits that no summary reaches.</summary>
internal static class WordFile
{
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Characters of a document or a pasted text.</summary>
    public const int MaxText = 500_000;

    /// <summary>Bytes of all parts unpacked; a small file that grows beyond it is an attack or a mistake.</summary>
    private const long MaxUnpacked = 128L * 1024 * 1024;

    /// <summary>Of the parts that are read as text.</summary>
    private const long MaxCharacters = 24L * 1024 * 1024;

    private const int MaxParts = 2000;
    private const int MaxDepth = 200;
    private const int MaxParagraphs = 20_000;

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    /// <exception cref="WordFileException">It is no .docx, protected, damaged, too much, or empty.</exception>
    public static DocumentContent Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Open(content, document =>
        {
            var text = WordText.Of(document);
            if (text.Length > MaxText)
                throw new WordFileException("document-too-large", NumberCheckPageText.TooMuch);
            return text.Parts.Any(part => part is DocumentTable || part is DocumentParagraph { Text: var words } && !string.IsNullOrWhiteSpace(words))
                ? text
                : throw new WordFileException("document-empty", NumberCheckPageText.Empty);
        });
    }

    /// <exception cref="WordFileException">There is nothing in it, or too much.</exception>
    public static DocumentContent Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text))
            throw new WordFileException("document-empty", NumberCheckPageText.NoText);
        return text.Length <= MaxText && text.AsSpan().Count('\n') < MaxParagraphs ? DocumentContent.Of(text)
            : throw new WordFileException("document-too-large", Phrase.Of(NumberCheckPageText.TextTooLong, MaxText / 10_000));
    }

    private static T Open<T>(byte[] content, Func<WordprocessingDocument, T> read)
    {
        RequireWord(content);
        try
        {
            RequireModest(content);
            using var document = WordprocessingDocument.Open(new MemoryStream(content, writable: false), isEditable: false, new OpenSettings { MaxCharactersInPart = MaxCharacters });
            if (document.MainDocumentPart?.Document?.Body is not { } body)
                throw new WordFileException("document-not-word", NumberCheckPageText.NotWord);
            if (body.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Skip(MaxParagraphs).Any())
                throw new WordFileException("document-too-large", NumberCheckPageText.TooMuch);
            return read(document);
        }
        catch (Exception exception) when (exception is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException or IOException
            or ArgumentException or InvalidOperationException or FormatException or NotSupportedException or UriFormatException or KeyNotFoundException)
        {
            throw new WordFileException("document-broken", NumberCheckPageText.Broken, exception);
        }
    }

    private static void RequireWord(byte[] content)
    {
        if (content.Length == 0)
            throw new WordFileException("document-empty", NumberCheckPageText.NoFile);
        if (content.Length > MaxBytes)
            throw new WordFileException("document-too-large", Phrase.Of(NumberCheckPageText.TooLarge, MaxBytes / 1024 / 1024));
        if (content.AsSpan().StartsWith(Compound))
            throw content.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? new WordFileException("document-encrypted", NumberCheckPageText.Encrypted)
                : new WordFileException("document-old-word", NumberCheckPageText.OldWord);
        if (content.AsSpan().StartsWith("%PDF"u8))
            throw new WordFileException("document-is-pdf", NumberCheckPageText.IsPdf);
        if (!content.AsSpan().StartsWith(Zip))
            throw new WordFileException("document-not-word", NumberCheckPageText.NotWord);
    }

    /// <summary>Unpacks everything once and keeps nothing: what a part claims to be long is not to be believed. Nor is it nested deeper than any document.</summary>
    private static void RequireModest(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MaxParts)
            throw new WordFileException("document-too-large", NumberCheckPageText.TooMuch);
        if (archive.Entries.All(part => !part.FullName.Contains("[Content_Types]", StringComparison.Ordinal)))
            throw new WordFileException("document-not-word", NumberCheckPageText.NotWord);
        var buffer = new byte[64 * 1024];
        var unpacked = 0L;
        foreach (var part in archive.Entries)
        {
            using var stream = part.Open();
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                unpacked += read;
                if (unpacked > MaxUnpacked)
                    throw new WordFileException("document-too-large", NumberCheckPageText.TooMuch);
            }
        }
        foreach (var part in archive.Entries.Where(part => part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            using var stream = part.Open();
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MaxUnpacked });
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth)
                    throw new WordFileException("document-too-large", NumberCheckPageText.TooMuch);
            }
        }
    }
}
