using System.Globalization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Persistence.Seed;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LuchengEco.Services.Tests.Persistence;

public sealed class DemonstrationTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    /// <summary>The published number of each indicator that has one.</summary>
    private static readonly Dictionary<string, decimal> Published = PublishedNumbers.Of2023.ReplaceLineEndings("\n").Split('\n').Where(line => line.Contains('→', StringComparison.Ordinal))
        .Select(line => line.Split(' ')).ToDictionary(cells => cells[^1], cells => decimal.Parse(cells[1].Trim('余', '超'), CultureInfo.InvariantCulture));

    [Fact]
    public async Task Year2023_InTheReport_SaysThePublishedNumbers()
    {
        var report = (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, 2023, 12, TestContext.Current.CancellationToken))!;

        Assert.Equal(79, Published.Count);
        Assert.All(Published, published => Assert.Equal((published.Key, published.Value), (published.Key, report.Indicators.Single(indicator => indicator.Code == published.Key).Progress.Rounded)));
    }

    /// <summary>The same once more from the stored months, without the program's own arithmetic.</summary>
    [Fact]
    public async Task Year2023_OfTwelveStoredMonths_AddsUpToThePublishedNumbers()
    {
        var lines = await services.ScalarAsync<string>(
            """
            SELECT string_agg(code || ' ' || months || ' ' || decimals || ' ' || trim_scale(result), ';') FROM (
                SELECT i.code, i.decimals, count(*) FILTER (WHERE f.mark = 'None') AS months,
                    CASE i.accumulation
                        WHEN 'Sum' THEN sum(f.value)
                        WHEN 'WeightedMean' THEN sum(f.value * f.weight) / sum(f.weight)
                        WHEN 'Ratio' THEN 100 * sum(f.numerator) / sum(f.denominator)
                        WHEN 'Latest' THEN (array_agg(coalesce(f.value, 100 * f.numerator / f.denominator) ORDER BY f.month_number DESC))[1]
                    END AS result
                FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id WHERE f.year = 2023 GROUP BY i.code, i.decimals, i.accumulation) years
            """);
        var sums = lines!.Split(';').Select(line => line.Split(' ')).ToDictionary(cells => cells[0]);

        Assert.All(Published, published =>
        {
            var cells = sums[published.Key];
            var result = decimal.Parse(cells[3], CultureInfo.InvariantCulture);
            Assert.Equal((published.Key, "12"), (cells[0], cells[1]));
            Assert.Equal((published.Key, published.Value), (cells[0], decimal.Round(result, int.Parse(cells[2], CultureInfo.InvariantCulture), MidpointRounding.ToEven)));
        });
        Assert.All(sums.Keys.Except(Published.Keys), code => Assert.Equal("law.emergency-drills", code));
    }

    /// <summary>A sum must be exact: no rounding may help it to the published number.</summary>
    [Fact]
    public async Task Year2023_OfEverySum_IsExact() => Assert.Null(await services.ScalarAsync<string>(
        """
        SELECT string_agg(code, ' ') FROM (
            SELECT i.code FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id JOIN reported_facts r ON r.indicator_code = i.code AND r.year = 2023
            WHERE f.year = 2023 AND i.accumulation = 'Sum' GROUP BY i.code, r.value HAVING sum(f.value) <> r.value) wrong
        """));

    [Fact]
    public async Task Air_Of2023_HasThePossibleDayPairAndTheSameValidDaysForBothIndicators()
    {
        Assert.Equal("354/363 6/7", await services.ScalarAsync<string>(
            """
            SELECT (SELECT trim_scale(sum(numerator)) || '/' || trim_scale(sum(denominator)) FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id WHERE i.code = 'air.good-days' AND f.year = 2023)
                || ' ' || (SELECT trim_scale(numerator) || '/' || trim_scale(denominator) FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id
                    WHERE i.code = 'water.city-sections' AND f.year = 2023 AND f.month_number = 12)
            """));
        Assert.Equal(70L, await services.ScalarAsync<long>(
            """
            SELECT count(*) FROM monthly_figures days JOIN indicators d ON d.id = days.indicator_id AND d.code = 'air.good-days'
            JOIN monthly_figures mean ON mean.year = days.year AND mean.month_number = days.month_number AND mean.weight = days.denominator
            JOIN indicators m ON m.id = mean.indicator_id AND m.code = 'air.pm25'
            """));
    }

    [Fact]
    public async Task History_Of2022_HasThePublishedNumbersAndAnApprovedSubmissionForEveryFigure()
    {
        Assert.Equal("24 337/361", await services.ScalarAsync<string>(
            """
            SELECT round((SELECT sum(value * weight) / sum(weight) FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id WHERE i.code = 'air.pm25' AND f.year = 2022))
                || ' ' || (SELECT trim_scale(sum(numerator)) || '/' || trim_scale(sum(denominator)) FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id WHERE i.code = 'air.good-days' AND f.year = 2022)
            """));
        Assert.Equal("288 288", await services.ScalarAsync<string>(
            """
            SELECT count(*) || ' ' || count(s.id) FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id
            LEFT JOIN submissions s ON s.unit_code = i.unit_code AND s.year = f.year AND s.month_number = f.month_number AND s.state = 'Approved' AND s.is_demonstration
            WHERE f.year < 2023 AND f.is_demonstration
            """));
    }

    [Fact]
    public async Task Year2023_BesideTheHistory_ComparesWithNothing()
    {
        var report = (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, 2023, 12, TestContext.Current.CancellationToken))!;

        Assert.All(report.Indicators, indicator => Assert.Equal((null, null), (indicator.LastYear, indicator.LastYearFull)));
    }

    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    public async Task Pm25_InWinter_IsAboveSummer(int year) => Assert.True(await services.ScalarAsync<bool>(
        $"""
        SELECT min(f.value) FILTER (WHERE f.month_number IN (1, 2, 12)) > max(f.value) FILTER (WHERE f.month_number IN (6, 7, 8)) + 10
        FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id WHERE i.code = 'air.pm25' AND f.year = {year}
        """));

    [Fact]
    public async Task Months_AfterOctober2024_AreEmpty() => Assert.Equal("2019-01 2024-10", await services.ScalarAsync<string>(
        "SELECT min(year || '-' || lpad(month_number::text, 2, '0')) || ' ' || max(year || '-' || lpad(month_number::text, 2, '0')) FROM monthly_figures"));

    [Theory]
    [InlineData("soil.remediation", ProgressStatus.NoTarget)]
    [InlineData("soil.construction-land", ProgressStatus.NoData)]
    [InlineData("air.forklifts", ProgressStatus.Secured)]
    [InlineData("air.pm25", ProgressStatus.OnTrack)]
    [InlineData("water.sewer-projects", ProgressStatus.OnTrack)]
    [InlineData("air.good-days", ProgressStatus.AtRisk)]
    [InlineData("air.vocs-enterprises", ProgressStatus.AtRisk)]
    [InlineData("law.petitions", ProgressStatus.Unreachable)]
    public async Task October2024_OfAnIndicator_ShowsTheStatusItStandsFor(string indicator, ProgressStatus status)
    {
        var report = (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, 2024, 10, TestContext.Current.CancellationToken))!;

        Assert.Equal(status, report.Indicators.Single(row => row.Code == indicator).Progress.Status);
    }

    [Fact]
    public async Task October2024_AmongAllIndicators_ShowsEveryStatus()
    {
        var report = (await services.Get<ReportingService>().GetYearReportAsync(EcoTestServices.Leader, 2024, 10, TestContext.Current.CancellationToken))!;

        Assert.Equal(Enum.GetValues<ProgressStatus>().Order(), report.Indicators.Select(indicator => indicator.Progress.Status).Distinct().Order());
        Assert.True(report.HasDemonstration);
    }

    [Fact]
    public async Task Load_Again_AddsNothing()
    {
        const string counts = "SELECT (SELECT count(*) FROM monthly_figures) || '/' || (SELECT count(*) FROM figure_revisions) || '/' || (SELECT count(*) FROM users) || '/' || (SELECT count(*) FROM submissions)";
        var before = await services.ScalarAsync<string>(counts);

        await services.InScopeAsync<DemonstrationLoader, bool>(async loader =>
        {
            await loader.LoadAsync(TestContext.Current.CancellationToken);
            return true;
        });

        Assert.Equal(before, await services.ScalarAsync<string>(counts));
    }
}

public sealed class DemonstrationOnARealServerTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    [Fact]
    public async Task Prepare_WithDemonstrationWhereRealPeopleHaveAccounts_RefusesAndLoadsNothing()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => services.InScopeAsync<DatabaseSetup, bool>(async setup =>
        {
            await setup.PrepareAsync(withDemonstration: true, ("admin", null), TestContext.Current.CancellationToken);
            return true;
        }));

        Assert.Contains("Eco__Demonstration=false", exception.Message, StringComparison.Ordinal);
        Assert.Equal((1L, 0L), (await services.ScalarAsync<long>("SELECT count(*) FROM users"), await services.ScalarAsync<long>("SELECT count(*) FROM monthly_figures")));
    }
}

/// <summary>The demonstration is for a database in which nobody works yet.</summary>
public sealed class DemonstrationWhereWorkBeganTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    [Theory]
    [InlineData("INSERT INTO monthly_figures (indicator_id, year, month_number, value, mark, version, is_demonstration, changed_at, changed_by) SELECT id, 2024, 11, 4, 'None', 1, false, now(), 'x' FROM indicators WHERE code = 'air.forklifts'")]
    [InlineData("INSERT INTO submissions (unit_code, year, month_number, state, version, is_demonstration) VALUES ('air', 2024, 10, 'Draft', 0, false)")]
    public async Task Load_WhereAFigureOrASubmissionExists_RefusesAndLoadsNothing(string work)
    {
        await services.ExecuteAsync(
            $"""
            ALTER TABLE submissions DISABLE TRIGGER USER;
            DELETE FROM users; DELETE FROM monthly_figures; DELETE FROM submissions;
            ALTER TABLE submissions ENABLE TRIGGER USER;
            {work}
            """);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => services.LoadDemonstrationAsync());

        Assert.Contains("Eco__Demonstration=false", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await services.ScalarAsync<long>("SELECT (SELECT count(*) FROM monthly_figures) + (SELECT count(*) FROM submissions) + (SELECT count(*) FROM users)"));
    }
}

public sealed class DemonstrationAccountTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Actor_OfADemonstrationAccount_IsSomebodyInDemonstrationModeOnly(bool isOn)
    {
        await using var provider = new ServiceCollection().AddLogging().AddSingleton(new DemonstrationMode(isOn)).AddEcoServices(services.ConnectionString).BuildServiceProvider();

        var actor = await provider.GetRequiredService<ActorService>().GetAsync(await services.ScalarAsync<Guid>("SELECT id FROM users WHERE user_name = 'tianbao'"), TestContext.Current.CancellationToken);

        Assert.Equal((isOn, isOn), (actor.IsSignedIn, actor.MayFill("air")));
    }

    [Fact]
    public async Task Prepare_WithoutDemonstrationWhereOnlyItsAdministratorExists_CreatesARealOne()
    {
        await services.PrepareAsync(withDemonstration: false);

        Assert.Equal("admin,xitong", await services.ScalarAsync<string>(
            """
            SELECT string_agg(u.user_name, ',' ORDER BY u.user_name) FROM users u JOIN "AspNetUserRoles" l ON l.user_id = u.id
            JOIN "AspNetRoles" r ON r.id = l.role_id WHERE r.name = 'system-administrator'
            """));
    }
}

/// <summary>Once removed, the demonstration does not come back with the next start.</summary>
public sealed class DemonstrationAfterRemovalTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    [Fact]
    public async Task Prepare_AfterTheRemoval_RefusesAndLoadsNothing()
    {
        await services.InScopeAsync<DemonstrationLoader, DemonstrationRemoval>(loader => loader.RemoveAsync(TestContext.Current.CancellationToken));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => services.PrepareAsync(withDemonstration: true));

        Assert.Contains("Eco__Demonstration=false", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await services.ScalarAsync<long>("SELECT (SELECT count(*) FROM monthly_figures) + (SELECT count(*) FROM submissions) + (SELECT count(*) FROM users)"));
    }
}

/// <summary>What people decided about demonstration months is theirs and stays; the figures below it go all the same.</summary>
public sealed class DemonstrationApprovedByPeopleTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    [Fact]
    public async Task Remove_AfterPeopleApprovedItsMonths_TakesTheFiguresAndKeepsTheLocks()
    {
        var review = services.Get<ReviewService>();
        await review.ApplyAsync(EcoTestServices.Reviewer, "air", new YearMonth(2024, 9), SubmissionAction.Approve, null, cancellationToken: TestContext.Current.CancellationToken);
        await review.ApplyAsync(EcoTestServices.Filler, "air", new YearMonth(2024, 10), SubmissionAction.Submit, null, cancellationToken: TestContext.Current.CancellationToken);
        await review.ApplyAsync(EcoTestServices.Reviewer, "air", new YearMonth(2024, 10), SubmissionAction.Approve, null, cancellationToken: TestContext.Current.CancellationToken);

        await services.InScopeAsync<DemonstrationLoader, DemonstrationRemoval>(loader => loader.RemoveAsync(TestContext.Current.CancellationToken));

        Assert.Equal(0L, await services.ScalarAsync<long>("SELECT count(*) FROM monthly_figures"));
        Assert.Equal("9 Approved 2, 10 Approved 2", await services.ScalarAsync<string>(
            """
            SELECT string_agg(s.month_number || ' ' || s.state || ' ' || (SELECT count(*) FROM submission_events e WHERE e.submission_id = s.id), ', ' ORDER BY s.month_number)
            FROM submissions s
            """));
    }
}

public sealed class DemonstrationRemovalTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    [Fact]
    public async Task Remove_AfterAPersonChangedOneFigure_KeepsThatFigureWithItsHistoryAndNothingElse()
    {
        await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, new YearMonth(2024, 10), [new FigureEdit("air.pm25", new FigureEntry(29, Weight: 30))],
            Door.Page, TestContext.Current.CancellationToken);

        var removal = await services.InScopeAsync<DemonstrationLoader, DemonstrationRemoval>(loader => loader.RemoveAsync(TestContext.Current.CancellationToken));

        Assert.True(removal.Figures > 1000);
        Assert.Equal((7, 1), (removal.Users, removal.KeptFigures));
        Assert.Equal(1L, await services.ScalarAsync<long>("SELECT count(*) FROM monthly_figures"));
        Assert.Equal(2L, await services.ScalarAsync<long>("SELECT count(*) FROM figure_revisions"));
        Assert.Equal(8L, await services.ScalarAsync<long>("SELECT count(*) FROM targets"));
        Assert.Equal(0L, await services.ScalarAsync<long>("SELECT (SELECT count(*) FROM submissions) + (SELECT count(*) FROM users)"));
    }
}
