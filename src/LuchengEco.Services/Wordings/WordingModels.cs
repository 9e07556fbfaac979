using LuchengEco.Domain.Writing;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Services.Wordings;

/// <summary>Where the words of a paragraph come from.</summary>
public enum WordingState
{
    /// <summary>Written by rule from the data.</summary>
    Automatic,

    /// <summary>Staff's words around today's numbers.</summary>
    Reworded,

    /// <summary>Staff's words, and the draft that they were written over says something else today.</summary>
    Outdated,

    /// <summary>Staff's words speak of a number that the data no longer have: the automatic draft is printed instead.</summary>
    Broken,
}

/// <summary>One paragraph of a summary with its words.</summary>
public sealed record WordedParagraph
{
    public required string Key { get; init; }

    /// <summary>Heading under which it stands, and its own run-in head.</summary>
    public required string Place { get; init; }

    public required string Lead { get; init; }

    public required WordingState State { get; init; }

    /// <summary>As the summary prints it.</summary>
    public required LivingText Body { get; init; }

    /// <summary>As the rules write it today.</summary>
    public required LivingText Draft { get; init; }

    /// <summary>Staff's words, also where they are not printed; null for the automatic draft.</summary>
    public string? Template { get; init; }

    /// <summary>0 where nobody ever changed the words.</summary>
    public int Version { get; init; }

    public string? ChangedBy { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Slots of <see cref="Template"/> without data today.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>Numbers typed into the words of <see cref="Body"/> instead of bound to the data, and bound ones that the words beside them falsify.</summary>
    public IReadOnlyList<TypedNumber> Typed { get; init; } = [];
}

/// <summary>A number in words that no data stand behind, or one of the data that the words beside it turn into another.</summary>
/// <param name="Text">As it reads, with unit and qualifier; empty where a number of the data reads as none.</param>
/// <param name="Start">Where it begins in the template.</param>
/// <param name="Length">Characters of it in the template.</param>
/// <param name="Offers">Numbers of the data that it may be: those that read the same first.</param>
public sealed record TypedNumber(string Text, int Start, int Length, IReadOnlyList<BookNumber> Offers)
{
    /// <summary>What the data say where the words beside a slot falsify it; empty for a typed number.</summary>
    public string Slot { get; init; } = "";

    public bool IsMisread => Slot.Length > 0;
}

/// <summary>What a paragraph would be with other words.</summary>
/// <param name="Body">With today's numbers.</param>
/// <param name="Lost">Slots without data; the words cannot be saved with them.</param>
/// <param name="Typed">Numbers that were typed, and those of the data that read as something else.</param>
/// <param name="Dropped">Numbers of the automatic draft that the words leave out.</param>
public sealed record WordingTrial(LivingText Body, IReadOnlyList<string> Lost, IReadOnlyList<TypedNumber> Typed, IReadOnlyList<BookNumber> Dropped);

/// <summary>All paragraphs of a summary with their words.</summary>
/// <param name="Summary">With the words as they are printed.</param>
/// <param name="Draft">With the automatic words.</param>
/// <param name="Book">Every number that words may be bound to.</param>
/// <param name="Paragraphs">In the order of the text.</param>
public sealed record WordingDesk(YearEndSummary Summary, YearEndSummary Draft, NumberBook Book, IReadOnlyList<WordedParagraph> Paragraphs)
{
    public bool MayWrite { get; init; }

    /// <summary>Words of earlier months of the year that this month has not and that fit; null without any.</summary>
    public EarlierWordings? Earlier { get; init; }
}

/// <summary>Words of earlier months that may be taken over: of each paragraph the latest, unless it went back to the automatic draft.</summary>
/// <param name="Months">1 to 11, in their order.</param>
/// <param name="Keys">Paragraphs that nobody changed in this month yet.</param>
public sealed record EarlierWordings(IReadOnlyList<int> Months, IReadOnlyList<string> Keys);

/// <summary>One saving of a paragraph's words.</summary>
/// <param name="Version">1 for the first.</param>
/// <param name="UserName">Who.</param>
/// <param name="At">When.</param>
/// <param name="IsAutomatic">Went back to the automatic draft.</param>
/// <param name="Template">To be taken up again; null for the automatic draft.</param>
/// <param name="Difference">What was taken out and put in since the version before, or since the automatic draft.</param>
public sealed record WordingVersion(int Version, string UserName, DateTimeOffset At, bool IsAutomatic, string? Template, IReadOnlyList<TextDifference> Difference);

/// <summary>What became of a saving.</summary>
/// <param name="Result">Unconfirmed where typed or dropped numbers wait for a confirmation.</param>
/// <param name="Version">The version that stands now.</param>
public sealed record WordingResult(ChangeResult Result, int Version = 0);
