namespace LuchengEco.Domain.Methods;

/// <summary>The family of national standards by which an indicator's values are judged; within a family the date of the data decides the edition.</summary>
public enum StandardFamily
{
    /// <summary>No edition of a standard changes how it is read.</summary>
    None,

    /// <summary>GB 3095, HJ 633 and HJ 663: ambient air.</summary>
    AmbientAir,
}
