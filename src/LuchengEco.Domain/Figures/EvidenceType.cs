using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Figures;

/// <summary>A kind of file that may prove a figure. What a file is its content says; the extension must agree with it.</summary>
/// <remarks>
/// Nothing is accepted that cannot be recognised: no text, HTML, SVG, script or program, no archive, no old or encrypted Office file (both are OLE
/// containers that hide macros). Of a zip only its directory and one small description are read, so that a zip bomb unpacks nothing.
/// </remarks>
public sealed record EvidenceType
{
    /// <summary>Parts that a zip may have; a document of ten megabytes has some hundreds.</summary>
    public const int MaxParts = 5000;

    /// <summary>Characters read of the description inside a zip.</summary>
    private const int MaxDescription = 512 * 1024;

    private const string OfficeDescription = "[Content_Types].xml";
    private const string OfdDescription = "OFD.xml";

    private EvidenceType(string contentType, string word, params string[] extensions) => (ContentType, Word, Extensions) = (contentType, word, extensions);

    public static EvidenceType Pdf { get; } = new("application/pdf", "PDF", ".pdf");

    public static EvidenceType Png { get; } = new("image/png", "PNG", ".png");

    public static EvidenceType Jpeg { get; } = new("image/jpeg", "JPEG", ".jpg", ".jpeg");

    public static EvidenceType WordFile { get; } = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word", ".docx");

    public static EvidenceType ExcelFile { get; } = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", ".xlsx");

    /// <summary>The Chinese page format (GB/T 33190).</summary>
    public static EvidenceType Ofd { get; } = new("application/ofd", "OFD", ".ofd");

    public static IReadOnlyList<EvidenceType> All { get; } = [Pdf, Png, Jpeg, WordFile, ExcelFile, Ofd];

    public string ContentType { get; }

    /// <summary>Short name for people.</summary>
    public string Word { get; }

    /// <summary>With the dot, in lower case; the first is the usual one.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>Short name of a stored content type.</summary>
    public static string WordOf(string contentType) => All.FirstOrDefault(type => type.ContentType == contentType)?.Word ?? contentType;

    /// <exception cref="DomainException">The content is of no accepted kind, contains macros, cannot be read, or is not what the extension says.</exception>
    public static EvidenceType Recognise(string fileName, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(content);
        var type = OfContent(content) ?? throw new DomainException("evidence-type-unknown", Text.EvidenceTypeUnknown);
        var extension = Path.GetExtension(fileName);
        return type.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)
            ? type
            : throw new DomainException("evidence-type-mismatch",
                string.Format(CultureInfo.InvariantCulture, Text.EvidenceTypeMismatch, type.Word, extension.Length == 0 ? Text.NoExtension : extension, type.Extensions[0]));
    }

    private static EvidenceType? OfContent(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.StartsWith("%PDF-"u8))
            return Pdf;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return Png;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Jpeg;
        return bytes.StartsWith("PK\x03\x04"u8) ? OfZip(content) : null;
    }

    private static EvidenceType? OfZip(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxParts)
                throw Damaged();
            if (zip.Entries.Any(entry => IsMacroPart(entry.FullName)))
                throw Macros();
            return TheOne(zip, OfficeDescription) is { } office ? OfOffice(office) : TheOne(zip, OfdDescription) is { } ofd ? OfOfd(ofd) : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            throw Damaged();
        }
    }

    /// <summary>Programs disagree about which of two parts of one name counts.</summary>
    private static ZipArchiveEntry? TheOne(ZipArchive zip, string name)
    {
        var found = zip.Entries.Where(entry => string.Equals(entry.FullName, name, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return found.Count > 1 ? throw Damaged() : found.FirstOrDefault();
    }

    private static EvidenceType? OfOffice(ZipArchiveEntry description)
    {
        var types = new List<string>();
        using var reader = Read(description);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("ContentType") is { } type)
                types.Add(type);
        }
        if (types.Any(IsMacroType))
            throw Macros();
        return types.Contains(WordFile.ContentType + ".main+xml") ? WordFile : types.Contains(ExcelFile.ContentType + ".main+xml") ? ExcelFile : null;
    }

    private static EvidenceType? OfOfd(ZipArchiveEntry description)
    {
        using var reader = Read(description);
        return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "OFD" ? Ofd : null;
    }

    private static XmlReader Read(ZipArchiveEntry entry) => XmlReader.Create(entry.Open(), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxDescription,
        CloseInput = true,
    });

    private static bool IsMacroPart(string name) =>
        name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase);

    private static bool IsMacroType(string type) =>
        type.Contains("macro", StringComparison.OrdinalIgnoreCase) || type.Contains("vba", StringComparison.OrdinalIgnoreCase)
        || type.Contains("activeX", StringComparison.OrdinalIgnoreCase);

    private static DomainException Macros() => new("evidence-macros", Text.EvidenceMacros);

    private static DomainException Damaged() => new("evidence-damaged", Text.EvidenceDamaged);
}
