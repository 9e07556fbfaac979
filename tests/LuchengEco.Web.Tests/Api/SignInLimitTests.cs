using System.Net;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

/// <summary>Three attempts to sign in a minute, on a real Kestrel.</summary>
public sealed class LimitedServerFixture : EcoHostFixture
{
    protected override bool OnKestrel => true;

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Eco:Api:SignInsPerMinute"] = "3" };
}

public sealed class SignInLimitTests(LimitedServerFixture host) : IClassFixture<LimitedServerFixture>
{
    [Fact]
    public async Task SignIn_FourthAttemptInAMinute_IsTurnedAwayAtBothDoorsWithTheTimeToWait()
    {
        using var client = host.CreateClient();
        var answers = new List<Answer>();
        for (var attempt = 1; attempt <= 4; attempt++)
            answers.Add(await PostAsync(client, "/api/v1/sign-in", """{"userName":"nobody","password":"x"}"""));
        Assert.All(answers.Take(3), answer => AssertProblem(answer, 401, "sign-in-failed"));
        AssertProblem(answers[3], 429, "too-many-requests");
        Assert.Equal("60", answers[3].Headers.RetryAfter!.ToString());

        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Input.UserName", "nobody"), new("Input.Password", "x")]);
        using var page = await client.PostAsync(EcoUrls.SignIn, form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, page.StatusCode);
        using var shown = await client.GetAsync(page.Headers.Location, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains("登录尝试过于频繁", await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
