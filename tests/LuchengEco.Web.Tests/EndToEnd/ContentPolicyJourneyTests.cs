using Microsoft.Playwright;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>The content policy does stop what is written into a page; that no page asks for what it forbids is seen in <see cref="EveryPageTests"/>.</summary>
public sealed class ContentPolicyJourneyTests(EcoSite site) : IClassFixture<EcoSite>
{
    [Fact]
    public async Task ApiReference_AsksForNothingForbidden()
    {
        await using var person = await site.VisitAsAsync("lingdao");
        var violations = await person.HearViolationsAsync();
        await person.Page.GotoAsync(new Uri(person.Site, EcoUrls.ApiReference).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        // The reader of the API, a bundle of its makers, tries once whether text may be run, learns that it may not, and goes on without.
        Assert.DoesNotContain(violations, violation => !violation.StartsWith(EcoUrls.ApiReference + ": script-src eval", StringComparison.Ordinal));
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task Page_WithAScriptWrittenIntoIt_DoesNotRunItAndIsHeard()
    {
        await using var person = await site.VisitAsAsync("lingdao");
        var violations = await person.HearViolationsAsync();
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
}
