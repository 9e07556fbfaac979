namespace LuchengEco.Services.FrozenSummaries;

/// <summary>The short code by which a frozen summary is found and checked: the first eighty bits of the SHA-256 of its content, in sixteen signs of Crockford's base 32.</summary>
public static class CheckCode
{
    public const int Length = 16;

    private const int Bits = 5;

    /// <summary>XXXX-XXXX-XXXX-XXXX of a hash in hexadecimal.</summary>
    public static string Of(string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        var bytes = Convert.FromHexString(sha256.AsSpan(0, Length * Bits / 4));
        var (held, bits) = (0, 0);
        var signs = new List<char>(Length);
        foreach (var octet in bytes)
        {
            (held, bits) = ((held << 8) | octet, bits + 8);
            for (; bits >= Bits; bits -= Bits)
                signs.Add(CrockfordSigns.All[(held >> (bits - Bits)) & 31]);
            held &= (1 << bits) - 1;
        }
        return CrockfordSigns.Grouped(signs);
    }

    /// <summary>What was typed, whatever its case and separators; O is read as 0, I and L as 1.</summary>
    /// <returns>The code in its groups; null for what cannot be one.</returns>
    public static string? Parse(string? typed) => CrockfordSigns.Read(typed, Length) is { } signs ? CrockfordSigns.Grouped(signs) : null;
}
