namespace LuchengEco.Services.Displays;

/// <summary>What a wall can show, in the order in which it does by default; the words are those of addresses too, in lower case.</summary>
public enum WallScene
{
    /// <summary>The verdict and a card for each headline goal.</summary>
    Goals,

    /// <summary>The eight areas with their indicators counted by status.</summary>
    Areas,

    /// <summary>Each headline goal alone, with its months.</summary>
    Indicators,

    Projects,

    /// <summary>How the units report, what is overdue, and what changed last.</summary>
    Reporting,
}

/// <summary>A screen that an administrator let look at the wall, and at nothing else. Its code is stored as a hash only.</summary>
public sealed class DisplayToken
{
    public Guid Id { get; set; }

    /// <summary>Where it hangs: 一楼大厅.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the code, in hexadecimal.</summary>
    public string Hash { get; set; } = "";

    /// <summary>Which scenes it shows, in their order.</summary>
    public List<WallScene> Scenes { get; set; } = [];

    /// <summary>How long each stays.</summary>
    public int Seconds { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public string CreatedBy { get; set; } = "";

    /// <summary>From this moment on it opens nothing; null never ends by itself.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Written at most twice a minute; null until a screen was started with it.</summary>
    public DateTimeOffset? LastSeenAt { get; set; }

    public string? LastAddress { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public string? RevokedBy { get; set; }
}
