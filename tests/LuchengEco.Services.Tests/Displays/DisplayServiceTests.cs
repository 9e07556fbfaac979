using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Displays;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Displays;

/// <summary>A screen may look at the wall from its issue until it is revoked or expires, and at nothing else.</summary>
public sealed class DisplayServiceTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private DisplayService Displays => services.Get<DisplayService>();

    [Fact]
    public async Task Issue_GivesTheCodeOnceAndStoresItsHashOnly()
    {
        var code = await IssueAsync("一楼大厅");

        Assert.Matches("^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$", code);
        var row = await services.ScalarAsync<string>("SELECT display_tokens::text FROM display_tokens WHERE name = '一楼大厅'");
        Assert.Contains(DisplayCode.HashOf(code)!, row, StringComparison.Ordinal);
        Assert.DoesNotContain(code, row, StringComparison.Ordinal);
        Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), row, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await services.ScalarAsync<long>($"SELECT count(*) FROM audit_entries WHERE audit_entries::text LIKE '%{code}%'"));
        Assert.Equal("Done", await services.ScalarAsync<string>("SELECT outcome FROM audit_entries WHERE action = 'display-issue' AND subject = '一楼大厅'"));
    }

    [Fact]
    public async Task Screen_Started_MayShowTheWallAndNothingElse()
    {
        var code = await IssueAsync("会议室");
        var id = await Displays.StartAsync(" " + code.ToLowerInvariant().Replace('-', ' '), "10.0.0.7");
        var screen = await Displays.FindAsync(id!.Value, "10.0.0.7");

        Assert.Equal(DisplayService.AllScenes, screen!.Scenes);
        Assert.Equal(20, screen.Seconds);
        Assert.False(screen.Actor.IsSignedIn);
        Assert.Equal([EcoOperation.ShowWall], Enum.GetValues<EcoOperation>().Where(screen.Actor.May));
        Assert.Equal("大屏：会议室", await services.ScalarAsync<string>("SELECT user_name FROM audit_entries WHERE action = 'display-start' AND subject = '会议室'"));
        Assert.Null(await services.Get<ReportingService>().GetYearReportAsync(screen.Actor, 2024));
        Assert.Equal(CellOutcome.Forbidden, (await services.Get<EntryService>().SaveAsync(screen.Actor, new YearMonth(2024, 11),
            [new FigureEdit("air.pm25", new FigureEntry(1))], Door.Rest))[0].Outcome);
    }

    [Fact]
    public async Task Screen_Revoked_IsNobodyAtOnceAndItsCodeStartsNoOther()
    {
        var code = await IssueAsync("二楼");
        var id = (await Displays.StartAsync(code, null))!.Value;
        Assert.NotNull(await Displays.FindAsync(id, null));

        Assert.Equal(ChangeOutcome.Done, (await Displays.RevokeAsync(EcoTestServices.Administrator, id)).Outcome);

        Assert.Null(await Displays.FindAsync(id, null));
        Assert.Null(await Displays.StartAsync(code, null));
        Assert.Equal(ChangeOutcome.Unchanged, (await Displays.RevokeAsync(EcoTestServices.Administrator, id)).Outcome);
        Assert.Equal((DisplayState.Revoked, "某人"), (await LineAsync("二楼") is var line ? (line.State, line.RevokedBy) : default));
        // The name is free again for the next screen there.
        Assert.NotEqual(code, await IssueAsync("二楼"));
    }

    [Fact]
    public async Task Screen_WithALastDay_SeesThatDayAndNotTheNext()
    {
        var issued = await Displays.IssueAsync(EcoTestServices.Administrator, new DisplayDraft("展会", [WallScene.Goals], 8, services.Time.Today()));
        var id = (await Displays.StartAsync(issued.Code, null))!.Value;
        var left = Clock.StartOf(services.Time.Today().AddDays(1)) - services.Time.GetUtcNow();
        services.Time.Advance(left - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Displays.FindAsync(id, null));

        services.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await Displays.FindAsync(id, null));
        Assert.Null(await Displays.StartAsync(issued.Code, null));
        Assert.Equal(DisplayState.Expired, (await LineAsync("展会")).State);
    }

    [Fact]
    public async Task Screen_SeenOftenInAMinute_IsWrittenDownTwice()
    {
        var id = (await Displays.StartAsync(await IssueAsync("走廊"), null))!.Value;
        var first = services.Time.GetUtcNow();
        await Displays.FindAsync(id, "10.0.0.9");
        services.Time.Advance(TimeSpan.FromSeconds(29));
        await Displays.FindAsync(id, "10.0.0.9");
        Assert.Equal((first, "10.0.0.9"), (await LineAsync("走廊") is var line ? (line.LastSeenAt, line.LastAddress) : default));

        services.Time.Advance(TimeSpan.FromSeconds(1));
        await Displays.FindAsync(id, "10.0.0.9");
        Assert.Equal(first.AddSeconds(30), (await LineAsync("走廊")).LastSeenAt);
    }

    [Theory]
    [InlineData("", 20, 0, "display-name-invalid")]
    [InlineData("a\nb", 20, 0, "display-name-invalid")]
    [InlineData("甲", 2, 0, "display-seconds-invalid")]
    [InlineData("甲", 3601, 0, "display-seconds-invalid")]
    [InlineData("甲", 20, -1, "display-expiry-past")]
    public async Task Issue_OfWhatCannotBe_IsRefusedWithASentence(string name, int seconds, int days, string code)
    {
        var issued = await Displays.IssueAsync(EcoTestServices.Administrator, new DisplayDraft(name, [WallScene.Goals], seconds, services.Time.Today().AddDays(days)));

        Assert.Equal((code, null), (issued.Result.Code, issued.Code));
        Assert.NotEmpty(issued.Result.Message!);
    }

    [Fact]
    public async Task Issue_UnderANameThatHangsAlready_IsRefused()
    {
        await IssueAsync("门口");
        var again = await Displays.IssueAsync(EcoTestServices.Administrator, new DisplayDraft(" 门口 ", [WallScene.Goals], 20, null));
        var none = await Displays.IssueAsync(EcoTestServices.Administrator, new DisplayDraft("别处", [], 20, null));

        Assert.Equal(("display-name-taken", "display-scenes-missing"), (again.Result.Code, none.Result.Code));
    }

    [Theory]
    [InlineData("0000-0000-0000-0000-0000")]
    [InlineData("0000-0000-0000-0000-000U")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Start_WithAWrongCode_IsNobodyAndStandsInTheAudit(string? code)
    {
        var before = await RefusedAsync();
        Assert.Null(await Displays.StartAsync(code, "10.0.0.8"));
        Assert.Equal(before + 1, await RefusedAsync());

        Task<long> RefusedAsync() => services.ScalarAsync<long>("SELECT count(*) FROM audit_entries WHERE action = 'display-refuse' AND outcome = 'Failed'");
    }

    [Fact]
    public void Code_ReadsSignsThatLookAlikeAsTheSame()
    {
        Assert.Equal(DisplayCode.HashOf("0000-1111-2222-3333-4444"), DisplayCode.HashOf("ooOO－iIlL 2222_3333 4444"));
        Assert.Null(DisplayCode.HashOf("0000-1111-2222-3333-444"));
        Assert.NotEqual(DisplayCode.Create(), DisplayCode.Create());
    }

    [Fact]
    public async Task Wall_OfAScreen_ShowsTheReportOfTheNewestMonthAndANewStampAfterEachFigure()
    {
        var screen = Actor.OfDisplay(Guid.NewGuid(), "大厅");
        var wall = services.Get<WallService>();
        var picture = await wall.GetAsync(screen);
        var report = await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, 2024);

        Assert.Equal((2024, report!.Through), (picture!.Report!.Year, picture.Report.Through));
        Assert.Equal(report.Headlines.Select(row => (row.Code, row.Progress.Rounded, row.Progress.Status)),
            picture.Report.Headlines.Select(row => (row.Code, row.Progress.Rounded, row.Progress.Status)));
        Assert.Equal(2024, picture.Matrix!.Year);
        Assert.Equal(picture.Stamp, await wall.StampAsync(screen));

        Assert.Equal(CellOutcome.Saved, (await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, new YearMonth(2024, 11),
            [new FigureEdit("law.permits", new FigureEntry(7))], Door.Rest))[0].Outcome);

        Assert.NotEqual(picture.Stamp, await wall.StampAsync(screen));
        Assert.Contains((await wall.GetAsync(screen))!.Changes, line => line.IndicatorCode == "law.permits" && line.After.StartsWith('7'));
        Assert.Null(await wall.StampAsync(Actor.Nobody));
    }

    private async Task<string> IssueAsync(string name)
    {
        var issued = await Displays.IssueAsync(EcoTestServices.Administrator, new DisplayDraft(name, DisplayService.AllScenes, 20, null));
        Assert.Equal(ChangeOutcome.Done, issued.Result.Outcome);
        return issued.Code!;
    }

    private async Task<DisplayLine> LineAsync(string name) => (await Displays.GetAsync(EcoTestServices.Administrator))!.First(line => line.Name == name);
}
