using System.Globalization;
using System.Security.Cryptography;
using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Figures;

/// <summary>A file that proves a figure. Its content never changes; taken away it stays in the history.</summary>
public sealed class FigureEvidence
{
    public const int MaxBytes = 10 * 1024 * 1024;

    public const int MaxFilesOfFigure = 10;

    public const int MaxNameLength = 200;

    private FigureEvidence()
    {
    }

    /// <summary>Takes in a file; its type is what its content says.</summary>
    /// <exception cref="DomainException">The name, the size or the kind of file cannot be accepted.</exception>
    public FigureEvidence(Guid id, int indicatorId, YearMonth month, string fileName, byte[] content, Guid? userId, string userName, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length == 0)
            throw new DomainException("evidence-empty", Text.EvidenceEmpty);
        if (content.Length > MaxBytes)
            throw new DomainException("evidence-too-large", string.Format(CultureInfo.InvariantCulture, Text.EvidenceTooLarge, MaxBytes / 1024 / 1024));
        // Format characters can turn the extension around for the eye (U+202E).
        if (string.IsNullOrWhiteSpace(fileName) || fileName.Length > MaxNameLength || fileName.Any(char.IsControl) || fileName.AsSpan().ContainsAny("/\\")
            || fileName.Any(sign => char.GetUnicodeCategory(sign) == UnicodeCategory.Format) || !Remark.CanBeStored(fileName))
            throw new DomainException("evidence-name-invalid", Text.EvidenceNameInvalid);
        (Id, IndicatorId, Year, MonthNumber) = (id, indicatorId, month.Year, month.Month);
        (FileName, ContentType, Content, Size) = (fileName, EvidenceType.Recognise(fileName, content).ContentType, content, content.Length);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        (UserId, UserName, At) = (userId, userName, at);
    }

    public Guid Id { get; private set; }

    public int IndicatorId { get; private set; }

    public int Year { get; private set; }

    /// <summary>1 to 12.</summary>
    public int MonthNumber { get; private set; }

    public string FileName { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public int Size { get; private set; }

    /// <summary>Lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    public byte[] Content { get; private set; } = [];

    public Guid? UserId { get; private set; }

    public string UserName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>When it was taken away; null while it counts.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public string? RemovedBy { get; private set; }

    public string? RemovedBecause { get; private set; }

    public YearMonth Month => new(Year, MonthNumber);

    public bool IsRemoved => RemovedAt is not null;

    /// <exception cref="DomainException">No reason is given, or it cannot be kept.</exception>
    public void Remove(string userName, DateTimeOffset at, string? reason)
    {
        var said = ReasonOf(reason);
        (RemovedAt, RemovedBy, RemovedBecause) = (at, userName, said);
    }

    /// <summary>The reason of a removal as it is kept.</summary>
    /// <exception cref="DomainException">None is given, or it cannot be kept.</exception>
    public static string ReasonOf(string? reason)
    {
        if (Remark.Tidy(reason) is not { } said)
            throw new DomainException("reason-missing", Text.ReasonMissing);
        return FigureRules.CheckReason(said) is { } error ? throw new DomainException(error.Code, error.Message) : said;
    }
}
