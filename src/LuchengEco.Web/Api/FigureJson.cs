using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;

namespace LuchengEco.Web.Api;

/// <summary>The stored figures of a month.</summary>
internal sealed record MonthJson(string Month, IReadOnlyList<FigureJson> Figures);

/// <summary>One stored figure.</summary>
internal sealed record FigureJson(string Indicator, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Weight, string? Mark, string? Note,
    int Version, string Department, string Submission, int SubmissionVersion)
{
    public static FigureJson Of(StoredFigure figure) => new(figure.Indicator, figure.Entry.Value, figure.Entry.Numerator, figure.Entry.Denominator,
        figure.Entry.Weight, ApiJson.WordOf(figure.Entry.Mark), figure.Entry.Note, figure.Version, figure.Department, ApiJson.WordOf(figure.Submission),
        figure.SubmissionVersion);
}

/// <summary>What a cell says.</summary>
internal sealed record EntryJson(decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Weight, string? Mark, string? Note)
{
    public static EntryJson Of(FigureEntry entry) =>
        new(entry.Value, entry.Numerator, entry.Denominator, entry.Weight, ApiJson.WordOf(entry.Mark), entry.Note);
}

/// <summary>Every change of one cell, newest first; empty for a cell that nobody wrote.</summary>
internal sealed record HistoryJson(string Month, string Indicator, IReadOnlyList<ChangeJson> Changes);

/// <summary>One change: who, when, through which door, what it said before and since, and why.</summary>
internal sealed record ChangeJson(int Version, DateTimeOffset At, string By, string Door, EntryJson Before, EntryJson After, string? Reason)
{
    public static ChangeJson Of(FigureChange change) => new(change.Version, change.At, change.UserName, ApiJson.WordOf(change.Door), EntryJson.Of(change.Before),
        EntryJson.Of(change.After), change.Reason);
}

/// <summary>What deserves a second look in a stored cell; a <c>reason</c> answers it, unless it blocks.</summary>
internal sealed record WarningJson(string Code, string Message, bool Blocks)
{
    public static IReadOnlyList<WarningJson> Of(CellResult result) =>
        [.. result.Warnings.Select(warning => new WarningJson(warning.Code, warning.Message, warning.Blocks))];
}

/// <summary>A stored cell, as it is now.</summary>
internal sealed record SavedJson(string Month, string Indicator, string Outcome, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Weight,
    string? Mark, string? Note, int Version, string? By, string? Reason, IReadOnlyList<WarningJson> Warnings)
{
    public static SavedJson Of(YearMonth month, CellResult result)
    {
        var entry = result.Current ?? FigureEntry.Blank;
        return new($"{month}", result.Indicator, CellJson.WordOf(result.Outcome), entry.Value, entry.Numerator, entry.Denominator, entry.Weight,
            ApiJson.WordOf(entry.Mark), entry.Note, result.Version, result.CurrentBy, result.Reason, WarningJson.Of(result));
    }
}

/// <summary>What became of every cell of a batch, in the order sent.</summary>
internal sealed record BatchJson(string Month, IReadOnlyList<CellJson> Results);

/// <summary>What became of one cell: saved, unchanged, refused, conflict, locked or forbidden.</summary>
internal sealed record CellJson(string? Indicator, string Outcome, int? Version, string? Code, string? Message, EntryJson? Current, string? By,
    IReadOnlyList<WarningJson> Warnings)
{
    public static CellJson Of(CellResult result) => new(result.Indicator, WordOf(result.Outcome), result.Version, result.Code, result.Message,
        result.Current is null ? null : EntryJson.Of(result.Current), result.CurrentBy, WarningJson.Of(result));

    public static CellJson Of(FigureBody refused) =>
        new(refused.Indicator, WordOf(CellOutcome.Refused), null, refused.Refusal!.Code, refused.Refusal.Message, null, null, []);

    public static string WordOf(CellOutcome outcome) => outcome switch
    {
        CellOutcome.Saved => "saved",
        CellOutcome.Unchanged => "unchanged",
        CellOutcome.Refused => "refused",
        CellOutcome.Conflict => "conflict",
        CellOutcome.Locked => "locked",
        CellOutcome.Forbidden => "forbidden",
    };
}

/// <summary>The body of a put; only the description of the API names it, <see cref="FigureBody"/> reads it.</summary>
internal sealed record FigureRequest(decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Weight, string? Mark, string? Note, string? Reason,
    int? Version);

/// <summary>A cell of a batch; see <see cref="FigureRequest"/>.</summary>
internal sealed record FigureCellRequest(string Indicator, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Weight, string? Mark,
    string? Note, string? Reason, int? Version);

internal sealed record FigureBatchRequest(IReadOnlyList<FigureCellRequest> Figures);
