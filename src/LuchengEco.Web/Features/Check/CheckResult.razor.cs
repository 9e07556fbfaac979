using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.FrozenSummaries;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Check;

/// <summary>What was frozen under a code, and whether it still is what it was. Numbers that cannot be believed are not shown.</summary>
public sealed partial class CheckResult
{
    [Parameter, EditorRequired] public required FrozenCheck Check { get; set; }

    [Parameter] public CheckedFile? File { get; set; }

    private FrozenLine? Line => Check.View?.Line;

    private FrozenContent? Numbers => Check is { Integrity.IsContentIntact: true, View.Content: { } content } ? content : null;

    private static IEnumerable<FrozenTarget> Headlines(FrozenContent content)
    {
        var order = content.Document.Indicators.Where(indicator => indicator.HeadlineOrder is not null).ToDictionary(indicator => indicator.Code, indicator => indicator.HeadlineOrder);
        return content.Document.Targets.Where(target => order.ContainsKey(target.Code)).OrderBy(target => order[target.Code]);
    }

    private static string StatusOf(FrozenTarget target) => target.StatusWord + (target.UnapprovedMonths.Count == 0 ? "" : CheckPageText.Unapproved);

    /// <summary>One of the three files of this version, which itself is what it was.</summary>
    private bool Fits(CheckedFile file) => file.Match?.Code == Check.Code && Check.Integrity?.Files.Contains(file.Match.Extension) == false;

    private string Verdict(CheckedFile file) => file switch
    {
        { Problem: { } problem } => problem,
        { Match: null } => Phrase.Of(CheckPageText.FileDiffers, file.Name),
        { Match: { } match } when match.Code != Check.Code => Phrase.Of(CheckPageText.FileOfAnother, file.Name, match.Year, FrozenWords.Period(match.ThroughMonth), match.Version, FrozenWords.File(match.Extension)),
        { Match: { } match } => Phrase.Of(Fits(file) ? CheckPageText.FileFits : CheckPageText.FileUncertain, file.Name, match.Version, FrozenWords.File(match.Extension)),
    };
}
