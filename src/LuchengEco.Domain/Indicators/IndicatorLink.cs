using LuchengEco.Domain.Figures;
using Text = LuchengEco.Domain.Resources.DomainText;

namespace LuchengEco.Domain.Indicators;

/// <summary>From a year on one indicator stands in the place of another: 市控以上断面 of 2023 became 县控以上断面 in 2024.</summary>
public sealed class IndicatorLink
{
    public const int MaxNoteLength = 500;

    private IndicatorLink()
    {
    }

    /// <exception cref="DomainException">An indicator cannot follow itself.</exception>
    public IndicatorLink(int successorId, int predecessorId, int fromYear)
    {
        if (successorId == predecessorId)
            throw new DomainException("link-invalid", Text.LinkToItself);
        (SuccessorId, PredecessorId, FromYear) = (successorId, predecessorId, fromYear);
    }

    public int Id { get; private set; }

    public int SuccessorId { get; private set; }

    public Indicator? Successor { get; private set; }

    public int PredecessorId { get; private set; }

    public Indicator? Predecessor { get; private set; }

    /// <summary>First year of the successor.</summary>
    public int FromYear { get; private set; }

    /// <summary>Both count the same in the same way, so that years may be compared along the link.</summary>
    public bool IsComparable { get; private set; }

    /// <summary>How the two relate.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Set by hand: the catalogue leaves it alone from then on.</summary>
    public bool IsEdited { get; private set; }

    /// <summary>Why somebody took it away; null while it holds. The row stays, so that the catalogue does not state it again.</summary>
    public string? RemovedBecause { get; private set; }

    /// <summary>One that was taken away holds again.</summary>
    /// <exception cref="DomainException">The note is too long or cannot be stored.</exception>
    public void Describe(bool isComparable, string? note, bool isEdited)
    {
        var said = Remark.Tidy(note) ?? "";
        if (said.Length > MaxNoteLength || !Remark.CanBeStored(said))
            throw new DomainException("link-invalid", Text.LinkNoteInvalid);
        (IsComparable, Note, IsEdited, RemovedBecause) = (isComparable, said, isEdited || IsEdited, null);
    }

    /// <summary>Takes it away.</summary>
    /// <exception cref="DomainException">No reason is given, or it cannot be kept.</exception>
    public void Remove(string? reason) => (RemovedBecause, IsEdited) = (FigureEvidence.ReasonOf(reason), true);
}
