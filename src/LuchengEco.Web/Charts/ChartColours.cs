namespace LuchengEco.Web.Charts;

/// <summary>Colours of charts in one place, the same as in <c>app.css</c>; told apart in grey and by colour-blind readers.</summary>
public static class ChartColours
{
    public const string ThisYear = "#2f8f7d";
    public const string LastYear = "#b7c6c2";
    public const string Target = "#5b3a1a";
    public const string Phased = "#9a4fa3";
    public const string ToDate = "#2b5f9e";
    public const string Ink = "#51625f";
    public const string Line = "#e1e8e6";
}
