using LuchengEco.Domain.Figures;

namespace LuchengEco.Domain.Plans;

/// <summary>A year with its framework: 2023 “1+8+53”, 2024 “一个目标、两个要点、三治协同、四个示范”.</summary>
public sealed class PlanYear
{
    public const int MaxFrameworkLength = 200;
    public const int MaxStatementLength = 2000;

    private PlanYear()
    {
    }

    public PlanYear(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, YearMonth.MinYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, YearMonth.MaxYear);
        Year = year;
    }

    public int Year { get; private set; }

    public string Framework { get; private set; } = "";

    public string Statement { get; private set; } = "";

    /// <summary>索引号 of the published document.</summary>
    public string SourceIndex { get; private set; } = "";

    /// <summary>Null for a year that was opened here and is not published yet.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>The year that it was opened from; null for the catalogue's years.</summary>
    public int? OpenedFrom { get; private set; }

    /// <summary>Who opened it; empty for the catalogue's years.</summary>
    public string OpenedBy { get; private set; } = "";

    public DateTimeOffset? OpenedAt { get; private set; }

    public void Describe(string framework, string statement, string sourceIndex, DateOnly? publishedOn) =>
        (Framework, Statement, SourceIndex, PublishedOn) = (framework, statement, sourceIndex, publishedOn);

    /// <summary>A year that somebody opened, from the one before or alone: the catalogue does not know it and leaves it alone.</summary>
    public void Open(int? from, string userName, DateTimeOffset at) => (OpenedFrom, OpenedBy, OpenedAt) = (from, userName, at);

    /// <summary>What somebody writes about a year that they opened.</summary>
    /// <param name="framework">Needed, at most <see cref="MaxFrameworkLength"/> characters.</param>
    /// <param name="statement">At most <see cref="MaxStatementLength"/> characters; may be empty.</param>
    /// <exception cref="DomainException">A text is missing, too long or cannot be stored; nothing changed.</exception>
    public void Word(string? framework, string? statement)
    {
        var (said, more) = (Remark.Tidy(framework), Remark.Tidy(statement) ?? "");
        if (said is not { Length: <= MaxFrameworkLength } || !Remark.CanBeStored(said) || more.Length > MaxStatementLength || !Remark.CanBeStored(more))
            throw new DomainException("year-text-invalid", Resources.DomainText.YearTextInvalid);
        (Framework, Statement) = (said, more);
    }
}
