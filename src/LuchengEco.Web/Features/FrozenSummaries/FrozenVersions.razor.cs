using LuchengEco.Domain;
using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LuchengEco.Web.Features.FrozenSummaries;

/// <summary>Versions with who froze them, when and why, and their files as they were made.</summary>
public sealed partial class FrozenVersions : IAsyncDisposable
{
    private FileDownload? _files;
    private string? _fetching;
    private string _outcome = "";
    private bool _isFailure;

    [Inject] public required IJSRuntime Script { get; init; }

    [Parameter, EditorRequired] public IReadOnlyList<FrozenLine> Versions { get; set; } = [];

    private static YearMonth MonthOf(FrozenLine line) => new(line.Year, line.ThroughMonth);

    private async Task FetchAsync(FrozenLine line, FrozenFileLine file)
    {
        if (_fetching is not null)
            return;
        (_fetching, _outcome) = (file.Sha256, "");
        try
        {
            _files ??= new FileDownload(Script, Assets["js/download.js"]);
            (_outcome, _isFailure) = await _files.SaveAsync(EcoUrls.FrozenFile(MonthOf(line), line.Version, file.Extension));
        }
        finally
        {
            _fetching = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_files is not null)
            await _files.DisposeAsync();
    }
}
