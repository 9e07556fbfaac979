using LuchengEco.Services.Reporting;

namespace LuchengEco.Services.FrozenSummaries;

/// <summary>A version of a year's summary through a month, as it was handed out. PostgreSQL refuses to change or delete it.</summary>
public sealed class FrozenSummary
{
    public const int MaxNoteLength = 500;

    public long Id { get; set; }

    public int Year { get; set; }

    /// <summary>1 to 12.</summary>
    public int ThroughMonth { get; set; }

    /// <summary>From 1 for each year and month.</summary>
    public int Version { get; set; }

    /// <summary>In groups; see <see cref="CheckCode"/>.</summary>
    public string Code { get; set; } = "";

    /// <summary><see cref="FrozenContent.Write"/>, never written again.</summary>
    public string Content { get; set; } = "";

    /// <summary>SHA-256 of <see cref="Content"/> in lower-case hexadecimal.</summary>
    public string ContentHash { get; set; } = "";

    public DateTimeOffset ComputedAt { get; set; }

    public DateTimeOffset? AsOf { get; set; }

    public ReportBasis Basis { get; set; }

    public bool HasDemonstration { get; set; }

    /// <summary>Figures that counted although nobody had approved them.</summary>
    public int UnapprovedFigures { get; set; }

    /// <summary>Why it was corrected, or why unapproved figures count; empty without.</summary>
    public string Note { get; set; } = "";

    public Guid? UserId { get; set; }

    public string UserName { get; set; } = "";

    public string UnitName { get; set; } = "";

    public DateTimeOffset At { get; set; }

    /// <summary>The version before; null of the first.</summary>
    public long? PreviousId { get; set; }

    /// <summary>The entry of the audit that holds the hashes.</summary>
    public long AuditEntryId { get; set; }

    public List<FrozenFile> Files { get; } = [];
}

/// <summary>One of the three files of a frozen summary: made once, given out ever after.</summary>
public sealed class FrozenFile
{
    public long FrozenSummaryId { get; set; }

    /// <summary><c>pdf</c>, <c>docx</c> or <c>xlsx</c>.</summary>
    public string Extension { get; set; } = "";

    public byte[] Content { get; set; } = [];

    public int Size { get; set; }

    /// <summary>SHA-256 of <see cref="Content"/> in lower-case hexadecimal.</summary>
    public string Sha256 { get; set; } = "";
}
