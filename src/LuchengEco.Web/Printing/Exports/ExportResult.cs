namespace LuchengEco.Web.Printing.Exports;

/// <summary>Why there is no file.</summary>
public enum ExportFailure
{
    None,

    /// <summary>The person may not export.</summary>
    Forbidden,

    /// <summary>The year has no plan.</summary>
    YearUnknown,

    NoChromium,

    /// <summary>The person has as many under way as one may have.</summary>
    TooManyOfOne,

    /// <summary>Too many wait already.</summary>
    QueueFull,

    TimedOut,

    Broken,
}

/// <summary>A file as it is handed out.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Name">In Chinese, with extension.</param>
/// <param name="AsciiName">For programs that do not read the other.</param>
public sealed record ExportFile(byte[] Content, string ContentType, string Name, string AsciiName);

/// <summary>A file, or why there is none.</summary>
public sealed record ExportResult(ExportFile? File, ExportFailure Failure = ExportFailure.None)
{
    public static ExportResult Failed(ExportFailure failure) => new(null, failure);

    /// <summary>A document that was or was not printed.</summary>
    public static ExportResult Of(PrintResult printed, Func<byte[], ExportFile> file)
    {
        ArgumentNullException.ThrowIfNull(printed);
        ArgumentNullException.ThrowIfNull(file);
        return printed.Failure == PrintFailure.None ? new ExportResult(file(printed.Pdf!)) : Failed(FailureOf(printed.Failure));
    }

    /// <summary>Why there is no file, of a document that was not printed.</summary>
    public static ExportFailure FailureOf(PrintFailure failure) => failure switch
    {
        PrintFailure.None => ExportFailure.None,
        PrintFailure.NoChromium => ExportFailure.NoChromium,
        PrintFailure.QueueFull => ExportFailure.QueueFull,
        PrintFailure.TimedOut => ExportFailure.TimedOut,
        PrintFailure.Broken => ExportFailure.Broken,
    };
}
