using LuchengEco.Domain;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.Reporting;
using Text = LuchengEco.Services.Resources.NumberCheckText;

namespace LuchengEco.Services.NumberChecks;

/// <summary>The numbers of a summary by the names under which sentences speak of them.</summary>
public static class KnownNumbers
{
    /// <summary>Values to date, targets, last year and months of the indicators, the projects, and the published facts.</summary>
    public static IReadOnlyList<KnownNumber> Of(YearEndSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return
        [
            .. summary.Indicators.SelectMany(indicator => OfIndicator(indicator, summary.Through.Month)),
            .. summary.Projects.SelectMany(project => new[] { project.Investment, project.Count, project.Percent }
                .SelectMany(wording => Known(project.Name, wording, project.Name, new(NumberSourceKind.Project, "")))),
            .. summary.Facts.SelectMany(group => group.Facts.SelectMany(fact => Known(fact.Name, fact.Wording, fact.Name, new(NumberSourceKind.Plan, "")))),
        ];
    }

    private static IEnumerable<KnownNumber> OfIndicator(IndicatorReport indicator, int through)
    {
        var source = new NumberSource(NumberSourceKind.Indicator, indicator.Code);
        foreach (var name in new[] { indicator.Name, indicator.ShortName }.Where(name => name.Length > 0).Distinct())
        {
            foreach (var (label, wording, cues) in Wordings(indicator))
            {
                foreach (var known in Known(name, wording, Label(indicator, label), source))
                    yield return known with { Cues = cues };
            }
            foreach (var point in indicator.Months.Where(point => point.Month <= through && point.Value is not null))
            {
                foreach (var known in Known(name, Write(indicator.Traits, indicator.Write(indicator.Traits.Round(point.Value!.Value))), Label(indicator, CheckedDocument.Say(Text.MonthLabel, point.Month)), source))
                    yield return known with { Month = point.Month };
            }
        }
    }

    private static IEnumerable<(string Label, string Wording, IReadOnlyList<string> Cues)> Wordings(IndicatorReport indicator)
    {
        yield return (Text.ToDateLabel, Write(indicator.Traits, indicator.Write(indicator.Progress.Rounded)), []);
        yield return (Text.TargetLabel, Write(indicator.Traits, indicator.WriteTarget()), [.. Text.TargetCues.Split(' ')]);
        yield return (Text.LastYearLabel, Write(indicator.LastYearTraits, indicator.LastYear is { } before ? NumberText.Of(before, indicator.LastYearTraits.Decimals) : ""),
            [.. Text.LastYearCues.Split(' '), CheckedDocument.Say(Text.YearCue, indicator.Progress.Year - 1)]);
    }

    private static string Write(IndicatorTraits traits, string number) => traits.IsRank ? CheckedDocument.Say(Text.Rank, number) : number + traits.Unit;

    private static string Label(IndicatorReport indicator, string label) => indicator.Name + Text.LabelSeparator + label;

    private static IEnumerable<KnownNumber> Known(string name, string wording, string label, NumberSource source) =>
        NumberFinder.Find(wording).Take(1).Select(number => new KnownNumber(name, number, label, source));
}
