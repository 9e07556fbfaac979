using System.Security.Cryptography;
using System.Text;

namespace LuchengEco.Services.Displays;

/// <summary>The code that starts a screen: twenty signs of Crockford's base 32, a hundred random bits, that can be typed with a remote control.</summary>
public static class DisplayCode
{
    public const int Length = 20;

    private const int Group = 4;

    /// <summary>No I, L, O and U: they are taken for other signs.</summary>
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new code in groups of four.</summary>
    public static string Create() => string.Join('-', RandomNumberGenerator.GetItems<char>(Signs, Length).Chunk(Group).Select(group => new string(group)));

    /// <summary>What was typed, whatever its case and separators; O is read as 0, I and L as 1.</summary>
    /// <returns>SHA-256 in hexadecimal; null for what cannot be a code.</returns>
    public static string? HashOf(string? typed)
    {
        if (typed is null || typed.Length > 4 * Length)
            return null;
        var signs = typed.Where(sign => !char.IsWhiteSpace(sign) && sign is not ('-' or '－' or '—' or '_')).Select(sign => char.ToUpperInvariant(sign) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var other => other,
        }).ToArray();
        return signs.Length == Length && signs.All(Signs.Contains) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(signs))) : null;
    }
}
