using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace LuchengEco.Web.Printing;

/// <summary>What a reader of PDF shows under “properties”.</summary>
/// <param name="Title">Of the document.</param>
/// <param name="Author">The bureau.</param>
/// <param name="Subject">In a line.</param>
/// <param name="Moment">When its numbers were read.</param>
public sealed partial record PdfProperties(string Title, string Author, string Subject, DateTimeOffset Moment)
{
    private const string Creator = "LuchengEco";

    /// <summary>Appends the properties as an incremental update (ISO 32000-1 §7.5.6): not a byte of Chromium's file is moved, tags and bookmarks stay.</summary>
    /// <returns>The file as it was where it does not end with a plain cross-reference table.</returns>
    public byte[] WriteInto(byte[] pdf)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        var text = Encoding.Latin1.GetString(pdf);
        if (Start().Match(text) is not { Success: true } start || !int.TryParse(start.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var previous)
            || previous >= text.Length || Table().Match(text, previous) is not { Success: true } table || table.Index != previous
            || Number(table, "Size") is not { } size || Number(table, "Root") is not { } root || Catalog(text, table, root) is not { } catalog)
            return pdf;
        var info = Number(table, "Info") ?? size++;
        var metadata = size++;
        using var file = new MemoryStream(pdf.Length + 4096);
        file.Write(pdf);
        if (pdf[^1] != '\n')
            file.WriteByte((byte)'\n');
        var places = new SortedDictionary<int, long>();
        Begin(info);
        Put($"<</Title {Hex(Title)} /Author {Hex(Author)} /Subject {Hex(Subject)} /Creator ({Creator}) /Producer (Chromium) /CreationDate {Date()} /ModDate {Date()}>>\nendobj\n");
        Begin(root);
        Put(catalog[..catalog.LastIndexOf(">>", StringComparison.Ordinal)] + $"\n/Metadata {metadata} 0 R>>\nendobj\n");
        var packet = Encoding.UTF8.GetBytes(Packet());
        Begin(metadata);
        Put($"<</Type /Metadata /Subtype /XML /Length {packet.Length}>>\nstream\n");
        file.Write(packet);
        Put("\nendstream\nendobj\n");
        var at = file.Position;
        Put("xref\n");
        foreach (var (number, place) in places)
            Put($"{number} 1\n{place:0000000000} 00000 n \n");
        var id = Identity().Match(table.Value) is { Success: true } found ? " " + found.Value : "";
        Put($"trailer\n<</Size {size} /Root {root} 0 R /Info {info} 0 R /Prev {previous}{id}>>\nstartxref\n{at}\n%%EOF\n");
        return file.ToArray();

        void Begin(int number)
        {
            places[number] = file.Position;
            Put($"{number} 0 obj\n");
        }

        void Put(string part) => file.Write(Encoding.Latin1.GetBytes(part));
    }

    private static int? Number(Match table, string key) =>
        Regex.Match(table.Value, $"/{key} ([0-9]+)") is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>The dictionary of the catalogue; null where the table does not lead to it.</summary>
    private static string? Catalog(string text, Match table, int root)
    {
        var first = 0;
        var left = 0;
        foreach (var line in table.Value.Split('\n'))
        {
            if (left == 0 && Section().Match(line) is { Success: true } section)
            {
                (first, left) = (int.Parse(section.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(section.Groups[2].Value, CultureInfo.InvariantCulture));
                continue;
            }
            if (left == 0)
                continue;
            if (first == root)
            {
                var place = int.Parse(line.AsSpan(0, 10), NumberStyles.None, CultureInfo.InvariantCulture);
                var head = string.Create(CultureInfo.InvariantCulture, $"{root} 0 obj");
                var end = text.IndexOf("endobj", place, StringComparison.Ordinal);
                return end > 0 && text.AsSpan(place).StartsWith(head) ? text[(place + head.Length)..end].Trim() : null;
            }
            (first, left) = (first + 1, left - 1);
        }
        return null;
    }

    /// <summary>UTF-16 with its mark, as text strings are written.</summary>
    private static string Hex(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";

    private string Date() => "(D:" + Moment.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "Z)";

    private string Packet()
    {
        var moment = Moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{SecurityElement.Escape(Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(Subject)}</rdf:li></rdf:Alt></dc:description>
            <dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
            <xmp:CreatorTool>{Creator}</xmp:CreatorTool><xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate><pdf:Producer>Chromium</pdf:Producer>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """;
    }

    [GeneratedRegex(@"startxref\s+([0-9]+)\s+%%EOF\s*$")]
    private static partial Regex Start();

    [GeneratedRegex(@"xref\s.*?trailer\s*<<.*?>>\s*startxref", RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex("^([0-9]+) ([0-9]+) *\r?$")]
    private static partial Regex Section();

    [GeneratedRegex(@"/ID\s*\[[^\]]*\]")]
    private static partial Regex Identity();
}
