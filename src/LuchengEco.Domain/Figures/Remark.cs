namespace LuchengEco.Domain.Figures;

/// <summary>The notes and reasons that people write beside figures.</summary>
internal static class Remark
{
    /// <summary>Word processors break a line with U+000B, which no form shows: it becomes a space. Null when nothing is said.</summary>
    public static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Replace('\v', ' ').Trim();

    /// <summary>False for half of a surrogate pair and for control characters: PostgreSQL stores no NUL, and the others only hide what is said.</summary>
    public static bool CanBeStored(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (char.IsControl(character) && character is not ('\n' or '\r' or '\t' or '\v'))
                return false;
            if (char.IsSurrogatePair(text, index))
                index++;
            else if (char.IsSurrogate(character))
                return false;
        }
        return true;
    }
}
