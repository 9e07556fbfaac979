using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Services.Plans;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Opens a year before the oldest, so that its months can be typed.</summary>
public sealed partial class EarlierYear
{
    private readonly HashSet<string> _extended = [];
    private string _year = "";
    private string _framework = "";
    private string? _problem;

    [Parameter, EditorRequired] public IReadOnlyList<YearLine> Years { get; set; } = [];

    /// <summary>Those that begin in the oldest year or later.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<NamedYear> Indicators { get; set; } = [];

    /// <summary>Opens it; answers what to do when it cannot.</summary>
    [Parameter, EditorRequired] public Func<int, string, IReadOnlyCollection<string>, Task<string?>> Open { get; set; } = (_, _, _) => Task.FromResult<string?>(null);

    private int Oldest => Years.Count == 0 ? YearMonth.MaxYear : Years.Min(line => line.Year);

    protected override void OnInitialized() => _year = (Oldest - 1).ToString(CultureInfo.InvariantCulture);

    private void Tick(string code, bool isTicked)
    {
        if (isTicked)
            _extended.Add(code);
        else
            _extended.Remove(code);
    }

    private async Task SaveAsync() => _problem = int.TryParse(_year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= YearMonth.MinYear && year < Oldest
        ? await Open(year, _framework, _extended)
        : Phrase.Of(YearAdminText.EarlierProblem, Oldest);
}
