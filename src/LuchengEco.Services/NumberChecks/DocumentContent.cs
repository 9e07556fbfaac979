namespace LuchengEco.Services.NumberChecks;

/// <summary>What a document says, in its order, without its looks.</summary>
public sealed record DocumentContent(IReadOnlyList<DocumentPart> Parts)
{
    public IEnumerable<DocumentParagraph> Paragraphs => Parts.OfType<DocumentParagraph>();

    public IEnumerable<DocumentTable> Tables => Parts.OfType<DocumentTable>();

    /// <summary>Characters of all paragraphs and cells.</summary>
    public int Length => Parts.Sum(part => part switch
    {
        DocumentParagraph paragraph => paragraph.Text.Length,
        DocumentTable table => table.Rows.Sum(row => row.Sum(cell => cell.Text.Length)),
        _ => 0,
    });

    /// <summary>Paragraphs of a pasted text.</summary>
    public static DocumentContent Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new([.. text.ReplaceLineEndings("\n").Split('\n').Select((line, key) => new DocumentParagraph(key, line))]);
    }
}

public abstract record DocumentPart;

/// <summary>A paragraph outside of tables.</summary>
/// <param name="Key">Its place among all paragraphs of the document, those of tables included.</param>
/// <param name="Text">Without heading number.</param>
/// <param name="IsHeading">By its style; a text without styles is told by its words.</param>
public sealed record DocumentParagraph(int Key, string Text, bool IsHeading = false) : DocumentPart;

/// <summary>A table with rows of cells; a cell that spans columns or rows stands in the first of them.</summary>
public sealed record DocumentTable(IReadOnlyList<IReadOnlyList<DocumentCell>> Rows) : DocumentPart;

/// <param name="Key">Of the first paragraph; each further one has the next.</param>
/// <param name="Column">Counted by the grid, from 0.</param>
/// <param name="Text">Paragraphs with a line feed between them.</param>
public sealed record DocumentCell(int Key, int Column, string Text);
