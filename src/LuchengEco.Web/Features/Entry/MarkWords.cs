using System.Text;
using LuchengEco.Domain.Figures;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Entry;

/// <summary>The marks as people write them into a number's place. The grid has the same list, so that a typed word needs no server.</summary>
internal static class MarkWords
{
    private const int Longest = 16;

    /// <summary>Word in capitals and half-width → code of the mark; a cell that was marked and copied says 无 when it is not.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        new[] { (PasteText.WordsNotApplicable, FigureMark.NotApplicable), (PasteText.WordsNotPublished, FigureMark.NotPublished) }
            .SelectMany(line => line.Item1.Split('|').Select(word => (Word: Plain(word), Code: TypedTexts.MarkCode(line.Item2))))
            .ToDictionary(line => line.Word, line => line.Code);

    /// <summary>The mark that a text in a number's place means; null for anything else, a number above all.</summary>
    public static FigureMark? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= Longest && All.TryGetValue(Plain(text), out var code) ? TypedTexts.MarkOf(code) : null;
    }

    /// <summary>The same in the column of marks, where 无 is a word too.</summary>
    public static FigureMark? ReadChoice(string text) => text.Trim() == MonthEntryText.MarkNone ? FigureMark.None : Read(text);

    // Half a surrogate pair cannot be normalised, and no word of ours contains a whole one.
    private static string Plain(string text) =>
        text.Any(char.IsSurrogate) ? text : text.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();
}
