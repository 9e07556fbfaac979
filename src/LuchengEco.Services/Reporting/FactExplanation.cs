using System.Globalization;
using LuchengEco.Domain.Explanations;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Plans;
using Text = LuchengEco.Services.Resources.FactText;

namespace LuchengEco.Services.Reporting;

/// <summary>Explains a published number: how its source words it, where it stands, and how the computed indicator that counts the same compares; reads nothing.</summary>
public static class FactExplanation
{
    /// <param name="plan">The year whose source states the number.</param>
    /// <param name="fact">The number.</param>
    /// <param name="indicator">What staff count in its place, computed for that year; null where nothing does or the year does not report it.</param>
    public static Explanation Of(PlanTree plan, FactView fact, IndicatorReport? indicator)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(fact);
        var computed = indicator is null ? null : IndicatorExplanation.Of(indicator);
        return new Explanation(fact.Code, Say(Text.Title, fact.Name, plan.Year), "", "", null, null, fact.Wording,
            [
                new(ExplanationPart.Wording, Text.WordingHeading, [.. Wording(fact)]),
                new(ExplanationPart.Source, Text.SourceHeading, [.. Source(plan, fact)]),
                new(ExplanationPart.Computed, Text.ComputedHeading, [.. Computed(plan, fact, indicator, computed)]),
                .. computed?.Sections.Where(section => section.Part == ExplanationPart.Rounding) ?? [],
            ], []);
    }

    private static IEnumerable<ExplanationLine> Wording(FactView fact)
    {
        yield return new(Say(Text.Wording, fact.Wording));
        yield return new(fact.Unit.Length == 0 ? Say(Text.ValueWithoutUnit, NumberText.Plain(fact.Value)) : Say(Text.Value, NumberText.Plain(fact.Value), fact.Unit));
        yield return new(Say(fact.Qualifier switch
        {
            Qualifier.Exact => Text.QualifierExact,
            Qualifier.Odd => Text.QualifierOdd,
            Qualifier.Over => Text.QualifierOver,
            Qualifier.About => Text.QualifierAbout,
            Qualifier.Nearly => Text.QualifierNearly,
        }, Quantity.Write(fact.Value, fact.Unit)));
        if (fact.NormalisedUnit != fact.Unit || fact.NormalisedValue != fact.Value)
            yield return new($"{Quantity.Write(fact.Value, fact.Unit)} = {Quantity.Write(fact.NormalisedValue, fact.NormalisedUnit)}", true);
    }

    private static IEnumerable<ExplanationLine> Source(PlanTree plan, FactView fact)
    {
        yield return new(Say(Text.Plan, plan.Year, plan.Framework));
        if (PathTo(plan.Roots, fact.Code) is { Count: > 0 } path)
            yield return new(Say(Text.Item, string.Join(Text.PathSeparator, path.Select(node => node.Name))));
        if (plan.SourceIndex.Length > 0)
            yield return new(Say(Text.Index, plan.SourceIndex));
        if (plan.PublishedOn is { } published)
            yield return new(Say(Text.PublishedOn, published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<ExplanationLine> Computed(PlanTree plan, FactView fact, IndicatorReport? indicator, Explanation? computed)
    {
        if (indicator is null || computed is null)
        {
            yield return new(fact.Indicator is null ? Text.NoIndicator : Say(Text.NotReported, fact.Indicator, plan.Year));
            yield break;
        }
        var progress = indicator.Progress;
        yield return new(Say(Text.Indicator, indicator.Name));
        if (progress.Rounded is not { } rounded)
        {
            yield return new(Say(Text.NothingComputed, progress.ThroughMonth));
            yield break;
        }
        yield return new(Say(progress.ThroughMonth == 12 ? Text.ComputedYear : Text.ComputedToDate, progress.ThroughMonth, computed.Printed));
        if (computed.Value is { } formula)
            yield return new(formula.Text, true);
        foreach (var line in progress.ThroughMonth < 12 ? [new(Text.YearIsOpen)] : Difference(fact, rounded, indicator.Traits))
            yield return line;
    }

    private static IEnumerable<ExplanationLine> Difference(FactView fact, decimal rounded, IndicatorTraits traits)
    {
        if (InUnitOf(traits, fact) is not { } published)
        {
            yield return new(Say(Text.OtherUnit, fact.Unit, traits.Unit));
            yield break;
        }
        if (rounded == published)
        {
            yield return new(Text.Agrees);
            yield break;
        }
        var difference = FilledFormula.Difference(rounded, published);
        yield return new(difference.Text, true);
        yield return new(Say(rounded > published ? Text.More : Text.Less, NumberText.Plain(Math.Abs(difference.Result)) + (traits.IsRate ? Text.Points : traits.Unit)));
    }

    /// <summary>As stated, or in the common unit where the indicator counts in that; null where it counts in neither.</summary>
    private static decimal? InUnitOf(IndicatorTraits traits, FactView fact) =>
        IsUnit(fact.Unit, traits) ? fact.Value : IsUnit(fact.NormalisedUnit, traits) ? fact.NormalisedValue : null;

    /// <summary>A published text writes 微克/立方米 where an indicator writes µg/m³.</summary>
    private static bool IsUnit(string stated, IndicatorTraits traits) => stated == traits.Unit || stated == SummarySentences.Prose(traits.Unit);

    /// <summary>From a root to the item that states the number.</summary>
    private static IReadOnlyList<PlanNode> PathTo(IReadOnlyList<PlanNode> nodes, string code)
    {
        foreach (var node in nodes)
        {
            if (node.Facts.Any(fact => fact.Code == code))
                return [node];
            if (PathTo(node.Children, code) is { Count: > 0 } below)
                return [node, .. below];
        }
        return [];
    }

    private static string Say(string template, params object?[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
