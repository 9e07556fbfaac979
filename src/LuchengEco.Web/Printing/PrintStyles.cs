namespace LuchengEco.Web.Printing;

/// <summary>The print styles, embedded so that no file can be missing on a server.</summary>
internal static class PrintStyles
{
    private static readonly Lazy<string> Faces = new(() => Read("faces.css"));
    private static readonly Lazy<string> SummarySheet = new(() => Read("summary.css"));
    private static readonly Lazy<string> MonthFormSheet = new(() => Read("form.css"));
    private static readonly Lazy<string> SealSheet = new(() => Read("seal.css"));
    private static readonly Lazy<string> PaperSheet = new(() => Read("paper.css"));
    private static readonly Lazy<string> Demonstration = new(() => Read("demonstration.css"));

    /// <summary>Of the summary.</summary>
    public static string Summary(bool demonstration) => Faces.Value + SummarySheet.Value + (demonstration ? Demonstration.Value : "");

    /// <summary>Of the form of a month.</summary>
    public static string MonthForm(bool demonstration) => Faces.Value + MonthFormSheet.Value + (demonstration ? Demonstration.Value : "");

    /// <summary>Of the mark of a frozen summary.</summary>
    public static string Seal => SealSheet.Value;
    /// <summary>Of the leaders' brief and the bulletin.</summary>
    public static string Paper(bool demonstration) => Faces.Value + PaperSheet.Value + (demonstration ? Demonstration.Value : "");

    private static string Read(string name)
    {
        using var stream = typeof(PrintStyles).Assembly.GetManifestResourceStream("Printing/" + name)
            ?? throw new InvalidOperationException($"The style sheet {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
