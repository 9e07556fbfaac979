using LuchengEco.Services.Persistence;
using LuchengEco.Services.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LuchengEco.Services.Tests.Persistence;

public sealed class QueryBatchTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    [Fact]
    public async Task Execute_OfSeveralQueries_GivesTheRowsOfEachAskedAlone()
    {
        await using var context = await services.OpenAsync();
        var (year, code) = (2024, "air.pm25");
        IQueryable<string>[] queries =
        [
            context.Indicators.Where(indicator => indicator.Code == code).Select(indicator => indicator.Name),
            context.Indicators.Where(indicator => indicator.Code == "none").Select(indicator => indicator.Name),
            context.Figures.Where(figure => figure.Year == year && figure.Note == null).OrderBy(figure => figure.Id).Select(figure => figure.Id + "/" + figure.Value + "/" + figure.Mark),
            context.Areas.OrderBy(area => area.Code).Select(area => area.Code),
        ];

        var batch = new QueryBatch(context);
        var answers = queries.Select(batch.Add).ToList();
        await batch.ExecuteAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(answers[2]);
        Assert.Equal(8, answers[3].Count);
        foreach (var (query, answer) in queries.Zip(answers))
            Assert.Equal(await query.ToListAsync(TestContext.Current.CancellationToken), answer);
    }

    [Fact]
    public async Task Execute_WhereOneQueryFails_ThrowsAndLeavesTheContextUsable()
    {
        await using var context = await services.OpenAsync();
        var batch = new QueryBatch(context);
        batch.Add(context.Areas.OrderBy(area => area.Code));
        batch.Add(context.Database.SqlQuery<int>($"SELECT 1 / count(*)::int AS \"Value\" FROM indicators WHERE false"));
        batch.Add(context.Units.OrderBy(unit => unit.Code));

        Assert.Equal(PostgresErrorCodes.DivisionByZero, (await Assert.ThrowsAsync<PostgresException>(() => batch.ExecuteAsync(TestContext.Current.CancellationToken))).SqlState);
        Assert.Equal(8, await context.Areas.CountAsync(TestContext.Current.CancellationToken));
    }
}
