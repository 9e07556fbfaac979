using System.Net;
using System.Text.RegularExpressions;
using LuchengEco.Services.Persistence.Seed;

namespace LuchengEco.Web.Tests.Hosting;

/// <summary>The strict content policy on every kind of answer, in every mode in which the host may run.</summary>
public abstract partial class ContentPolicyTests(EcoHostFixture host)
{
    public static TheoryData<string, HttpStatusCode> Answers => new()
    {
        { "/", HttpStatusCode.OK },
        { "/entry/2024-10", HttpStatusCode.OK },
        { "/summary", HttpStatusCode.OK },
        { "/account", HttpStatusCode.OK },
        { "/wall", HttpStatusCode.OK },
        { "/wall/start", HttpStatusCode.OK },
        { "/calendar", HttpStatusCode.OK },
        { "/error", HttpStatusCode.OK },
        { "/forbidden", HttpStatusCode.OK },
        { "/nowhere", HttpStatusCode.NotFound },
        { "/api-reference", HttpStatusCode.OK },
        { "/openapi/v1.json", HttpStatusCode.OK },
        { "/api/v1/years/2024/report", HttpStatusCode.OK },
        { "/api/v1/years/1/report", HttpStatusCode.NotFound },
        { "/api/v1/nowhere", HttpStatusCode.NotFound },
        { "/api/v1/changes.csv", HttpStatusCode.OK },
        { "/api/v1/years/2024/summary.xlsx", HttpStatusCode.OK },
        { "/app.css", HttpStatusCode.OK },
        { "/dark.css", HttpStatusCode.OK },
        { "/js/theme.js", HttpStatusCode.OK },
        { "/js/wall.js", HttpStatusCode.OK },
        { "/js/echart.js", HttpStatusCode.OK },
        { "/_framework/blazor.web.js", HttpStatusCode.OK },
        { "/_content/MudBlazor/MudBlazor.min.js", HttpStatusCode.OK },
        { "/health/live", HttpStatusCode.OK },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Answer_OfEveryKind_LetsOnlyFilesOfTheSiteRun(string path, HttpStatusCode expected)
    {
        await host.Database.QueryAsync("UPDATE users SET must_change_password = false WHERE user_name = 'admin' RETURNING 1", row => row.GetInt32(0));
        using var client = await host.SignInByFormAsync(UserName);

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
        await AssertStrictAsync(answer);
    }

    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/entry", HttpStatusCode.Redirect)]
    [InlineData("/api/v1/years/2024/report", HttpStatusCode.Unauthorized)]
    public async Task Answer_ToAStranger_LetsOnlyFilesOfTheSiteRun(string path, HttpStatusCode expected)
    {
        using var client = host.CreateClient();

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
        await AssertStrictAsync(answer);
    }

    /// <summary>An account that the mode knows.</summary>
    protected abstract string UserName { get; }

    private static async Task AssertStrictAsync(HttpResponseMessage answer)
    {
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        var directives = policy.Split(';', StringSplitOptions.TrimEntries).Select(directive => directive.Split(' ', 2)).ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? "");
        Assert.Equal("'self'", directives["script-src"]);
        Assert.Equal("'self'", directives["default-src"]);
        Assert.Equal("'none'", directives["object-src"]);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Single(directives, pair => pair.Value.Contains("unsafe-inline", StringComparison.Ordinal) && pair.Key == "style-src");
        Assert.Single(directives, pair => pair.Value.Contains("unsafe-inline", StringComparison.Ordinal));
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            return;
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.All(Script().Matches(page), script => Assert.Contains(" src=", script.Value, StringComparison.Ordinal));
        Assert.DoesNotMatch(Handler(), page);
    }

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();

    [GeneratedRegex("<[a-z]+[^>]* on[a-z]+=\"")]
    private static partial Regex Handler();

    public sealed class InDemonstration(EcoHostFixture host) : ContentPolicyTests(host), IClassFixture<EcoHostFixture>
    {
        protected override string UserName => "xitong";
    }

    public sealed class InProduction(InProduction.Host host) : ContentPolicyTests(host), IClassFixture<InProduction.Host>
    {
        protected override string UserName => "admin";

        public sealed class Host : EcoHostFixture
        {
            protected override bool OnDemonstration => true;

            protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
            {
                ["Eco:Demonstration"] = "false",
                ["Eco:Administrator:Password"] = DemonstrationLoader.Password,
            };
        }
    }

    public sealed class InDevelopment(InDevelopment.Host host) : ContentPolicyTests(host), IClassFixture<InDevelopment.Host>
    {
        protected override string UserName => "xitong";

        public sealed class Host : EcoHostFixture
        {
            protected override string EnvironmentName => "Development";
        }
    }
}
