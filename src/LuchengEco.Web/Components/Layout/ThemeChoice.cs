namespace LuchengEco.Web.Components.Layout;

/// <summary>Light, dark or as the system says: what the person chose for this browser.</summary>
/// <remarks>A cookie and not the account: the first response already knows it, before anybody signed in, and a person's phone may differ from their desk.</remarks>
public static class ThemeChoice
{
    public const string Cookie = "lucheng-eco-theme";
    public const string Light = "light";
    public const string Dark = "dark";
    public const string Auto = "auto";

    /// <summary>What a cookie asks; anything else than the three words follows the system.</summary>
    public static string Parse(string? cookie) => cookie is Light or Dark ? cookie : Auto;

    /// <summary>When <c>dark.css</c> counts. Paper is always light.</summary>
    public static string MediaOf(string choice) => choice switch
    {
        Light => "not all",
        Dark => "screen",
        _ => "screen and (prefers-color-scheme: dark)",
    };
}
