namespace LuchengEco.Services.Persistence;

/// <summary>Patterns for ILIKE in which what a person typed is only text.</summary>
internal static class Like
{
    public const string Escape = "\\";

    public static string Containing(string text)
    {
        var plain = text.Trim().Replace("\0", "", StringComparison.Ordinal).Replace(Escape, Escape + Escape, StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
        return $"%{plain}%";
    }
}
