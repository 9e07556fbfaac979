using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Tasks;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.Tasks;

/// <summary>The year that an address asks for; null asks for the newest.</summary>
public readonly record struct MatrixAsked(int? Year);

/// <summary>What the page of the matrix shows.</summary>
/// <param name="Actor">Who looks at it.</param>
/// <param name="Year">The year shown; null when none is set up.</param>
/// <param name="Years">Years that are set up.</param>
/// <param name="Matrix">Null when <paramref name="Year"/> is not set up.</param>
public sealed record MatrixModel(Actor Actor, int? Year, IReadOnlyList<int> Years, SubmissionMatrix? Matrix);

/// <summary>How every unit reports the months of a year, with rates, files and a way into each month.</summary>
public sealed partial class MatrixPage : IAsyncDisposable
{
    private FileDownload? _files;

    [Inject] public required TaskService Tasks { get; init; }

    [Inject] public required PlanService Plans { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    [SupplyParameterFromQuery(Name = "year")] private string? Year { get; set; }

    protected override MatrixAsked Asked => new(Period.Parse(Year, null).Year);

    private FileDownload Files => _files ??= new FileDownload(Script, Assets["js/download.js"]);

    private bool IsExporting { get; set; }

    private string Outcome { get; set; } = "";

    private bool OutcomeIsFailure { get; set; }

    protected override bool RenewsItself => true;

    protected override async Task<MatrixModel> LoadAsync(MatrixAsked asked, CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync(cancellationToken);
        int[] years = [.. (await Plans.GetYearsAsync(actor, cancellationToken)).Select(row => row.Year)];
        var shown = asked.Year ?? (years.Length > 0 ? years[0] : null);
        var matrix = shown is { } year && years.Contains(year) ? await Tasks.GetMatrixAsync(actor, year, cancellationToken) : null;
        return new MatrixModel(actor, shown, years, matrix);
    }

    /// <summary>The reviewer's page for what waits for them, the form for everything else that has begun; nothing for a month still to come.</summary>
    private string? AddressOf(MatrixRow row, MatrixCell cell)
    {
        if (cell.Month.FirstDay > Model!.Matrix!.Today)
            return null;
        return cell.State is ReportingState.Submitted or ReportingState.SubmittedLate && Model.Actor.MayReview(row.UnitCode)
            ? EcoUrls.Review(cell.Month, row.UnitCode)
            : EcoUrls.Entry(cell.Month, row.UnitCode);
    }

    private async Task ExportAsync(string extension)
    {
        if (IsExporting || Model?.Matrix is not { } matrix)
            return;
        (IsExporting, Outcome) = (true, "");
        try
        {
            (Outcome, OutcomeIsFailure) = await Files.SaveAsync(EcoUrls.MatrixFile(matrix.Year, extension));
        }
        finally
        {
            IsExporting = false;
        }
    }

    private Task PrintAsync() => Files.PrintAsync();

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_files is not null)
            await _files.DisposeAsync();
    }
}
