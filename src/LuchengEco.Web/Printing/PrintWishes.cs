namespace LuchengEco.Web.Printing;

/// <summary>What may accompany the printing of a summary.</summary>
public sealed record PrintWishes
{
    /// <summary>Told before each pass, 1 for the first.</summary>
    public Action<int>? Pass { get; init; }
}
