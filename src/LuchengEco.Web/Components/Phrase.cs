using System.Globalization;

namespace LuchengEco.Web.Components;

/// <summary>Fills the slots of a resource text; numbers are written the same whatever the server's culture.</summary>
public static class Phrase
{
    public static string Of(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
