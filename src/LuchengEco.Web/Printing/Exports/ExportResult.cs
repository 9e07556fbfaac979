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
        return printed.Failure switch
        {
            PrintFailure.None => new ExportResult(file(printed.Pdf)),
            PrintFailure.NoChromium => Failed(ExportFailure.NoChromium),
            PrintFailure.QueueFull => Failed(ExportFailure.QueueFull),
            PrintFailure.TimedOut => Failed(ExportFailure.TimedOut),
            PrintFailure.Broken => Failed(ExportFailure.Broken),
        };
    }
}
