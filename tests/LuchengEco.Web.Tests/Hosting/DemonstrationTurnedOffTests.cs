using System.Net;
using LuchengEco.Services.Persistence.Seed;
using LuchengEco.Web.Tests.Api;

namespace LuchengEco.Web.Tests.Hosting;

/// <summary>A host without demonstration mode on a database that still holds the demonstration.</summary>
public sealed class DemonstrationTurnedOffTests(DemonstrationTurnedOffTests.TurnedOff host) : IClassFixture<DemonstrationTurnedOffTests.TurnedOff>
{
    [Fact]
    public async Task SignIn_OfADemonstrationAccount_IsRefusedAsIfItWereNotThere()
    {
        using var client = host.CreateClient();

        var answer = await ApiClient.PostAsync(client, "/api/v1/sign-in", $$"""{"userName":"tianbao","password":"{{DemonstrationLoader.Password}}"}""");

        ApiClient.AssertProblem(answer, 401, "sign-in-failed");
    }

    [Fact]
    public async Task Page_WithDemonstrationFigures_StillSaysSo()
    {
        await host.Database.QueryAsync("UPDATE users SET must_change_password = false WHERE user_name = 'admin' RETURNING 1", row => row.GetInt32(0));
        using var client = await host.SignInByFormAsync("admin");

        using var page = await client.GetAsync(EcoUrls.Home, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("class=\"demonstration\"", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    public sealed class TurnedOff : EcoHostFixture
    {
        protected override bool OnDemonstration => true;

        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
        {
            ["Eco:Demonstration"] = "false",
            ["Eco:Administrator:Password"] = DemonstrationLoader.Password,
        };
    }
}
