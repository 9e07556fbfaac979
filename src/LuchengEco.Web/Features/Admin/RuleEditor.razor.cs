using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Writes a rule with an indicator picker, reads it back in words with each key, and tries it on a month.</summary>
public sealed partial class RuleEditor
{
    private string _code = "";
    private string _sentence = "";
    private string _formula = "";
    private string _tolerance = "0";
    private bool _blocks;
    private bool _isActive = true;
    private string _picked = "";
    private string _part = "";
    private string _month = "";
    private string? _trial;
    private string? _problem;

    /// <summary>The rule that is edited; null for a new one.</summary>
    [Parameter] public RuleLine? Rule { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<RuleIndicator> Indicators { get; set; } = [];

    /// <summary>The month that is offered for a try.</summary>
    [Parameter] public YearMonth? Suggested { get; set; }

    /// <summary>Stores code and rule; answers what to do when it cannot.</summary>
    [Parameter, EditorRequired] public Func<string, RuleDraft, Task<string?>> Save { get; set; } = (_, _) => Task.FromResult<string?>(null);

    [Parameter, EditorRequired] public Func<RuleDraft, YearMonth, Task<RuleTrial?>> Try { get; set; } = (_, _) => Task.FromResult<RuleTrial?>(null);

    [Parameter] public EventCallback OnCancel { get; set; }

    private RuleReading Reading => RuleReading.Of(_formula, Indicators);

    /// <summary>The numbers that the picked indicator has.</summary>
    private IReadOnlyList<(string Value, string Word)> Parts => Indicators.FirstOrDefault(indicator => indicator.Code == _picked) switch
    {
        { Shape: FigureShape.Fraction } => [("", RuleAdminText.PartPercent), ("/numerator", RuleAdminText.PartNumerator), ("/denominator", RuleAdminText.PartDenominator)],
        { NeedsWeight: true } => [("", RuleAdminText.PartValue), ("/weight", RuleAdminText.PartWeight)],
        _ => [("", RuleAdminText.PartValue)],
    };

    protected override void OnInitialized()
    {
        _month = Suggested?.ToString() ?? "";
        if (Rule is { Draft: var draft })
            (_sentence, _formula, _tolerance, _blocks, _isActive) = (draft.Sentence, draft.Formula, TypedNumber.Write(draft.Tolerance), draft.Blocks, draft.IsActive);
    }

    private void Insert()
    {
        Append($"[{_picked}{(Parts.Any(part => part.Value == _part) ? _part : "")}]");
        _part = "";
    }

    private void Append(string text) => _formula = _formula.TrimEnd() is { Length: > 0 } before ? $"{before} {text} " : $"{text} ";

    private RuleDraft? Draft()
    {
        var tolerance = TypedNumber.Read(_tolerance);
        _problem = tolerance.Problem is { } problem ? Phrase.Of(AdminFormText.NumberProblem, RuleAdminText.Tolerance, problem) : null;
        return _problem is null ? new RuleDraft(_sentence.Trim(), _formula.Trim(), tolerance.Number ?? 0, _blocks, _isActive) : null;
    }

    private async Task SaveAsync()
    {
        if (Draft() is { } draft)
            _problem = await Save(_code.Trim(), draft);
    }

    private async Task TryAsync()
    {
        _trial = null;
        if (Draft() is not { } draft)
            return;
        if (Reading.Problem is { } unreadable)
            _problem = unreadable;
        else if (!YearMonth.TryParse(_month, null, out var month))
            _problem = CheckAdminText.MonthMissing;
        else if (await Try(draft with { Sentence = draft.Sentence.Length == 0 ? RuleAdminText.Unnamed : draft.Sentence }, month) is { } trial)
            _trial = Say(trial);
    }

    private static string Say(RuleTrial trial) => trial switch
    {
        { Missing.Count: > 0 } => Phrase.Of(RuleAdminText.TrialMissing, trial.Month.Year, trial.Month.Month, string.Join('、', trial.Missing)),
        { Warning: { } warning } => Phrase.Of(RuleAdminText.TrialBroken, trial.Month.Year, trial.Month.Month, warning.Message),
        _ => Phrase.Of(RuleAdminText.TrialHolds, trial.Month.Year, trial.Month.Month),
    };
}
