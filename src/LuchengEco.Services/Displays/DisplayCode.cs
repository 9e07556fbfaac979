using System.Security.Cryptography;
using System.Text;

namespace LuchengEco.Services.Displays;

/// <summary>The code that starts a screen: twenty signs of Crockford's base 32, a hundred random bits, that can be typed with a remote control.</summary>
public static class DisplayCode
{
    public const int Length = 20;

    /// <summary>A new code in groups of four.</summary>
    public static string Create() => CrockfordSigns.Grouped(RandomNumberGenerator.GetItems<char>(CrockfordSigns.All, Length));

    /// <summary>What was typed, whatever its case and separators; O is read as 0, I and L as 1.</summary>
    /// <returns>SHA-256 in hexadecimal; null for what cannot be a code.</returns>
    public static string? HashOf(string? typed) =>
        CrockfordSigns.Read(typed, Length) is { } signs ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(signs))) : null;
}
