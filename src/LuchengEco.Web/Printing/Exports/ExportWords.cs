using System.Globalization;
using LuchengEco.Services;
using LuchengEco.Web.Components;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Printing.Exports;

/// <summary>What people and programs are told of an export.</summary>
public static class ExportWords
{
    /// <summary>After which a program that was turned away may ask again.</summary>
    public const int RetrySeconds = 15;

    public static string Of(ExportKind kind) => kind switch
    {
        ExportKind.Pdf => ExportText.Pdf,
        ExportKind.Word => ExportText.Word,
        ExportKind.Excel => ExportText.Excel,
        ExportKind.Brief => ExportText.Brief,
        ExportKind.Bulletin => ExportText.Bulletin,
    };

    /// <summary>年度总结 PDF，2024年截至10月.</summary>
    public static string Of(ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Of(request.Kind) + "，" + (request.Report.Through is { } month ? Phrase.Of(ExportText.Period, request.Report.Year, month) : Phrase.Of(ExportText.PeriodLatest, request.Report.Year));
    }

    /// <summary>Why there is no file and what to do about it.</summary>
    public static string Of(ExportFailure failure, EcoOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return failure switch
        {
            ExportFailure.None => "",
            ExportFailure.Forbidden => ExportText.Forbidden,
            ExportFailure.YearUnknown => ExportText.YearUnknown,
            ExportFailure.NoChromium => PrintingText.NoChromium,
            ExportFailure.TooManyOfOne => Phrase.Of(ExportText.TooManyOfOne, options.Exports.MaxPerPerson),
            ExportFailure.QueueFull => Phrase.Of(ExportText.QueueFull, RetrySeconds),
            ExportFailure.TimedOut => Phrase.Of(ExportText.TimedOut, options.Printing.TimeoutSeconds),
            ExportFailure.Broken => ExportText.Broken,
        };
    }

    /// <summary>Stable code of a failure, for programs.</summary>
    public static string CodeOf(ExportFailure failure) => failure switch
    {
        ExportFailure.None => "",
        ExportFailure.Forbidden => "forbidden",
        ExportFailure.YearUnknown => "year-unknown",
        ExportFailure.NoChromium => "chromium-missing",
        ExportFailure.QueueFull or ExportFailure.TooManyOfOne => "printing-queue-full",
        ExportFailure.TimedOut => "printing-timed-out",
        ExportFailure.Broken => "printing-failed",
    };

    /// <summary>Null when the export was taken on.</summary>
    public static string? Of(ExportRefusal refusal, EcoOptions options) => refusal switch
    {
        ExportRefusal.None => null,
        ExportRefusal.TooManyOfOne => Of(ExportFailure.TooManyOfOne, options),
        ExportRefusal.QueueFull => Of(ExportFailure.QueueFull, options),
    };

    /// <summary>Where an export stands, in a few words.</summary>
    /// <param name="view">As it stands.</param>
    /// <param name="isSaved">Whether this page fetched the file.</param>
    /// <param name="options">Whose limits are named where one was reached.</param>
    public static string Of(ExportView view, bool isSaved, EcoOptions options)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.State switch
        {
            ExportState.Waiting when view.Place == 0 => ExportText.WaitingNext,
            ExportState.Waiting => Phrase.Of(ExportText.Waiting, view.Place),
            ExportState.Reading => ExportText.Reading,
            ExportState.Writing => ExportText.Writing,
            ExportState.Printing => Phrase.Of(ExportText.Printing, view.Pass),
            ExportState.Done when isSaved => Phrase.Of(ExportText.Saved, view.FileName, Size(view.Size), Time(view)),
            ExportState.Done => Phrase.Of(ExportText.Done, Size(view.Size), Time(view)),
            ExportState.Failed => Of(view.Failure, options),
            ExportState.Cancelled => ExportText.Cancelled,
        };
    }

    /// <summary>Until when it is kept, on China's wall clock.</summary>
    private static string Time(ExportView view) => view.KeptUntil is { } until ? Clock.ToLocal(until).ToString("HH:mm", CultureInfo.InvariantCulture) : "";

    /// <summary>KB without, MB with one place.</summary>
    public static string Size(int bytes) => bytes < 1024 * 1024
        ? Phrase.Of(ExportText.Kilobytes, Math.Max(1, bytes / 1024))
        : Phrase.Of(ExportText.Megabytes, (bytes / 1024m / 1024m).ToString("0.0", CultureInfo.InvariantCulture));
}
