using LuchengEco.Domain;
using LuchengEco.Domain.Writing;
using Text = LuchengEco.Services.Resources.NumberCheckText;

namespace LuchengEco.Services.NumberChecks;

/// <summary>Compares a number of a document with ours.</summary>
public static class NumberComparison
{
    /// <param name="ours">As our summary writes it.</param>
    /// <param name="written">As the document writes it.</param>
    /// <param name="isComputed">Ours was rounded already: where it ends in a 5 that the document rounds away, nobody can say from it which way is right (GB/T 8170: once, never again).</param>
    /// <returns>Equal, rounded or different, and why in a sentence.</returns>
    public static (NumberState State, string Why) Of(FoundNumber ours, FoundNumber written, bool isComputed = false)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(written);
        var reasons = new List<string>();
        if (IsPlace(ours) != IsPlace(written) || (ours.Kind == NumberKind.Fraction) != (written.Kind == NumberKind.Fraction))
            reasons.Add(Text.OtherKind);
        var sharesUnit = ours.IsRange && written.IsRange && ours.Unit.Length == 0 && written.Unit.Length == 0;
        if (!sharesUnit && ours.NormalUnit != written.NormalUnit)
            reasons.Add(Say(Text.OtherUnit, Shown(ours.Unit), Shown(written.Unit)));
        var rounded = false;
        if (ours.Kind == NumberKind.Fraction && written.Kind == NumberKind.Fraction)
        {
            if ((ours.Numerator, ours.Denominator) != (written.Numerator, written.Denominator))
                reasons.Add(Text.OtherValue);
        }
        else if (sharesUnit ? ours.Value != written.Value : ours.NormalValue != written.NormalValue)
        {
            // 26个 for 26万元 is wrong in its unit alone.
            if (!(ours.NormalUnit != written.NormalUnit && ours.Value == written.Value))
            {
                rounded = reasons.Count == 0 && IsRounded(ours, written);
                if (isComputed && IsTie(ours, written) && reasons.Count == 0 && IsNextTo(ours, written))
                {
                    rounded = false;
                    reasons.Add(Text.RoundedTwice);
                }
                else if (!rounded)
                    reasons.Add(ours.NormalUnit == written.NormalUnit && ours.Value == written.Value && ours.Unit != written.Unit ? Say(Text.OtherUnit, Shown(ours.Unit), Shown(written.Unit)) : Text.OtherValue);
            }
        }
        // 约2.4亿元 of 2.35亿元 says itself that it is rounded.
        if (ours.Qualifier != written.Qualifier && !(rounded && ours.Qualifier == NumberQualifier.Exact && written.Qualifier == NumberQualifier.About))
            reasons.Add(Say(Text.OtherQualifier, Word(ours.Qualifier), Word(written.Qualifier)));
        if (ours.Trend != NumberTrend.None && written.Trend != NumberTrend.None && ours.Trend != written.Trend)
            reasons.Add(Text.OtherTrend);
        if (reasons.Count > 0)
            return (NumberState.Different, string.Join(Text.Semicolon, reasons.Distinct()) + Text.FullStop);
        if (rounded)
            return (NumberState.Rounded, Text.IsRounded);
        return ours.NormalStepDiffers(written) ? (NumberState.Rounded, Text.IsConverted) : (NumberState.Equal, Text.IsEqual);
    }

    /// <summary>Half to even to the places that the document writes; a share below 100 % is never 100 %.</summary>
    private static bool IsRounded(FoundNumber ours, FoundNumber written)
    {
        if (written.Step <= ours.Step)
            return false;
        var rounded = Rounding.HalfToEven(ours.NormalValue / written.Step, 0) * written.Step;
        return rounded == written.NormalValue && rounded != 0 && !(ours is { NormalUnit: "%", NormalValue: < 100m } && rounded == 100m);
    }

    /// <summary>Just between two values of the document's places.</summary>
    private static bool IsTie(FoundNumber ours, FoundNumber written) => Math.Abs(ours.NormalValue / written.Step % 1) == 0.5m;

    private static bool IsNextTo(FoundNumber ours, FoundNumber written) => written.Step > ours.Step && Math.Abs(ours.NormalValue - written.NormalValue) * 2 == written.Step;

    private static bool NormalStepDiffers(this FoundNumber ours, FoundNumber written) =>
        ours.Unit != written.Unit && ours.NormalUnit.Length > 0 && ours.Value != 0 && ours.Kind != NumberKind.Fraction && ours.NormalValue / ours.Value != written.NormalValue / written.Value && !ours.IsRange;

    private static bool IsPlace(FoundNumber number) => number.Kind == NumberKind.Place;

    private static string Shown(string unit) => unit.Length == 0 ? Text.NoUnit : unit;

    private static string Word(NumberQualifier qualifier) => qualifier switch
    {
        NumberQualifier.Exact => Text.QualifierNone,
        NumberQualifier.Odd => Text.QualifierOdd,
        NumberQualifier.Over => Text.QualifierOver,
        NumberQualifier.About => Text.QualifierAbout,
        NumberQualifier.Nearly => Text.QualifierNearly,
        NumberQualifier.Under => Text.QualifierUnder,
        NumberQualifier.AtLeast => Text.QualifierAtLeast,
        NumberQualifier.AtMost => Text.QualifierAtMost,
    };

    private static string Say(string template, params object?[] values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, template, values);
}
