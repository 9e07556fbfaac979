using System.Net;
using System.Text.Json;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

/// <summary>Each test has an account of its own, because it locks or changes it.</summary>
public sealed class SignInEndpointTests(EcoHostFixture host) : IClassFixture<EcoHostFixture>
{
    private const string Path = "/api/v1/sign-in";

    [Fact]
    public async Task SignIn_WithThePassword_AnswersATokenAndItsLifeAndNothingElse()
    {
        using var client = host.CreateClient();
        var answer = await PostAsync(client, Path, """{"userName":" tianbao ","password":"Lucheng@2024"}""");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["accessToken", "expiresIn"], answer.Json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(3600, answer.Json.GetProperty("expiresIn").GetInt32());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var years = await SendAsync(client, HttpMethod.Get, "/api/v1/years", headers: ("Authorization", "Bearer " + answer.Json.GetProperty("accessToken").GetString()));
        Assert.Equal(HttpStatusCode.OK, years.Status);
    }

    [Theory]
    [InlineData("""{"userName":"lingdao","password":"wrong"}""", 401, "sign-in-failed")]
    [InlineData("""{"userName":"nobody","password":"Lucheng@2024"}""", 401, "sign-in-failed")]
    [InlineData("""{"userName":"","password":"x"}""", 422, "sign-in-incomplete")]
    [InlineData("""{"userName":"lingdao"}""", 422, "sign-in-incomplete")]
    [InlineData("""{}""", 422, "sign-in-incomplete")]
    [InlineData("""{"userName":7,"password":"x"}""", 422, "text-expected")]
    [InlineData("""{"userName":"a\u0000","password":"x"}""", 422, "text-invalid")]
    [InlineData("""{"userName":"lingdao","password":"x","remember":true}""", 422, "field-unknown")]
    public async Task SignIn_Wrong_IsAProblemThatDoesNotTellWhoExists(string json, int status, string code)
    {
        using var client = host.CreateClient();
        AssertProblem(await PostAsync(client, Path, json), status, code);
    }

    [Fact]
    public async Task SignIn_FiveTimesWrong_LocksTheAccountEvenForTheRightPassword()
    {
        using var client = host.CreateClient();
        for (var attempt = 1; attempt <= 5; attempt++)
            await PostAsync(client, Path, """{"userName":"anquan","password":"wrong"}""");
        AssertProblem(await PostAsync(client, Path, """{"userName":"anquan","password":"Lucheng@2024"}"""), 401, "account-locked");
    }

    [Fact]
    public async Task SignIn_WithAFirstPassword_Is403UntilItIsReplaced()
    {
        using var client = await host.SignInAsync("shenji");
        await host.Database.ExecuteAsync("UPDATE users SET must_change_password = true WHERE user_name = 'shenji'");
        AssertProblem(await PostAsync(client, Path, """{"userName":"shenji","password":"Lucheng@2024"}"""), 403, "password-change-required");
        AssertProblem(await GetAsync(client, "/api/v1/years"), 403, "password-change-required");
    }

    [Fact]
    public async Task Token_AfterThePasswordChanged_IsWorthNothing()
    {
        using var client = await host.SignInAsync("xitong");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/api/v1/years")).Status);
        await host.Database.ExecuteAsync("UPDATE users SET security_stamp = 'another' WHERE user_name = 'xitong'");
        AssertProblem(await GetAsync(client, "/api/v1/years"), 401, "token-invalid");
    }

    [Fact]
    public async Task Token_OfALockedAccount_IsWorthNothing()
    {
        using var client = await host.SignInAsync("shenhe");
        await host.Database.ExecuteAsync("UPDATE users SET lockout_enabled = true, lockout_end = '2099-01-01' WHERE user_name = 'shenhe'");
        AssertProblem(await GetAsync(client, "/api/v1/years"), 401, "account-locked");
    }

    [Fact]
    public async Task Token_AfterItsLife_Is401()
    {
        using var client = host.CreateClient();
        var token = (await PostAsync(client, Path, """{"userName":"tianbao","password":"Lucheng@2024"}""")).Json.GetProperty("accessToken").GetString();
        host.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(client, HttpMethod.Get, "/api/v1/years", headers: ("Authorization", "Bearer " + token))).Status);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        AssertProblem(await SendAsync(client, HttpMethod.Get, "/api/v1/years", headers: ("Authorization", "Bearer " + token)), 401, "token-invalid");
    }

    [Fact]
    public async Task Request_WhileTheDatabaseIsBroken_Is500WithoutInternals()
    {
        using var client = await host.SignInAsync("lingdao");
        await host.Database.ExecuteAsync("ALTER TABLE narratives RENAME TO narratives_away");
        try
        {
            var answer = await GetAsync(client, "/api/v1/years/2023/plan");
            AssertProblem(answer, 500, "internal-error");
            Assert.DoesNotContain("narratives", answer.Text, StringComparison.Ordinal);
            Assert.Equal(JsonValueKind.String, answer.Json.GetProperty("traceId").ValueKind);
        }
        finally
        {
            await host.Database.ExecuteAsync("ALTER TABLE narratives_away RENAME TO narratives");
        }
    }
}
