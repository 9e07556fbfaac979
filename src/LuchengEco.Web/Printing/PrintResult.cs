namespace LuchengEco.Web.Printing;

/// <summary>Why a document was not printed.</summary>
public enum PrintFailure
{
    None,

    /// <summary>The machine has no Chromium, or it does not start.</summary>
    NoChromium,

    /// <summary>More documents are waiting than the settings allow.</summary>
    QueueFull,

    /// <summary>Waiting and printing together took longer than the settings allow.</summary>
    TimedOut,

    /// <summary>Chromium died twice over the same document.</summary>
    Broken,
}

/// <summary>A printed document, or why there is none.</summary>
public sealed record PrintResult(byte[] Pdf, PrintFailure Failure = PrintFailure.None)
{
    public static PrintResult Failed(PrintFailure failure) => new([], failure);
}
