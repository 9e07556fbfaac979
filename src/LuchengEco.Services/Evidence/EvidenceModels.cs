namespace LuchengEco.Services.Evidence;

public enum EvidenceOutcome
{
    Done,

    /// <summary>The indicator is not the actor's to prove, or they may not read.</summary>
    Forbidden,

    UnknownIndicator,

    /// <summary>The file cannot be accepted, or the month or the indicator is not open yet.</summary>
    Refused,

    /// <summary>The month was submitted or approved.</summary>
    Locked,

    /// <summary>No such file of this figure.</summary>
    NotFound,

    /// <summary>It was taken away.</summary>
    Removed,

    /// <summary>What is stored is not what was attached.</summary>
    Damaged,
}

/// <summary>What became of an attempt to attach, take away or fetch a file.</summary>
/// <param name="Outcome">Anything but Done changed nothing.</param>
/// <param name="File">The file that it is about, where there is one.</param>
/// <param name="Content">The bytes, for a file that was fetched.</param>
/// <param name="Code">Stable code of the refusal.</param>
/// <param name="Message">The refusal in Chinese.</param>
public sealed record EvidenceResult(EvidenceOutcome Outcome, EvidenceFile? File = null, byte[]? Content = null, string? Code = null, string? Message = null);

/// <summary>A file that proves a figure, without its content.</summary>
/// <param name="Id">Stable.</param>
/// <param name="FileName">As it was called where it came from.</param>
/// <param name="ContentType">As recognised by its content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="UserName">Who attached it.</param>
/// <param name="At">When.</param>
/// <param name="RemovedAt">When it was taken away; null while it counts.</param>
/// <param name="RemovedBy">Who took it away.</param>
/// <param name="RemovedBecause">Why.</param>
public sealed record EvidenceFile(Guid Id, string FileName, string ContentType, int Size, string Sha256, string UserName, DateTimeOffset At,
    DateTimeOffset? RemovedAt = null, string? RemovedBy = null, string? RemovedBecause = null)
{
    public bool IsRemoved => RemovedAt is not null;
}

/// <summary>The evidence of one figure.</summary>
/// <param name="IndicatorName">Full name of the indicator.</param>
/// <param name="Files">Oldest first, those that were taken away too.</param>
/// <param name="WhyNot">Why the actor cannot attach or take away now, in Chinese; null when they can.</param>
public sealed record EvidenceList(string IndicatorName, IReadOnlyList<EvidenceFile> Files, string? WhyNot)
{
    public bool MayChange => WhyNot is null;

    /// <summary>Files that count.</summary>
    public int Count => Files.Count(file => !file.IsRemoved);
}
