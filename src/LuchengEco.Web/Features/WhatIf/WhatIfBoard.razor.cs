using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.WhatIf;

/// <summary>A slider and a box for each month of the rest, and what the year comes to with them. Computes in place.</summary>
public sealed partial class WhatIfBoard
{
    private IReadOnlyDictionary<int, decimal>? _given;

    [Parameter, EditorRequired] public required IndicatorReport Indicator { get; set; }

    [Parameter, EditorRequired] public required WhatIfCase Case { get; set; }

    /// <summary>What is assumed at first, by month.</summary>
    [Parameter, EditorRequired] public required IReadOnlyDictionary<int, decimal> Assumed { get; set; }

    /// <summary>After a slider was let go, a box left or a preset chosen.</summary>
    [Parameter] public EventCallback<IReadOnlyDictionary<int, decimal>> OnChanged { get; set; }

    private Dictionary<int, decimal> Values { get; set; } = [];

    private HashSet<int> Wrong { get; } = [];

    private IndicatorProgress Result { get; set; } = null!;

    private IReadOnlyDictionary<int, decimal> LastYear { get; set; } = new Dictionary<int, decimal>();

    private IReadOnlyDictionary<int, decimal> SoFar { get; set; } = new Dictionary<int, decimal>();

    private int Open => Result.RestMonths.Count;

    private string Step => WhatIfPage.Written(Case.Places == 0 ? 1 : 2 * Rounding.HalfUnit(Case.Places));

    private string Need => RequirementText.Brief(Result, Indicator.Traits);

    private string Fraction => Indicator.Traits.Shape == FigureShape.Fraction && Result is { Numerator: { } numerator, Denominator: { } denominator }
        ? $"{NumberText.Plain(numerator)}/{NumberText.Plain(denominator)}"
        : "";

    /// <summary>From the target to the printed value, on the side that counts.</summary>
    private string Difference => (Result.Target, Result.Rounded) switch
    {
        ({ } target, { } value) when value == target.Value => WhatIfText.Equal,
        ({ } target, { } value) => Phrase.Of(value > target.Value ? WhatIfText.Above : WhatIfText.Below,
            NumberText.Plain(Math.Abs(value - target.Value)) + (Indicator.Traits.IsRate ? WhatIfText.Points : Indicator.Traits.Unit)),
        _ => "—",
    };

    private string Hint => !Case.IsFraction ? Phrase.Of(Indicator.Traits.Accumulation == Accumulation.Sum ? WhatIfText.HintAmount : WhatIfText.HintValue, Indicator.Traits.Unit)
        : Case.CountsFailures ? Phrase.Of(Indicator.Traits.CountsDays ? WhatIfText.HintDays : WhatIfText.HintFailures, Indicator.DenominatorName)
        : Phrase.Of(WhatIfText.HintNumerator, Indicator.NumeratorName);

    protected override void OnParametersSet()
    {
        // The address answers what was just typed here with the same numbers.
        if (ReferenceEquals(_given, Assumed))
            return;
        _given = Assumed;
        Values = new(Assumed);
        (LastYear, SoFar) = (Case.LikeLastYear(), Case.LikeSoFar());
        Recompute();
    }

    private string Written(int month) => Values.TryGetValue(month, out var value) ? WhatIfPage.Written(value) : "";

    private string Refusal(int month) => Case.DenominatorOf(month) is { } all
        ? Phrase.Of(Indicator.Traits.CountsDays ? WhatIfText.WrongDays : WhatIfText.WrongFraction, NumberText.Plain(all))
        : WhatIfText.WrongValue;

    private void Set(int month, object? typed)
    {
        var text = (typed as string)?.Trim() ?? "";
        Wrong.Remove(month);
        if (text.Length == 0)
            Values.Remove(month);
        else if (Case.Read(month, text) is { } value)
            Values[month] = value;
        else
            Wrong.Add(month);
        Recompute();
    }

    private Task KeepAsync(int month, object? typed)
    {
        Set(month, typed);
        return Wrong.Contains(month) ? Task.CompletedTask : OnChanged.InvokeAsync(new Dictionary<int, decimal>(Values));
    }

    private Task SetAllAsync(IReadOnlyDictionary<int, decimal> values)
    {
        Wrong.Clear();
        Values = new(values);
        Recompute();
        return OnChanged.InvokeAsync(new Dictionary<int, decimal>(Values));
    }

    private void Recompute() => Result = Case.Compute(Values);
}
