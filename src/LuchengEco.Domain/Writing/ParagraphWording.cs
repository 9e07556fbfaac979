using System.Buffers;
using System.Globalization;
using System.Text;

namespace LuchengEco.Domain.Writing;

/// <summary>How staff say a paragraph of a summary: their words around slots that stay bound to the data. Each saving is a version of its own and never changes.</summary>
public sealed class ParagraphWording
{
    public const int MaxLength = 4000;

    public const int MaxKeyLength = 120;

    private ParagraphWording()
    {
    }

    /// <param name="month">The summary's year and the month through which it speaks.</param>
    /// <param name="key">The paragraph.</param>
    /// <param name="version">1 for the first, then one more each time.</param>
    /// <param name="template">As <see cref="LivingText.Template"/> writes it; null goes back to the automatic draft.</param>
    /// <param name="draft">Template of the automatic draft that it was written over.</param>
    /// <param name="text">The paragraph as it read when it was saved.</param>
    /// <param name="userId">Who wrote it.</param>
    /// <param name="userName">The same person, as shown.</param>
    /// <param name="at">When.</param>
    /// <exception cref="DomainException">The words cannot be accepted.</exception>
    public ParagraphWording(YearMonth month, string key, int version, string? template, string draft, string text, Guid? userId, string userName, DateTimeOffset at)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        (Year, MonthNumber, Key, Version) = (month.Year, month.Month, key, version);
        (Template, Draft, Text) = (template is null ? null : TemplateOf(template), draft, text);
        (UserId, UserName, At) = (userId, userName, at);
    }

    public long Id { get; private set; }

    public int Year { get; private set; }

    /// <summary>1 to 12.</summary>
    public int MonthNumber { get; private set; }

    public string Key { get; private set; } = "";

    public int Version { get; private set; }

    /// <summary>Words with <c>{key}</c> for each slot; null for the automatic draft.</summary>
    public string? Template { get; private set; }

    /// <summary>The automatic draft's template at that time: when today's is another, the words may no longer fit.</summary>
    public string Draft { get; private set; } = "";

    /// <summary>The paragraph as it read then, for the history.</summary>
    public string Text { get; private set; } = "";

    public Guid? UserId { get; private set; }

    public string UserName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>What was typed as it is kept: one line, without spaces at its ends.</summary>
    /// <exception cref="DomainException">Nothing was typed, too much, or what cannot be printed.</exception>
    public static string TemplateOf(string? typed)
    {
        var template = (typed ?? "").ReplaceLineEndings(" ").Replace('\t', ' ').Replace('\u00a0', ' ').Trim();
        if (template.Length == 0)
            throw new DomainException("wording-empty", Resources.WordingText.Empty);
        if (template.Length > MaxLength)
            throw new DomainException("wording-too-long", string.Format(CultureInfo.InvariantCulture, Resources.WordingText.TooLong, MaxLength, template.Length));
        if (!IsPrintable(template))
            throw new DomainException("wording-unprintable", Resources.WordingText.Unprintable);
        return template;
    }

    /// <summary>What XML cannot hold would break the Word and Excel files; what nobody sees turns the order of reading or hides in a number.</summary>
    public static bool IsPrintable(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        for (var at = 0; at < template.Length;)
        {
            if (Rune.DecodeFromUtf16(template.AsSpan(at), out var rune, out var length) != OperationStatus.Done || rune.Value is 0xFFFE or 0xFFFF
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
                return false;
            at += length;
        }
        return true;
    }
}
