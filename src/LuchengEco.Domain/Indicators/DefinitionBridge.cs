using LuchengEco.Domain.Figures;
using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Indicators;

/// <summary>A note that bridges a break of an indicator; appended, never changed: the newest of a break counts, an empty text takes it away.</summary>
public sealed class DefinitionBridge
{
    public const int MaxTextLength = 500;

    private DefinitionBridge()
    {
    }

    /// <exception cref="DomainException">The text is too long or cannot be stored, or says nothing and yet allows the comparison.</exception>
    public DefinitionBridge(int indicatorId, YearMonth from, string? text, bool isComparable, Guid? userId, string userName, DateTimeOffset at)
    {
        var said = Remark.Tidy(text) ?? "";
        if (said.Length > MaxTextLength || !Remark.CanBeStored(said) || (isComparable && said.Length == 0))
            throw new DomainException("bridge-invalid", Text.BridgeInvalid);
        (IndicatorId, FromYear, FromMonth) = (indicatorId, from.Year, from.Month);
        (Note, IsComparable, UserId, UserName, At) = (said, isComparable, userId, userName, at);
    }

    public long Id { get; private set; }

    public int IndicatorId { get; private set; }

    /// <summary>Year of the break.</summary>
    public int FromYear { get; private set; }

    /// <summary>1 to 12: month of the break.</summary>
    public int FromMonth { get; private set; }

    /// <summary>How the two sides relate; empty when the note was taken away.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Sentences may compare across the break.</summary>
    public bool IsComparable { get; private set; }

    public Guid? UserId { get; private set; }

    public string UserName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public YearMonth From => new(FromYear, FromMonth);
}
