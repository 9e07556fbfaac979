using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;
using Npgsql;

namespace LuchengEco.Services.Tests.Reporting;

public sealed class ReportingServiceTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private ReportingService Reporting => services.Get<ReportingService>();

    [Fact]
    public async Task GetDefaultMonthAsync_WithTenMonths_IsOctober() =>
        Assert.Equal(new YearMonth(2024, 10), await Reporting.GetDefaultMonthAsync(EcoTestServices.Leader, TestContext.Current.CancellationToken));

    [Fact]
    public void DefaultYear_IsTheNewestThatHasBegun_AtTheMomentThatIsLookedAt()
    {
        var summer = new DateTimeOffset(2023, 6, 1, 0, 0, 0, TimeSpan.FromHours(8));

        Assert.Equal(2023, Reporting.DefaultYear([2024, 2023], summer));
        Assert.Equal(2024, Reporting.DefaultYear([2099, 2024, 2023]));
        Assert.Equal(2098, Reporting.DefaultYear([2099, 2098]));
        Assert.Null(Reporting.DefaultYear([]));
    }

    /// <summary>A page that forgot to ask who looks shows nothing rather than everything.</summary>
    [Fact]
    public async Task Read_ByNobody_GivesNothing()
    {
        var plans = services.Get<PlanService>();

        Assert.Null(await Reporting.GetDefaultMonthAsync(Actor.Nobody, TestContext.Current.CancellationToken));
        Assert.Null(await Reporting.GetYearReportAsync(Actor.Nobody, 2024, 10, TestContext.Current.CancellationToken));
        Assert.False(await Reporting.HasDemonstrationAsync(Actor.Nobody, TestContext.Current.CancellationToken));
        Assert.Null(await services.Get<YearEndSummaryService>().GetAsync(Actor.Nobody, 2024, 10, TestContext.Current.CancellationToken));
        Assert.Empty(await plans.GetYearsAsync(Actor.Nobody, TestContext.Current.CancellationToken));
        Assert.Null(await plans.GetPlanAsync(Actor.Nobody, 2024, TestContext.Current.CancellationToken));
        Assert.Null(await plans.GetFactsAsync(Actor.Nobody, 2023, TestContext.Current.CancellationToken));
        Assert.Empty(await plans.GetFactsOfIndicatorAsync(Actor.Nobody, "air.pm25", TestContext.Current.CancellationToken));
        Assert.Empty(await plans.GetIndicatorsAsync(Actor.Nobody, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task GetYearReportAsync_OfAYearWithoutPlan_IsNull() => Assert.Null(await Reporting.GetYearReportAsync(EcoTestServices.Leader, 2030, 1, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    public async Task GetYearReportAsync_OfAMonthThatIsNone_Throws(int month) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Reporting.GetYearReportAsync(EcoTestServices.Leader, 2024, month, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData(2023, 1)]
    [InlineData(2023, 12)]
    [InlineData(2024, 5)]
    [InlineData(2024, 10)]
    [InlineData(2024, 12)]
    public async Task GetYearReportAsync_OfEveryIndicator_AgreesWithTheRowsReadByPlainSql(int year, int through)
    {
        var report = (await Reporting.GetYearReportAsync(EcoTestServices.Leader, year, through, TestContext.Current.CancellationToken))!;

        foreach (var indicator in report.Indicators)
        {
            var expected = ProgressCalculator.Compute(indicator.Traits, new YearMonth(year, through), await RowsAsync(indicator.Code, year), indicator.Progress.Target);
            Assert.Equal((indicator.Code, expected.Status, expected.ValueToDate, expected.Rounded, expected.Reason),
                (indicator.Code, indicator.Progress.Status, indicator.Progress.ValueToDate, indicator.Progress.Rounded, indicator.Progress.Reason));
        }
        Assert.Equal(report.Indicators.Count, report.Areas.Sum(area => area.Total));
    }

    [Fact]
    public async Task GetYearReportAsync_LastYear_IsTheSamePeriodAndTheWholeYear()
    {
        var pm25 = (await Reporting.GetYearReportAsync(EcoTestServices.Leader, 2024, 10, TestContext.Current.CancellationToken))!.Indicators.Single(indicator => indicator.Code == "air.pm25");

        Assert.Equal((25m, 26m), (pm25.LastYear, pm25.LastYearFull));
        Assert.Equal(12, pm25.Months.Count);
        Assert.Null(pm25.Months[10].ToDate);
    }

    /// <summary>Between two of its queries somebody changes what the later ones read.</summary>
    [Fact]
    public async Task GetYearReportAsync_WhileSomebodyWrites_ReadsOneSnapshot()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var source = NpgsqlDataSource.Create(services.ConnectionString);
        await using var writer = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await writer.BeginTransactionAsync(cancellation);
        await RunAsync("LOCK TABLE submissions IN ACCESS EXCLUSIVE MODE");
        var reading = Reporting.GetYearReportAsync(EcoTestServices.Leader, 2024, 10, cancellation);
        await using (var waiting = source.CreateCommand("SELECT count(*) FROM pg_locks WHERE relation = 'submissions'::regclass AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND NOT granted"))
        {
            while ((long)(await waiting.ExecuteScalarAsync(cancellation))! == 0 && !reading.IsCompleted)
                await Task.Yield();
        }
        await RunAsync("UPDATE projects SET place = 'elsewhere' WHERE year = 2024");
        await transaction.CommitAsync(cancellation);

        Assert.DoesNotContain((await reading)!.Projects, project => project.Place == "elsewhere");
        Assert.All((await Reporting.GetYearReportAsync(EcoTestServices.Leader, 2024, 10, cancellation))!.Projects, project => Assert.Equal("elsewhere", project.Place));

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, writer);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private async Task<List<MonthFigure>> RowsAsync(string code, int year)
    {
        await using var connection = new NpgsqlConnection(services.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT month_number, value, numerator, denominator, weight, mark FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id WHERE i.code = $1 AND f.year = $2",
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = code });
        command.Parameters.Add(new NpgsqlParameter { Value = year });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<MonthFigure>();
        while (await reader.ReadAsync())
            rows.Add(new MonthFigure(reader.GetInt32(0), Number(1), Number(2), Number(3), Number(4), Enum.Parse<FigureMark>(reader.GetString(5))));
        return rows;
        decimal? Number(int column) => reader.IsDBNull(column) ? null : reader.GetDecimal(column);
    }
}

public sealed class DemonstrationInTheReportTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    [Fact]
    public async Task GetYearReportAsync_WhoseLastYearIsADemonstration_SaysSo()
    {
        await services.ExecuteAsync(
            """
            ALTER TABLE monthly_figures DISABLE TRIGGER USER;
            UPDATE monthly_figures SET is_demonstration = false WHERE year = 2024;
            ALTER TABLE monthly_figures ENABLE TRIGGER USER;
            UPDATE targets SET is_demonstration = false;
            """);

        Assert.True((await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, 2024, 10, TestContext.Current.CancellationToken))!.HasDemonstration);
    }
}

public sealed class MonthToFillTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    [Fact]
    public async Task GetMonthToFillAsync_ForNobody_DoesNotTellWhereTheFiguresEnd()
    {
        var entry = services.Get<EntryService>();
        await services.ActivateIndicatorsAsync();
        await entry.SaveAsync(EcoTestServices.Filler, new YearMonth(2024, 3), [new FigureEdit("air.forklifts", new FigureEntry(1))], Door.Page, TestContext.Current.CancellationToken);

        Assert.Equal(new YearMonth(2024, 4), await entry.GetMonthToFillAsync(EcoTestServices.Leader, TestContext.Current.CancellationToken));
        Assert.Equal(new YearMonth(2024, 11), await entry.GetMonthToFillAsync(Actor.Nobody, TestContext.Current.CancellationToken));
    }
}

/// <summary>A server on which nobody has typed anything yet; today is November 2024.</summary>
public sealed class EmptyYearTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    [Theory]
    [InlineData(2023, 12)]
    [InlineData(2024, 1)]
    public async Task GetYearReportAsync_WithoutAnyFigure_ReadsAYearThatIsOverToItsEnd(int year, int month)
    {
        var report = await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, year, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(new YearMonth(year, month), report!.Through);
        Assert.All(report.Indicators, indicator => Assert.Null(indicator.Progress.Rounded));
    }
}
