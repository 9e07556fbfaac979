namespace LuchengEco.Web.Printing;

/// <summary>The print styles, embedded so that no file can be missing on a server.</summary>
internal static class PrintStyles
{
    private static readonly Lazy<string> Summary = new(() => Read("summary.css"));
    private static readonly Lazy<string> Demonstration = new(() => Read("demonstration.css"));

    public static string Of(bool demonstration) => demonstration ? Summary.Value + Demonstration.Value : Summary.Value;

    private static string Read(string name)
    {
        using var stream = typeof(PrintStyles).Assembly.GetManifestResourceStream("Printing/" + name)
            ?? throw new InvalidOperationException($"The style sheet {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
