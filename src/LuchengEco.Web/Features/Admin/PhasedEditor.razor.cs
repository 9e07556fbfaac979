using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Indicators;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Draws the month-by-month curve of one target: twelve numbers, two ways to fill them, the curve beside both years.</summary>
public sealed partial class PhasedEditor
{
    private readonly string[] _months = new string[12];
    private PhasedSheet? _sheet;
    private string _note = "";
    private string? _problem;
    private string? _said;
    private int? _wrong;

    /// <summary>Null while it loads.</summary>
    [Parameter, EditorRequired] public PhasedSheet? Sheet { get; set; }

    /// <summary>Twelve values or null, the source, and what was read; answers what to do when it cannot.</summary>
    [Parameter, EditorRequired] public Func<IReadOnlyList<decimal>?, string, PhasedSeen, Task<string?>> Save { get; set; } = (_, _, _) => Task.FromResult<string?>(null);

    [Parameter] public EventCallback Closed { get; set; }

    private string Goal => (Sheet!.Seen.Direction == Direction.AtMost ? "≤" : "≥") + NumberText.Plain(Sheet.Seen.Value);

    /// <summary>What the boxes say; null where one says nothing that can be read.</summary>
    private List<decimal?> Curve => [.. _months.Select(text => TypedNumber.Read(text, Sheet!.Traits.IsRate).Number)];

    /// <summary>Steps that changed the curve, newest first, each with the one before it; others changed the year's number only.</summary>
    private List<(TargetStep Step, TargetStep? Before)> Curves =>
        [.. Sheet!.History.Zip(Sheet.History.Skip(1).Append(null)).Where(pair => Write(pair.First) != Write(pair.Second))];

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_sheet, Sheet) || Sheet is null)
            return;
        _sheet = Sheet;
        Show(Sheet.Seen.Phased);
        (_note, _problem, _said, _wrong) = (Sheet.Note, null, null, null);
    }

    private void Fill(IReadOnlyList<decimal> months, string note)
    {
        Show(months);
        if (_note.Length == 0)
            _note = note;
        (_problem, _said, _wrong) = (null, PhasedText.Unsaved, null);
    }

    private void Clear()
    {
        Show(null);
        (_note, _problem, _said, _wrong) = ("", null, PhasedText.Unsaved, null);
    }

    private void Show(IReadOnlyList<decimal>? months)
    {
        for (var month = 0; month < 12; month++)
            _months[month] = TypedNumber.Write(months?[month]);
    }

    private async Task SaveAsync()
    {
        (_problem, _said, _wrong) = (null, null, null);
        if (_months.All(string.IsNullOrWhiteSpace))
        {
            _problem = await Save(null, "", Sheet!.Seen);
            return;
        }
        var numbers = new List<decimal>();
        for (var month = 0; month < 12; month++)
        {
            var read = TypedNumber.Read(_months[month], Sheet!.Traits.IsRate);
            if (read.Number is { } number)
            {
                numbers.Add(number);
                continue;
            }
            (_problem, _wrong) = (read.Problem is { } problem ? Phrase.Of(PhasedText.MonthProblem, month + 1, problem) : Phrase.Of(PhasedText.MonthMissing, month + 1), month);
            return;
        }
        _problem = await Save(numbers, _note, Sheet!.Seen);
    }

    private static string Write(TargetStep? step) => step?.Phased is { } months ? string.Join('、', months.Select(NumberText.Plain)) : PhasedText.HistoryNone;
}
