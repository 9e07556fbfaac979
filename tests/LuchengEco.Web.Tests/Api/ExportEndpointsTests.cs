using System.Net;
using System.Text;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Printing.Exports;
using LuchengEco.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

/// <summary>Papers beside the summary, and kept exports, which nobody but their owner fetches.</summary>
public sealed class ExportEndpointsTests(ExportEndpointsTests.Unhurried host) : IClassFixture<ExportEndpointsTests.Unhurried>
{
    [Theory]
    [InlineData("brief.pdf", "鹿城分局2024年10月领导简报.pdf", "brief-2024-10.pdf")]
    [InlineData("bulletin.pdf", "鹿城分局2024年10月工作月报.pdf", "bulletin-2024-10.pdf")]
    public async Task Get_OfAPaper_IsAPdfWithItsName_AndOneAuditEntry(string path, string name, string asciiName)
    {
        using var client = await host.SignInAsync("lingdao");
        using var answer = await client.GetAsync(new Uri($"/api/v1/years/2024/{path}?through=2024-10", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), 0, 5));
        var disposition = answer.Content.Headers.GetValues("Content-Disposition").Single();
        Assert.Contains(asciiName, disposition, StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString(name), disposition, StringComparison.Ordinal);
        Assert.Equal(1, await EntriesAsync(name));
    }

    [Theory]
    [InlineData("/api/v1/years/2019/brief.pdf", 404, "year-unknown")]
    [InlineData("/api/v1/years/2024/bulletin.pdf?through=2024-13", 422, "month-invalid")]
    [InlineData("/api/v1/years/2024/brief.pdf?basis=some", 422, "basis-unknown")]
    public async Task Get_OfAPaperThatDoesNotExist_SaysWhy(string path, int status, string code)
    {
        using var client = await host.SignInAsync("lingdao");
        AssertProblem(await GetAsync(client, path), status, code);
    }

    [Fact]
    public async Task GetExport_OfAnotherPersonOrOfNobody_IsUnknown_AndTheOwnersIsTheFile()
    {
        var desk = host.Services.GetRequiredService<ExportDesk>();
        var owner = await ActorAsync("shenhe");
        var done = new TaskCompletionSource<ExportView>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var follower = desk.Follow(owner.UserId!.Value, () =>
        {
            if (desk.Of(owner.UserId!.Value) is [{ IsOver: true } over, ..])
                done.TrySetResult(over);
        });
        desk.Start(owner, new ExportRequest(ExportKind.Excel, new ReportRequest(2023, 11)), follower);
        var view = await done.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ExportState.Done, view.State);

        using var own = await host.SignInAsync("shenhe");
        using var file = await own.GetAsync(new Uri($"/api/v1/exports/{view.Id}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, view.Size), (file.StatusCode, (await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length));
        using var other = await host.SignInAsync("lingdao");
        AssertProblem(await GetAsync(other, $"/api/v1/exports/{view.Id}"), 404, "export-unknown");
        AssertProblem(await GetAsync(own, $"/api/v1/exports/{Guid.NewGuid()}"), 404, "export-unknown");
        using var nobody = host.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(nobody, $"/api/v1/exports/{view.Id}")).Status);
        // Fetching is not exporting again.
        Assert.Equal(1, await EntriesAsync(view.FileName));
    }

    [Fact]
    public async Task Get_WhileTheLineIsFull_IsTurnedAwayWithATimeToComeBack()
    {
        var line = host.Services.GetRequiredService<ExportLine>();
        var places = new List<ExportLine.Place>();
        try
        {
            while (line.Join() is { } place)
                places.Add(place);
            using var client = await host.SignInAsync("lingdao");
            var answer = await GetAsync(client, "/api/v1/years/2024/summary.docx");

            AssertProblem(answer, 503, "printing-queue-full");
            Assert.Equal("15", answer.Headers.GetValues("Retry-After").Single());
        }
        finally
        {
            places.ForEach(place => place.Dispose());
        }
    }

    private async Task<long> EntriesAsync(string subject) =>
        (await host.Database.QueryAsync($"SELECT count(*) FROM audit_entries WHERE action = 'export' AND subject = '{subject}'", row => row.GetInt64(0)))[0];

    private async Task<LuchengEco.Services.Accounts.Actor> ActorAsync(string userName)
    {
        var id = (await host.Database.QueryAsync($"SELECT id FROM users WHERE user_name = '{userName}'", row => row.GetGuid(0)))[0];
        return new LuchengEco.Services.Accounts.Actor(id, userName, userName, new HashSet<string> { LuchengEco.Services.Accounts.EcoRoles.Reviewer }, new HashSet<string>());
    }

    /// <summary>A busy machine takes its time to print.</summary>
    public sealed class Unhurried : EcoHostFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings) { ["Eco:Printing:TimeoutSeconds"] = "600" };
    }
}
