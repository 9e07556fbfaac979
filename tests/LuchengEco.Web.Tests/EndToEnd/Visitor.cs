using System.Collections.Concurrent;
using LuchengEco.Services.Persistence.Seed;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>One person at one browser window, and everything that the browser complained about meanwhile.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>Remembers the first response, so that one can tell when the circuit has taken over from it.</summary>
    private const string Remember = "document.addEventListener('DOMContentLoaded', () => { window.ecoFirstResponse = document.getElementById('content'); });";

    private readonly List<string> _complaints = [];

    private Visitor(IPage page, Uri site) => (Page, Site) = (page, site);

    public IPage Page { get; }

    public Uri Site { get; }

    public ILocator Heading => Page.Locator("h1");

    /// <summary>Path and query of where the person is.</summary>
    public string Address => new Uri(Page.Url).PathAndQuery;

    /// <summary>Errors of scripts and of the content policy, requests that failed or were answered with an error; in the order in which they came.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
                return [.. _complaints];
        }
    }

    internal static async Task<Visitor> ComeAsync(IBrowserContext context, Uri site)
    {
        await context.AddInitScriptAsync(Remember);
        var visitor = new Visitor(await context.NewPageAsync(), site);
        visitor.Listen();
        return visitor;
    }

    /// <summary>A further window of the same person.</summary>
    public async Task<Visitor> OpenWindowAsync()
    {
        var visitor = new Visitor(await Page.Context.NewPageAsync(), Site);
        visitor.Listen();
        return visitor;
    }

    /// <summary>Opens a page and waits until it answers clicks and keys; a page without a circuit does so at once.</summary>
    public async Task<IResponse> OpenAsync(string path)
    {
        var response = await Page.GotoAsync(new Uri(Site, path).ToString());
        await AnswersAsync();
        return response!;
    }

    /// <summary>Waits until the page answers clicks and keys.</summary>
    public Task AnswersAsync() => Page.WaitForFunctionAsync("() => window.ecoFirstResponse === null || window.ecoFirstResponse?.isConnected === false");

    /// <summary>Fills in the form and waits until it was accepted.</summary>
    public async Task SignInAsync(string userName)
    {
        if (!Page.Url.Contains(EcoUrls.SignIn, StringComparison.Ordinal))
            await OpenAsync(EcoUrls.SignIn);
        await TrySignInAsync(userName, DemonstrationLoader.Password);
        await Page.WaitForURLAsync(url => !url.Contains(EcoUrls.SignIn, StringComparison.Ordinal));
        await AnswersAsync();
    }

    /// <summary>Fills in the form and sends it, whatever comes of it.</summary>
    public async Task TrySignInAsync(string userName, string password)
    {
        await Page.GetByLabel("用户名").FillAsync(userName);
        await Page.GetByLabel("密码", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
    }

    /// <summary>Follows a link of the main menu.</summary>
    public async Task FollowMenuAsync(string word)
    {
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "主菜单" }).GetByRole(AriaRole.Link, new() { Name = word, Exact = true }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Navigation, new() { Name = "主菜单" }).Locator("a.active")).ToHaveTextAsync(word);
    }

    /// <summary>What pages that are opened from now on ask for although the content policy forbids it; grows while one looks.</summary>
    public async Task<IReadOnlyCollection<string>> HearViolationsAsync()
    {
        var violations = new ConcurrentQueue<string>();
        await Page.ExposeFunctionAsync<string, bool>("ecoViolated", violation =>
        {
            violations.Enqueue($"{Address}: {violation}");
            return true;
        });
        await Page.AddInitScriptAsync(
            """
            document.addEventListener('securitypolicyviolation', violation => {
              window.ecoViolations = (window.ecoViolations ?? 0) + 1;
              window.ecoViolated(`${violation.effectiveDirective} ${violation.blockedURI} ${violation.sourceFile}:${violation.lineNumber}`);
            });
            """);
        return violations;
    }

    private void Listen()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "assert")
                Complain($"console: {message.Text}");
        };
        Page.PageError += (_, error) => Complain($"script: {error}");
        Page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                Complain($"{response.Status} {response.Url}");
        };
        Page.RequestFailed += (_, request) =>
        {
            // Leaving a page ends what its circuit was still asking.
            if (request.Failure != "net::ERR_ABORTED")
                Complain($"{request.Failure} {request.Url}");
        };
    }

    private void Complain(string complaint)
    {
        lock (_complaints)
            _complaints.Add($"{Address}: {complaint}");
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
