using Microsoft.Playwright;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>No page of anybody asks for what the content policy forbids, and the policy does stop what is written into a page.</summary>
public sealed class ContentPolicyJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    public static TheoryData<string> People => ["lingdao", .. EveryPage.OfRole.Keys];

    [Theory]
    [MemberData(nameof(People))]
    public async Task Page_OfEachRole_AsksForNothingForbidden(string userName)
    {
        await using var person = await site.VisitAsAsync(userName);
        var violations = await ListenAsync(person);
        foreach (var path in userName == "lingdao" ? [.. EveryPage.ForReaders, .. EveryPage.FurtherViews.Where(path => path != "/nowhere"), EcoUrls.ApiReference] : EveryPage.OfRole[userName])
        {
            if (path == EcoUrls.ApiReference)
                await person.Page.GotoAsync(new Uri(person.Site, path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
            else
                await person.OpenAsync(path);
        }
        // The reader of the API, a bundle of its makers, tries once whether text may be run, learns that it may not, and goes on without.
        Assert.DoesNotContain(violations, violation => !violation.StartsWith(EcoUrls.ApiReference + ": script-src eval", StringComparison.Ordinal));
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task Page_WithAScriptWrittenIntoIt_DoesNotRunItAndIsHeard()
    {
        await using var person = await site.VisitAsAsync("lingdao");
        var violations = await ListenAsync(person);
        await person.OpenAsync("/projects/2024");
        await person.Page.EvaluateAsync(
            """
            () => {
              const script = document.createElement('script');
              script.textContent = 'window.ecoInline = true;';
              document.body.append(script);
              setTimeout('window.ecoText = true', 0);
            }
            """);
        await person.Page.WaitForFunctionAsync("() => window.ecoViolations >= 2");
        Assert.False(await person.Page.EvaluateAsync<bool>("() => 'ecoInline' in window || 'ecoText' in window"));
        Assert.All(violations, violation => Assert.Contains("script-src", violation, StringComparison.Ordinal));
        Assert.NotEmpty(person.Complaints);
    }

    private static async Task<IReadOnlyList<string>> ListenAsync(Visitor person)
    {
        var violations = new List<string>();
        await person.Page.ExposeFunctionAsync<string, bool>("ecoViolated", violation =>
        {
            lock (violations)
                violations.Add($"{person.Address}: {violation}");
            return true;
        });
        await person.Page.AddInitScriptAsync(
            """
            document.addEventListener('securitypolicyviolation', violation => {
              window.ecoViolations = (window.ecoViolations ?? 0) + 1;
              window.ecoViolated(`${violation.effectiveDirective} ${violation.blockedURI} ${violation.sourceFile}:${violation.lineNumber}`);
            });
            """);
        return violations;
    }
}
