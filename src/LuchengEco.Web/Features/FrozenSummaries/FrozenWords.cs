using System.Globalization;
using LuchengEco.Domain.Progress;
using LuchengEco.Services;
using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.FrozenSummaries;

/// <summary>Words of frozen summaries that several pages say.</summary>
internal static class FrozenWords
{
    /// <summary>2025年1月26日 10:05, on the bureau's clock.</summary>
    public static string Moment(DateTimeOffset moment) => Clock.ToLocal(moment).ToString("yyyy'年'M'月'd'日' HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>全年, or 截至10月.</summary>
    public static string Period(int throughMonth) => throughMonth == 12 ? FrozenPageText.WholeYear : Phrase.Of(FrozenPageText.ThroughMonth, throughMonth);

    public static string Basis(ReportBasis basis) => basis switch
    {
        ReportBasis.All => ViewText.All,
        ReportBasis.Approved => ViewText.Approved,
    };

    public static string Kind(FrozenChangeKind kind) => kind switch
    {
        FrozenChangeKind.Number => FrozenPageText.KindNumber,
        FrozenChangeKind.Wording => FrozenPageText.KindWording,
        FrozenChangeKind.Added => FrozenPageText.KindAdded,
        FrozenChangeKind.Removed => FrozenPageText.KindRemoved,
    };

    /// <summary>What is not as it was frozen, in a sentence that anybody understands.</summary>
    public static string Fault(FrozenFault fault, FrozenIntegrity integrity) => fault switch
    {
        FrozenFault.Content => FrozenPageText.FaultContent,
        FrozenFault.Row => FrozenPageText.FaultRow,
        FrozenFault.Audit => FrozenPageText.FaultAudit,
        FrozenFault.File => Phrase.Of(FrozenPageText.FaultFile, string.Join(FrozenPageText.EnumerationComma, integrity.Files.Select(File))),
        FrozenFault.Missing => FrozenPageText.FaultMissing,
        FrozenFault.OtherMissing => FrozenPageText.FaultOtherMissing,
        FrozenFault.Previous => FrozenPageText.FaultPrevious,
        FrozenFault.Unreadable => FrozenPageText.FaultUnreadable,
    };

    public static string File(string extension) => extension switch
    {
        "pdf" => "PDF",
        "docx" => "Word",
        "xlsx" => "Excel",
        _ => extension,
    };

    /// <summary>The class of a status; none for a word of a later release.</summary>
    public static ProgressStatus? Status(string word) => Enum.TryParse<ProgressStatus>(word, ignoreCase: true, out var status) ? status : null;
}
