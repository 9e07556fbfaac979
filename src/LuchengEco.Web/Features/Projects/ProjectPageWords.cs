using System.Globalization;

namespace LuchengEco.Web.Features.Projects;

/// <summary>Days as the pages of projects write and read them.</summary>
public static class ProjectPageWords
{
    /// <summary>2024-09-30, or an em dash.</summary>
    public static string Day(DateOnly? day) => day is { } known ? Field(known) : "—";

    /// <summary>As a date field holds it; empty without one.</summary>
    public static string Field(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <returns>False for what is no day; null for nothing.</returns>
    public static bool TryRead(string? text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        if (!DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            return false;
        day = read;
        return true;
    }
}
