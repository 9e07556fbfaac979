using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Indicators;

public sealed class IndicatorSetServiceTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IndicatorSetService Sets => services.Get<IndicatorSetService>();

    [Fact]
    public async Task Set_SavedRenamedAndDeleted_IsItsOwnersAlone()
    {
        var (owner, other) = (await PersonAsync("set-owner"), await PersonAsync("set-other"));
        var saved = await Sets.SaveAsync(owner, " 早会 ", ["air.pm25", "air.good-days", "air.pm25"], Token);
        Assert.Equal(ChangeOutcome.Done, saved.Change.Outcome);
        var id = saved.Set!.Id;

        var own = Assert.Single(await Sets.GetAsync(owner, Token));
        Assert.Equal("早会", own.Name);
        Assert.Equal(["air.pm25", "air.good-days"], own.Codes);
        Assert.Empty(await Sets.GetAsync(other, Token));
        Assert.Equal(ChangeOutcome.Forbidden, (await Sets.RenameAsync(other, id, "我的", Token)).Change.Outcome);
        Assert.Equal(ChangeOutcome.Forbidden, (await Sets.DeleteAsync(other, id, Token)).Change.Outcome);
        Assert.Equal(2, await services.ScalarAsync<long>($"SELECT count(*) FROM audit_entries WHERE action = 'denied-read' AND user_id = '{other.UserId}' AND subject = 'indicator-set {id}'"));
        Assert.Equal("早会", Assert.Single(await Sets.GetAsync(owner, Token)).Name);

        Assert.Equal(ChangeOutcome.Done, (await Sets.RenameAsync(owner, id, "周会", Token)).Change.Outcome);
        Assert.Equal("周会", Assert.Single(await Sets.GetAsync(owner, Token)).Name);
        Assert.Equal(ChangeOutcome.Done, (await Sets.DeleteAsync(owner, id, Token)).Change.Outcome);
        Assert.Empty(await Sets.GetAsync(owner, Token));
        Assert.Equal("set-unknown", (await Sets.DeleteAsync(owner, id, Token)).Change.Code);
        Assert.Equal(3, await services.ScalarAsync<long>($"SELECT count(*) FROM audit_entries WHERE action LIKE 'indicator-set-%' AND user_id = '{owner.UserId}'"));
    }

    [Fact]
    public async Task Name_IsUniqueForItsOwnerOnly()
    {
        var (owner, other) = (await PersonAsync("name-owner"), await PersonAsync("name-other"));
        await Sets.SaveAsync(owner, "空气", ["air.pm25"], Token);
        var second = (await Sets.SaveAsync(owner, "水", ["law.cases"], Token)).Set!;

        Assert.Equal("set-name-taken", (await Sets.SaveAsync(owner, "空气", ["law.cases"], Token)).Change.Code);
        Assert.Equal("set-name-taken", (await Sets.RenameAsync(owner, second.Id, "空气", Token)).Change.Code);
        Assert.Equal(ChangeOutcome.Done, (await Sets.SaveAsync(other, "空气", ["air.pm25"], Token)).Change.Outcome);
    }

    [Fact]
    public async Task SaveAsync_ManyAtOnce_StopsAtTheLimit()
    {
        var owner = await PersonAsync("many-sets");

        var results = await Task.WhenAll(Enumerable.Range(0, IndicatorSet.MaxSets + 4).Select(index => Sets.SaveAsync(owner, $"第{index}组", ["air.pm25"], Token)));

        Assert.Equal(IndicatorSet.MaxSets, results.Count(result => result.Change.Outcome == ChangeOutcome.Done));
        Assert.All(results.Where(result => result.Change.Outcome != ChangeOutcome.Done), result => Assert.Equal("sets-too-many", result.Change.Code));
    }

    [Fact]
    public async Task SaveAsync_WhatCannotBe_SaysWhatToDo()
    {
        var owner = await PersonAsync("wrong-sets");
        foreach (var (name, codes, code) in new[] { (" ", new[] { "air.pm25" }, "set-name-invalid"), ("空", [], "set-codes-invalid"), ("未知", ["air.pm25", "no.such"], "indicator-unknown") })
        {
            var result = (await Sets.SaveAsync(owner, name, codes, Token)).Change;
            Assert.Equal(code, result.Code);
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{4,}", result.Message!);
        }
        Assert.Equal(ChangeOutcome.Forbidden, (await Sets.SaveAsync(Actor.Nobody, "无名", ["air.pm25"], Token)).Change.Outcome);
        Assert.Empty(await Sets.GetAsync(Actor.Nobody, Token));
    }

    /// <summary>A person whom the database knows.</summary>
    private async Task<Actor> PersonAsync(string name)
    {
        var actor = EcoTestServices.ActorOf(EcoRoles.Leader);
        await services.ExecuteAsync(
            $"""
            INSERT INTO users (id, user_name, normalized_user_name, display_name, is_demonstration, must_change_password, created_at,
                email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
            VALUES ('{actor.UserId}', '{name}', upper('{name}'), '{name}', false, false, now(), false, false, false, true, 0)
            """);
        return actor;
    }
}
