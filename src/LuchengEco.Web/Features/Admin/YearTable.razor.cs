using LuchengEco.Services.Plans;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The years that are set up; one that was opened here may be reworded or taken away while nothing was typed.</summary>
public sealed partial class YearTable
{
    private int? _editing;
    private string _framework = "";
    private string _statement = "";
    private string? _problem;

    [Parameter, EditorRequired] public IReadOnlyList<YearLine> Years { get; set; } = [];

    [Parameter] public Func<YearLine, string, string, Task<string?>> Edit { get; set; } = (_, _, _) => Task.FromResult<string?>(null);

    [Parameter] public EventCallback<YearLine> Remove { get; set; }

    private void Begin(YearLine line) => (_editing, _framework, _statement, _problem) = (line.Year, line.Framework, line.Statement, null);

    private async Task SaveAsync(YearLine line)
    {
        _problem = await Edit(line, _framework, _statement);
        if (_problem is null)
            _editing = null;
    }

    private static string OriginOf(YearLine line) => line switch
    {
        { IsOwn: false } => YearAdminText.OriginCatalogue,
        { OpenedFrom: { } from } => Phrase.Of(YearAdminText.OriginFrom, from),
        _ => YearAdminText.OriginAlone,
    };
}
