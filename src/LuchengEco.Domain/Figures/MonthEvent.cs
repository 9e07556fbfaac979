using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Figures;

/// <summary>What happened in a month and explains its figures: a construction stop, dust, a burst pipe. It stands on one indicator, on an action area (then on all of the area's indicators) or on the whole bureau.</summary>
/// <remarks>Its words never change: what was wrong is taken away with a reason, stays in the history, and is written anew.</remarks>
public sealed class MonthEvent
{
    public const int MaxTextLength = 200;

    public const int MaxLinkLength = 500;

    private MonthEvent()
    {
    }

    /// <param name="indicatorId">The indicator it stands on; null for an area or the whole bureau.</param>
    /// <param name="areaCode">The area it stands on; null for an indicator or the whole bureau.</param>
    /// <param name="month">When it happened.</param>
    /// <param name="text">1 to <see cref="MaxTextLength"/> characters in one line.</param>
    /// <param name="link">Where more is written: http or https; empty for none.</param>
    /// <param name="userId">Who writes it.</param>
    /// <param name="userName">The same person, as shown.</param>
    /// <param name="at">When it is written.</param>
    /// <exception cref="DomainException">The text or the link cannot be accepted, or two subjects are named.</exception>
    public MonthEvent(int? indicatorId, string? areaCode, YearMonth month, string? text, string? link, Guid? userId, string userName, DateTimeOffset at)
    {
        if (indicatorId is not null && areaCode is not null)
            throw new DomainException("event-subject-invalid", Text.EventSubjectInvalid);
        (IndicatorId, AreaCode, Year, MonthNumber) = (indicatorId, areaCode, month.Year, month.Month);
        (Note, Link) = (NoteOf(text), LinkOf(link));
        (UserId, UserName, At) = (userId, userName, at);
    }

    public long Id { get; private set; }

    public int? IndicatorId { get; private set; }

    public string? AreaCode { get; private set; }

    public int Year { get; private set; }

    /// <summary>1 to 12.</summary>
    public int MonthNumber { get; private set; }

    /// <summary>What happened.</summary>
    public string Note { get; private set; } = "";

    public string? Link { get; private set; }

    public Guid? UserId { get; private set; }

    public string UserName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>When it was taken away; null while it stands.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public Guid? RemovedById { get; private set; }

    public string? RemovedBy { get; private set; }

    public string? RemovedBecause { get; private set; }

    public YearMonth Month => new(Year, MonthNumber);

    /// <summary>The reason of a removal as it is kept.</summary>
    /// <exception cref="DomainException">None is given, or it cannot be kept.</exception>
    public static string ReasonOf(string? reason) => FigureEvidence.ReasonOf(reason);

    private static string NoteOf(string? text)
    {
        if (Remark.Tidy(text) is not { } said)
            throw new DomainException("event-text-missing", Text.EventTextMissing);
        return said.Length <= MaxTextLength && !said.Any(char.IsControl) && Remark.CanBeStored(said) ? said : throw new DomainException("event-text-invalid", Text.EventTextInvalid);
    }

    /// <summary>No name or password may stand in it: <c>https://gov.cn@elsewhere</c> leads elsewhere.</summary>
    private static string? LinkOf(string? link)
    {
        if (string.IsNullOrWhiteSpace(link))
            return null;
        var said = link.Trim();
        return said.Length <= MaxLinkLength && !said.Any(sign => char.IsControl(sign) || char.IsWhiteSpace(sign)) && Remark.CanBeStored(said)
            && Uri.TryCreate(said, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.Host.Length > 0 && address.UserInfo.Length == 0
            ? said
            : throw new DomainException("event-link-invalid", Text.EventLinkInvalid);
    }
}
