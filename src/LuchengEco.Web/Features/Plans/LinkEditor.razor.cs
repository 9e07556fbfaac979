using System.Globalization;
using LuchengEco.Services.Plans;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Plans;

/// <summary>Which indicator takes the place of which.</summary>
public sealed partial class LinkEditor
{
    private string _successor = "";
    private string _predecessor = "";
    private string _from = "";
    private string _note = "";
    private bool _isComparable;
    private string? _problem;

    [Parameter, EditorRequired] public IReadOnlyList<LinkLine> Links { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<IndicatorView> Indicators { get; set; } = [];

    [Parameter, EditorRequired] public int Year { get; set; }

    /// <summary>Successor, predecessor, from year, comparable, note; answers what to do when it cannot.</summary>
    [Parameter, EditorRequired] public Func<string, string, int, bool, string, Task<string?>> Save { get; set; } = (_, _, _, _, _) => Task.FromResult<string?>(null);

    /// <summary>Asks, and takes a link away.</summary>
    [Parameter, EditorRequired] public Func<LinkLine, Task> Remove { get; set; } = _ => Task.CompletedTask;

    /// <summary>The links are those of a past moment, which nobody changes any more.</summary>
    [Parameter] public bool IsPast { get; set; }

    protected override void OnInitialized() => _from = Year.ToString(CultureInfo.InvariantCulture);

    private void Edit(LinkLine link) => (_successor, _predecessor, _from, _note, _isComparable, _problem) =
        (link.Successor, link.Predecessor, link.FromYear.ToString(CultureInfo.InvariantCulture), link.Note, link.IsComparable, null);

    private async Task SaveAsync() => _problem = _successor.Length > 0 && _predecessor.Length > 0 && int.TryParse(_from, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        ? await Save(_successor, _predecessor, year, _isComparable, _note)
        : CompareText.ChooseProblem;
}
