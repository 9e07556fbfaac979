using System.Globalization;
using System.Net;
using System.Text.Json;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence.Seed;
using LuchengEco.Web.Tests.Api;
using LuchengEco.Web.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>The whole product on a real Kestrel and a database of its own, and people who come to it with a browser.</summary>
public class EcoSite(SharedBrowser browser) : EcoHostFixture
{
    private readonly Dictionary<string, string> _sessions = [];

    protected override bool OnKestrel => true;

    /// <summary>Somebody who has not signed in.</summary>
    public async Task<Visitor> VisitAsync(int width = 1440, int height = 900) =>
        await Visitor.ComeAsync(await (await browser.GetAsync()).NewContextAsync(width, height), ServerAddress);

    /// <summary>Somebody who signed in by the form before; each visit is a browser of its own, as if on another desk.</summary>
    public async Task<Visitor> VisitAsAsync(string userName, int width = 1440, int height = 900)
    {
        if (!_sessions.TryGetValue(userName, out var session))
        {
            await using var first = await VisitAsync();
            await first.SignInAsync(userName);
            _sessions[userName] = session = await first.Page.Context.StorageStateAsync();
        }
        return await Visitor.ComeAsync(await (await browser.GetAsync()).NewContextAsync(width, height, session), ServerAddress);
    }

    /// <summary>A further account with the password of the demonstration, in every unit; a filler stands in for the one of every indicator.</summary>
    public async Task CreatePersonAsync(string userName, string displayName, string role)
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<EcoUser>>();
        var user = new EcoUser { Id = Guid.CreateVersion7(Clock.GetUtcNow()), UserName = userName, DisplayName = displayName, CreatedAt = Clock.GetUtcNow() };
        foreach (var unit in await Database.QueryAsync("SELECT code FROM organisation_units", row => row.GetString(0)))
            user.Units.Add(new EcoUserUnit { UserId = user.Id, UnitCode = unit });
        Assert.True((await users.CreateAsync(user, DemonstrationLoader.Password)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
        if (role == EcoRoles.Filler)
            await Database.ExecuteAsync($"UPDATE indicator_duties SET deputy_id = '{user.Id}', deputy_from = '2020-01-01', deputy_until = NULL");
    }

    /// <summary>What a cell says according to the API: "45 (30)" with its weight, "29/30", a mark; nothing when it says nothing.</summary>
    public async Task<string> CellAsync(string month, string indicator)
    {
        using var client = await SignInAsync("lingdao");
        var answer = await ApiClient.GetAsync(client, $"/api/v1/figures/{month}");
        var cells = answer.Json.GetProperty("figures").EnumerateArray().Where(figure => figure.GetProperty("indicator").GetString() == indicator).ToList();
        return cells is [var cell] ? SayingOf(cell) : "";
    }

    /// <summary>Writes a cell as a program of the filler would.</summary>
    public async Task SaveAsync(string month, string indicator, string json)
    {
        using var client = await SignInAsync("tianbao");
        var answer = await ApiClient.PutAsync(client, $"/api/v1/figures/{month}/{indicator}", json);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
    }

    /// <summary>Takes the month of a unit to its lock, as the reviewer would from another desk.</summary>
    public async Task SubmitAndApproveAsync(string unit, string month)
    {
        foreach (var (userName, step) in new[] { ("tianbao", "submit"), ("shenhe", "approve") })
        {
            using var client = await SignInAsync(userName);
            var answer = await ApiClient.PostAsync(client, $"/api/v1/submissions/{unit}/{month}/{step}");
            Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        }
    }

    /// <summary>What the API reports of an indicator.</summary>
    public async Task<JsonElement> ReportAsync(string through, string indicator)
    {
        using var client = await SignInAsync("lingdao");
        var answer = await ApiClient.GetAsync(client, $"/api/v1/years/{through[..4]}/report?through={through}");
        return answer.Json.GetProperty("indicators").EnumerateArray().Single(row => row.GetProperty("code").GetString() == indicator);
    }

    /// <summary>Every figure with every revision, in one text: equal before and after means that nothing was stored.</summary>
    public async Task<string> EverythingStoredAsync() => (await Database.QueryAsync(
        """
        SELECT md5(coalesce((SELECT string_agg(f::text, '|' ORDER BY f.id) FROM monthly_figures f), '')
            || coalesce((SELECT string_agg(r::text, '|' ORDER BY r.id) FROM figure_revisions r), '')
            || coalesce((SELECT string_agg(s::text, '|' ORDER BY s.id) FROM submissions s), ''))
        """, row => row.GetString(0)))[0];

    /// <summary>The values that a cell ever had, oldest first.</summary>
    public Task<IReadOnlyList<decimal?>> HistoryAsync(string month, string indicator) => Database.QueryAsync(
        string.Create(CultureInfo.InvariantCulture,
            $"""
            SELECT r.value FROM figure_revisions r JOIN monthly_figures f ON f.id = r.figure_id JOIN indicators i ON i.id = f.indicator_id
            WHERE i.code = '{indicator}' AND f.year = {month[..4]} AND f.month_number = {int.Parse(month[5..], CultureInfo.InvariantCulture)} ORDER BY r.id
            """),
        row => row.IsDBNull(0) ? (decimal?)null : row.GetDecimal(0));

    private static string SayingOf(JsonElement cell)
    {
        string? Raw(string name) => cell.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
        return Raw("mark") ?? (Raw("numerator") is { } numerator ? $"{numerator}/{Raw("denominator")}" : Raw("value") + (Raw("weight") is { } weight ? $" ({weight})" : ""));
    }
}
