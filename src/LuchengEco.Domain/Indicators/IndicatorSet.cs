using System.Globalization;
using LuchengEco.Domain.Figures;
using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Indicators;

/// <summary>Indicators that one person keeps together under a name, in their order; nobody else sees it.</summary>
public sealed class IndicatorSet
{
    public const int MaxNameLength = 40;

    /// <summary>Sets that one person may keep.</summary>
    public const int MaxSets = 30;

    /// <summary>Indicators that one set may hold.</summary>
    public const int MaxCodes = 30;

    private IndicatorSet()
    {
    }

    /// <exception cref="DomainException">The name or the list cannot be accepted.</exception>
    public IndicatorSet(Guid ownerId, string? name, IEnumerable<string> codes, DateTimeOffset at)
    {
        OwnerId = ownerId;
        Rename(name, at);
        Choose(codes, at);
    }

    public long Id { get; private set; }

    public Guid OwnerId { get; private set; }

    /// <summary>Once for each person.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Codes of the indicators in the order of the person.</summary>
    public string[] Codes { get; private set; } = [];

    public DateTimeOffset ChangedAt { get; private set; }

    /// <exception cref="DomainException">The name is empty, too long or cannot be stored.</exception>
    public void Rename(string? name, DateTimeOffset at)
    {
        if (Remark.Tidy(name) is not { Length: <= MaxNameLength } said || said.Any(char.IsControl) || !Remark.CanBeStored(said))
            throw new DomainException("set-name-invalid", string.Format(CultureInfo.InvariantCulture, Text.SetNameInvalid, MaxNameLength));
        (Name, ChangedAt) = (said, at);
    }

    /// <summary>Each indicator once, where it stands first.</summary>
    /// <exception cref="DomainException">There is none, or too many.</exception>
    public void Choose(IEnumerable<string> codes, DateTimeOffset at)
    {
        string[] chosen = [.. codes.Distinct(StringComparer.Ordinal)];
        if (chosen.Length is 0 or > MaxCodes)
            throw new DomainException("set-codes-invalid", string.Format(CultureInfo.InvariantCulture, Text.SetCodesInvalid, MaxCodes));
        (Codes, ChangedAt) = (chosen, at);
    }
}
