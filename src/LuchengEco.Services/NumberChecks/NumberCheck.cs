using LuchengEco.Domain.Writing;

namespace LuchengEco.Services.NumberChecks;

/// <summary>How a number of a document stands to ours.</summary>
public enum NumberState
{
    Equal,

    /// <summary>Fewer places or another scale, and right (GB/T 8170).</summary>
    Rounded,

    Different,

    /// <summary>Nothing is known that it could be compared with.</summary>
    Unknown,

    /// <summary>Ours, and no longer in the document.</summary>
    Missing,
}

/// <summary>One number of a document, or one of ours that it lost, and what came of the comparison.</summary>
public sealed record NumberFinding
{
    public required NumberState State { get; init; }

    /// <summary>The sentence or cell in which it stands; ours where it is missing.</summary>
    public required string Sentence { get; init; }

    /// <summary>Where in <see cref="Sentence"/> it begins.</summary>
    public int Start { get; init; }

    public int Length { get; init; }

    /// <summary>As the document writes it; empty where it is missing.</summary>
    public string Written { get; init; } = "";

    /// <summary>As we write it; empty where nothing is known.</summary>
    public string Ours { get; init; } = "";

    /// <summary>What our number says: an indicator, a column, the words before it.</summary>
    public string Label { get; init; } = "";

    /// <summary>Where it stands: 第3段, 表2第4行第3列.</summary>
    public required string Place { get; init; }

    /// <summary>The heading above it; empty without one.</summary>
    public string Heading { get; init; } = "";

    /// <summary>Why it has its state, in a sentence.</summary>
    public required string Why { get; init; }

    /// <summary>What leads to the page with our number; null where none does.</summary>
    public NumberSource? Source { get; init; }

    /// <summary>The paragraph in the document and the place of the number in it; null where it is missing.</summary>
    public NumberAnchor? Anchor { get; init; }
}

/// <param name="Key">Of the paragraph in its document.</param>
/// <param name="Start">In the paragraph's text.</param>
/// <param name="Length">Qualifier and unit included.</param>
public sealed record NumberAnchor(int Key, int Start, int Length);

public enum NumberSourceKind
{
    Indicator,
    Project,
    Plan,
}

/// <summary>Where our number comes from; the code of an indicator, empty for lists.</summary>
public sealed record NumberSource(NumberSourceKind Kind, string Code);

/// <summary>A number we know by name, for sentences that are not ours.</summary>
/// <param name="Name">Words that stand before the number in a sentence.</param>
/// <param name="Number">As we write it.</param>
/// <param name="Label">What it says.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Month">The month it is of, where it is the figure of one month alone.</param>
public sealed record KnownNumber(string Name, FoundNumber Number, string Label, NumberSource? Source, int? Month = null)
{
    /// <summary>Words of which one must stand before the number where it is not what one would take it for: 上年, 目标.</summary>
    public IReadOnlyList<string> Cues { get; init; } = [];
}

/// <summary>All numbers of a document, in their order, and behind them those it lost.</summary>
public sealed record NumberCheckResult(IReadOnlyList<NumberFinding> Findings)
{
    public int Count(NumberState state) => Findings.Count(finding => finding.State == state);

    /// <summary>How many numbers the document has.</summary>
    public int Total => Findings.Count - Count(NumberState.Missing);
}
