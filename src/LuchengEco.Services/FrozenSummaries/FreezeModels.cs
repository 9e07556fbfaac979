using LuchengEco.Services.Reporting;

namespace LuchengEco.Services.FrozenSummaries;

/// <summary>What shall be frozen.</summary>
/// <param name="Report">Year, month, which figures count, and as of when.</param>
/// <param name="Note">Why; needed of a correction and where unapproved figures count.</param>
/// <param name="UnapprovedFigures">How many unapproved figures were shown to who freezes and confirmed by them.</param>
/// <param name="Version">The version that they were told it would be; null takes whichever is next.</param>
/// <param name="Fingerprint">Of the content that they were shown, see <see cref="FreezePlan.Fingerprint"/>; null takes whatever the data say.</param>
public sealed record FreezeRequest(ReportRequest Report, string? Note = null, int UnapprovedFigures = 0, int? Version = null, string? Fingerprint = null);

public enum FreezeOutcome
{
    Done,
    Forbidden,

    /// <summary>The year has no plan.</summary>
    YearUnknown,

    /// <summary>A reason is missing or too long, or what would be frozen may not be.</summary>
    Refused,

    /// <summary>Unapproved figures count, and not just as many as were confirmed; or the content is not the one that was shown.</summary>
    Unconfirmed,

    /// <summary>Somebody else froze it in the meantime.</summary>
    FrozenByAnother,

    /// <summary>A file could not be made.</summary>
    NotPrinted,
}

/// <summary>What a freeze would be, or why there can be none.</summary>
/// <param name="Outcome">Done where it may be asked for.</param>
/// <param name="Code">Stable code of the refusal.</param>
/// <param name="Message">The refusal in Chinese.</param>
public sealed record FreezePlan(FreezeOutcome Outcome, string? Code = null, string? Message = null)
{
    public int Year { get; init; }

    /// <summary>1 to 12.</summary>
    public int ThroughMonth { get; init; }

    /// <summary>Which it would be.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Whether it corrects an earlier version.</summary>
    public bool IsCorrection => Version > 1;

    public bool HasDemonstration { get; init; }

    /// <summary>Of all that would be frozen, moments and author aside.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Indicators whose unapproved figures would count.</summary>
    public IReadOnlyList<FrozenUnapproved> Unapproved { get; init; } = [];

    public int UnapprovedFigures => Unapproved.Sum(line => line.Months.Count);

    /// <summary>Figures that nobody approved and that would not count.</summary>
    public int LeftOut { get; init; }

    /// <summary>What would differ from the version before.</summary>
    public IReadOnlyList<FrozenChange> Changes { get; init; } = [];

    public bool NeedsReason => IsCorrection || UnapprovedFigures > 0;
}

/// <summary>What became of a freeze.</summary>
/// <param name="Outcome">Anything but Done stored nothing.</param>
/// <param name="Frozen">The new version.</param>
/// <param name="Code">Stable code of the refusal.</param>
/// <param name="Message">The refusal in Chinese.</param>
public sealed record FreezeResult(FreezeOutcome Outcome, FrozenLine? Frozen = null, string? Code = null, string? Message = null)
{
    /// <summary>The figures to confirm.</summary>
    public IReadOnlyList<FrozenUnapproved> Unapproved { get; init; } = [];
}

/// <summary>The three files of a summary, or why one could not be made.</summary>
public sealed record PrintedFiles(byte[] Pdf, byte[] Word, byte[] Excel, string? Code = null, string? Message = null)
{
    public static PrintedFiles Failed(string code, string message) => new([], [], [], code, message);
}

/// <summary>A file of a frozen summary without its bytes.</summary>
public sealed record FrozenFileLine(string Extension, int Size, string Sha256);

/// <summary>A version without its content.</summary>
public sealed record FrozenLine(long Id, int Year, int ThroughMonth, int Version, string Code, string ContentHash, DateTimeOffset ComputedAt, DateTimeOffset? AsOf, ReportBasis Basis,
    bool HasDemonstration, int UnapprovedFigures, string Note, string UserName, string UnitName, DateTimeOffset At)
{
    /// <summary>In the order PDF, Word, Excel.</summary>
    public IReadOnlyList<FrozenFileLine> Files { get; init; } = [];

    /// <summary>The newest version of the same year and month; its own where it is the newest.</summary>
    public int NewestVersion { get; init; }

    public bool IsSuperseded => NewestVersion > Version;

    /// <summary>As addresses write it.</summary>
    public string Through => new Domain.YearMonth(Year, ThroughMonth).ToString();
}

/// <summary>What is not as it was frozen.</summary>
public enum FrozenFault
{
    /// <summary>The stored content no longer has its hash.</summary>
    Content,

    /// <summary>Year, month, version, moment, author or code beside the content say something else than the content.</summary>
    Row,

    /// <summary>The entry of the audit is gone, was changed, or names other hashes.</summary>
    Audit,

    /// <summary>A file is gone or its bytes no longer have their hash.</summary>
    File,

    /// <summary>The audit knows the code, and the row is gone or carries another.</summary>
    Missing,

    /// <summary>The audit knows another version of the same year and month that is gone.</summary>
    OtherMissing,

    /// <summary>The version before is gone or is not the one that this one corrected.</summary>
    Previous,

    /// <summary>A later release wrote the content; this one cannot read it.</summary>
    Unreadable,
}

/// <summary>Whether a stored version is what was frozen, computed anew each time.</summary>
/// <param name="Faults">None where it is.</param>
/// <param name="Files">Extensions of the files that are not what they were, or of which it cannot be said because the entry of the audit is not to be trusted.</param>
public sealed record FrozenIntegrity(IReadOnlyList<FrozenFault> Faults, IReadOnlyList<string> Files)
{
    public bool IsIntact => Faults.Count == 0;

    /// <summary>Whether the numbers of the content can be believed.</summary>
    public bool IsContentIntact => Faults.All(fault => fault is FrozenFault.File or FrozenFault.OtherMissing or FrozenFault.Previous);
}

/// <summary>A version with its content.</summary>
/// <param name="Line">Without the content.</param>
/// <param name="Content">Null where it cannot be read.</param>
/// <param name="Changes">Against the version before; empty of the first, and where that one is not what was corrected.</param>
/// <param name="Integrity">Whether it is what was frozen.</param>
public sealed record FrozenView(FrozenLine Line, FrozenContent? Content, IReadOnlyList<FrozenChange> Changes, FrozenIntegrity Integrity);

public enum FrozenFileOutcome
{
    Done,
    Forbidden,
    NotFound,

    /// <summary>What is stored is not what was frozen.</summary>
    Damaged,
}

/// <summary>A file of a frozen summary to hand out.</summary>
public sealed record FrozenFileResult(FrozenFileOutcome Outcome, FrozenLine? Line = null, string FileName = "", byte[]? Content = null);

/// <summary>What a check page shows of a code.</summary>
/// <param name="Code">In groups.</param>
/// <param name="View">Null where there is no such version, or its row is gone.</param>
/// <param name="Integrity">Whether it is what was frozen; null where nobody ever froze anything under this code.</param>
/// <param name="Newest">The code of the newest version of the same year and month, if it is another.</param>
public sealed record FrozenCheck(string Code, FrozenView? View, FrozenIntegrity? Integrity, string? Newest = null);

/// <summary>The frozen file that has the bytes of a file that somebody showed.</summary>
public sealed record FrozenMatch(int Year, int ThroughMonth, int Version, string Code, string Extension);
