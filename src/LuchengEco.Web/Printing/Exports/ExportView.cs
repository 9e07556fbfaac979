namespace LuchengEco.Web.Printing.Exports;

/// <summary>Where an export stands.</summary>
public enum ExportState
{
    /// <summary>Others are before it.</summary>
    Waiting,

    /// <summary>The database is asked.</summary>
    Reading,

    /// <summary>The document is composed.</summary>
    Writing,

    /// <summary>Chromium lays out the pages, once or several times.</summary>
    Printing,

    Done,

    Failed,

    Cancelled,
}

/// <summary>How far the work on a file is.</summary>
/// <param name="State">What is being done.</param>
/// <param name="Pass">1 and more while printing, otherwise 0.</param>
public readonly record struct ExportStep(ExportState State, int Pass = 0);

/// <summary>An export as its owner sees it at one moment.</summary>
/// <param name="Id">For download and cancel.</param>
/// <param name="Request">What was asked.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Place">In the line, 1 for the next one; 0 when it does not wait.</param>
/// <param name="Pass">Of the printing.</param>
/// <param name="Failure">Why there is no file.</param>
/// <param name="FileName">Empty until it is done.</param>
/// <param name="Size">Bytes.</param>
/// <param name="KeptUntil">When the file is dropped; null while it is worked on.</param>
public sealed record ExportView(Guid Id, ExportRequest Request, ExportState State, int Place, int Pass, ExportFailure Failure, string FileName, int Size, DateTimeOffset? KeptUntil)
{
    public bool IsOver => State is ExportState.Done or ExportState.Failed or ExportState.Cancelled;
}
