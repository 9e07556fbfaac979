using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Printing.Exports;

/// <summary>Which file is asked for.</summary>
public enum ExportKind
{
    /// <summary>The summary to sign.</summary>
    Pdf,

    /// <summary>The summary to edit.</summary>
    Word,

    /// <summary>The summary to check.</summary>
    Excel,

    /// <summary>Two pages for leaders, PDF.</summary>
    Brief,

    /// <summary>The bulletin of a month, PDF.</summary>
    Bulletin,
}

/// <summary>A file of a year through a month.</summary>
public sealed record ExportRequest(ExportKind Kind, ReportRequest Report)
{
    /// <summary>Without dot.</summary>
    public string Extension => Kind switch
    {
        ExportKind.Pdf or ExportKind.Brief or ExportKind.Bulletin => "pdf",
        ExportKind.Word => "docx",
        ExportKind.Excel => "xlsx",
    };
}
