using LuchengEco.Services.Accounts;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Accounts;

/// <summary>At most two browsers at once.</summary>
public sealed class LimitedSessionServices : EcoTestServices
{
    protected override bool WithDemonstration => false;

    protected override void Configure(AccountOptions options) => options.MaxSessions = 2;
}

public sealed class MaxSessionsTests(LimitedSessionServices services) : IClassFixture<LimitedSessionServices>
{
    [Fact]
    public async Task SignIn_OnceMoreThanAllowed_EndsTheOldest()
    {
        await services.ExecuteAsync("UPDATE users SET must_change_password = false WHERE user_name = 'admin'");
        var answers = new List<SignInAnswer>();
        for (var browser = 0; browser < 3; browser++)
        {
            answers.Add(await services.Get<SignInService>().SignInAsync("admin", "Anfang#2024", SessionDoor.Page, null, null));
            services.Time.Advance(TimeSpan.FromMinutes(1));
        }
        var live = new List<bool>();
        foreach (var answer in answers)
            live.Add((await services.Get<ActorService>().GetAsync(answer.UserId!.Value, answer.SessionId!.Value)).IsSignedIn);
        Assert.Equal([false, true, true], live);
        Assert.Equal(1L, await services.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE action = 'session-replaced'"));
    }
}
