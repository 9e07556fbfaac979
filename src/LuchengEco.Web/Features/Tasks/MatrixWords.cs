using LuchengEco.Domain.Figures;
using LuchengEco.Services;
using LuchengEco.Services.Resources;
using LuchengEco.Services.Tasks;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Tasks;

/// <summary>Icon, colour and sentences of the reporting states.</summary>
public static class MatrixWords
{
    /// <summary>A shape of its own for each, so that colour is never the only sign.</summary>
    public static string Icon(ReportingState state) => state switch
    {
        ReportingState.NotTracked => "—",
        ReportingState.NotDue => "○",
        ReportingState.Due => "◔",
        ReportingState.Overdue => "!",
        ReportingState.Submitted => "➜",
        ReportingState.SubmittedLate => "▶",
        ReportingState.Returned => "↩",
        ReportingState.Reopened => "✎",
        ReportingState.Approved => "✔",
    };

    public static string CssClass(ReportingState state) => state switch
    {
        ReportingState.NotTracked => "not-tracked",
        ReportingState.NotDue => "not-due",
        ReportingState.Due => "due",
        ReportingState.Overdue => "overdue",
        ReportingState.Submitted => "submitted",
        ReportingState.SubmittedLate => "late",
        ReportingState.Returned => "returned",
        ReportingState.Reopened => "reopened",
        ReportingState.Approved => "approved",
    };

    /// <summary>已审核 8/8 迟2天, for a cell of a file.</summary>
    public static string Brief(MatrixCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.State == ReportingState.NotTracked
            ? TaskText.NoRate
            : string.Join(' ', new[] { ReportingWords.Of(cell.State), Phrase.Of(MatrixText.Filled, cell.Filled, cell.Total), Late(cell) }.Where(word => word.Length > 0));
    }

    /// <summary>迟2天; nothing in time.</summary>
    public static string Late(MatrixCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell is { Counts: true, DaysLate: > 0 and var days } ? Phrase.Of(TaskText.Late, days) : "";
    }

    /// <summary>The whole story of a cell in one sentence.</summary>
    public static string Detail(MatrixRow row, MatrixCell cell)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(cell);
        var parts = new List<string> { Phrase.Of(MatrixText.DetailHead, row.UnitName, cell.Month.Year, cell.Month.Month, ReportingWords.Of(cell.State)) };
        if (cell.State != ReportingState.NotTracked)
        {
            parts.Add(Phrase.Of(MatrixText.DetailFilled, cell.Filled, cell.Total));
            parts.Add(Phrase.Of(MatrixText.DetailDue, cell.DueOn.Month, cell.DueOn.Day));
            parts.Add(cell.FirstSubmittedAt is { } at ? Phrase.Of(MatrixText.DetailSubmitted, Moment(at)) : MatrixText.DetailNever);
            if (Late(cell) is { Length: > 0 } late)
                parts.Add(late);
        }
        return string.Join(MatrixText.Comma, parts);
    }

    /// <summary>A moment on the bureau's clock.</summary>
    public static string Moment(DateTimeOffset at) => Clock.ToLocal(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
