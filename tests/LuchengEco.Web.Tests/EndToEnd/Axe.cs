using System.Text.Json;
using Deque.AxeCore.Commons;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>What axe finds on a page.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Structure does not change with the colours: in the other theme only they are looked at.</summary>
    private const string ContrastOnly = "{ runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations'] }";

    private const string Everything = "{ resultTypes: ['violations'] }";

    /// <summary>What is seriously wrong for somebody who sees little or uses the keyboard; all rules in light and, but for a narrow window, the contrast in dark.</summary>
    public static async Task<IReadOnlyList<string>> LookAsync(Visitor person, string how)
    {
        await person.Page.EvaluateAsync("() => Promise.all(document.getAnimations().filter(it => it.effect?.getComputedTiming().iterations !== Infinity).map(it => it.finished.catch(() => null)))");
        if (!await person.Page.EvaluateAsync<bool>("() => 'axe' in window"))
            await person.Page.EvaluateAsync(Script);
        var found = new List<string>(await RunAsync(person, $"{person.Address} {how} light", "not all", Everything));
        if (how != "narrow")
            found.AddRange(await RunAsync(person, $"{person.Address} {how} dark", "screen", ContrastOnly));
        return found;
    }

    private static async Task<IEnumerable<string>> RunAsync(Visitor person, string where, string media, string options)
    {
        var violations = await person.Page.EvaluateAsync<JsonElement>(
            $$"""
            async () => {
              document.getElementById('eco-dark')?.setAttribute('media', '{{media}}');
              const found = await axe.run(document, {{options}});
              return found.violations.filter(it => it.impact === 'serious' || it.impact === 'critical')
                .map(it => `${it.id} (${it.impact}): ` + it.nodes.slice(0, 4).map(node => `${node.target} ${node.any[0]?.message ?? node.failureSummary}`).join(' | '));
            }
            """);
        return violations.EnumerateArray().Select(violation => $"{where}: {violation.GetString()}");
    }
}
