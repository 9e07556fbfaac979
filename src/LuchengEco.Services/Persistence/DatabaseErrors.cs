namespace LuchengEco.Services.Persistence;

/// <summary>SQLSTATEs that our own triggers raise.</summary>
internal static class DatabaseErrors
{
    /// <summary>A figure of an approved month was about to change.</summary>
    public const string Locked = "EC001";

    /// <summary>A row of an append-only history was about to change.</summary>
    public const string AppendOnly = "EC002";
}
