namespace LuchengEco.Services;

/// <summary>The signs of Crockford's base 32, made to be read aloud and typed: no I, L, O and U, which are taken for others.</summary>
internal static class CrockfordSigns
{
    public const string All = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Group = 4;

    /// <summary>In groups of four with hyphens between.</summary>
    public static string Grouped(IEnumerable<char> signs) => string.Join('-', signs.Chunk(Group).Select(group => new string(group)));

    /// <summary>What was typed, whatever its case, width and separators; O is read as 0, I and L as 1.</summary>
    /// <returns>The bare signs; null for what cannot be a code of this length.</returns>
    public static string? Read(string? typed, int length)
    {
        if (typed is null || typed.Length > 4 * length)
            return null;
        var signs = typed.Where(sign => !char.IsWhiteSpace(sign) && sign is not ('-' or '－' or '—' or '–' or '‐' or '_'))
            .Select(sign => char.ToUpperInvariant(sign is >= '！' and <= '～' ? (char)(sign - '！' + '!') : sign) switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                var other => other,
            }).ToArray();
        return signs.Length == length && signs.All(All.Contains) ? new string(signs) : null;
    }
}
