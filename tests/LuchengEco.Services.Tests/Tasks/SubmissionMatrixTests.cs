using System.Text;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Tasks;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Tasks;

public sealed class SubmissionMatrixTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private TaskService Tasks => services.Get<TaskService>();

    /// <summary>The same rates in plain SQL, written from the sentence on the page and not from the code.</summary>
    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    public async Task Matrix_RatesAgainstAnIndependentComputation_AreEqual(int year)
    {
        var matrix = (await Tasks.GetMatrixAsync(EcoTestServices.Leader, year))!;

        var inTime = await services.ScalarAsync<long>(Counted(year, "count(*) FILTER (WHERE first_on <= due_on)"));
        var counted = await services.ScalarAsync<long>(Counted(year, "count(*)"));
        var filled = await services.ScalarAsync<long>(Counted(year, "sum(filled)::bigint"));
        var total = await services.ScalarAsync<long>(Counted(year, "sum(total)::bigint"));
        Assert.Equal(new Share((int)inTime, (int)counted), matrix.TotalTimeliness);
        Assert.Equal(new Share((int)filled, (int)total), matrix.TotalCompleteness);
        Assert.Equal(decimal.Round(100m * inTime / counted, 1, MidpointRounding.ToEven), matrix.TotalTimeliness.Percent);
        Assert.InRange(matrix.TotalTimeliness.Percent!.Value, 50m, 99.9m);
        foreach (var row in matrix.Rows)
        {
            Assert.Equal((int)await services.ScalarAsync<long>(Counted(year, "count(*) FILTER (WHERE first_on <= due_on)", $"unit_code = '{row.UnitCode}'")), row.Timeliness.Numerator);
            Assert.Equal((int)await services.ScalarAsync<long>(Counted(year, "coalesce(sum(filled), 0)::bigint", $"unit_code = '{row.UnitCode}'")), row.Completeness.Numerator);
        }
        for (var month = 1; month <= 12; month++)
            Assert.Equal((int)await services.ScalarAsync<long>(Counted(year, "count(*)", $"month_number = {month}")), matrix.Timeliness[month - 1].Denominator);
    }

    [Fact]
    public async Task Matrix_OfTheRunningYear_ShowsEachState()
    {
        var row = (await Tasks.GetMatrixAsync(EcoTestServices.Leader, 2024))!.Rows.Single(unit => unit.UnitCode == "water");

        Assert.Equal([.. Enumerable.Repeat(ReportingState.Approved, 8), ReportingState.Submitted, ReportingState.Overdue, ReportingState.NotDue, ReportingState.NotDue],
            row.Cells.Select(cell => cell.State));
        Assert.Equal(19, row.Cells[9].DaysLate);
        Assert.Equal((true, false), (row.Cells[9].Counts, row.Cells[10].Counts));
    }

    [Fact]
    public async Task Matrix_WithAnotherDueDay_JudgesByIt()
    {
        await services.ExecuteAsync("INSERT INTO due_days (year, month_number, unit_code, \"on\") VALUES (2024, 10, 'general', '2024-11-30')");
        try
        {
            var rows = (await Tasks.GetMatrixAsync(EcoTestServices.Leader, 2024))!.Rows;
            Assert.Equal((ReportingState.Due, ReportingState.Overdue), (rows.Single(row => row.UnitCode == "general").Cells[9].State, rows.Single(row => row.UnitCode == "air").Cells[9].State));
        }
        finally
        {
            await services.ExecuteAsync("DELETE FROM due_days");
        }
    }

    [Fact]
    public async Task Csv_OfTheMatrix_HasALineForEachCellAndNoFormula()
    {
        var matrix = (await Tasks.GetMatrixAsync(EcoTestServices.Leader, 2024))!;
        var bytes = MatrixCsv.Write(matrix with { Rows = [matrix.Rows[0] with { UnitName = "=cmd|' /C calc'!A0" }, .. matrix.Rows.Skip(1)] });

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + 12 * matrix.Rows.Count, lines.Length);
        Assert.Equal("科室代码,科室,月份,状态,已填,应填,截止日,首次报送,迟报天数", lines[0]);
        Assert.DoesNotContain(lines, line => line.Split(',').Any(field => field.StartsWith('=')));
        Assert.Contains(lines, line => line.Contains("2024-10,逾期未报,", StringComparison.Ordinal) && line.EndsWith("2024-11-05,,19", StringComparison.Ordinal));
    }

    private static string Counted(int year, string what, string where = "true") =>
        $"""
        SELECT {what} FROM (
            SELECT u.code AS unit_code, m AS month_number,
                make_date({year}, m, 1) + interval '1 month 4 days' AS due_on,
                (SELECT min(e.at AT TIME ZONE 'Asia/Shanghai')::date FROM submissions s JOIN submission_events e ON e.submission_id = s.id
                    WHERE s.unit_code = u.code AND s.year = {year} AND s.month_number = m AND e.action = 'Submit') AS first_on,
                (SELECT count(*) FROM indicators i WHERE i.unit_code = u.code AND i.first_year <= {year} AND coalesce(i.last_year, 9999) >= {year}) AS total,
                (SELECT count(*) FROM monthly_figures f JOIN indicators i ON i.id = f.indicator_id WHERE i.unit_code = u.code AND f.year = {year} AND f.month_number = m
                    AND (f.value IS NOT NULL OR f.numerator IS NOT NULL OR f.mark <> 'None')) AS filled
            FROM organisation_units u CROSS JOIN generate_series(1, 12) m) cells
        WHERE total > 0 AND (first_on IS NOT NULL OR due_on < DATE '2024-11-24') AND {where}
        """;
}
