using LuchengEco.Domain.Plans;
using LuchengEco.Services.Persistence.Seed;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Persistence;

public sealed class CatalogueTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    /// <summary>
    /// Every number with its unit and qualifier that the published summary of 2023 states, read off the source in its order and apart from
    /// the catalogue. Left out: dates (5.22, 2023), names of programmes and batches (绿剑2023, 第四批, 第三批, 二轮, 三级, 两打, 五深七强).
    /// </summary>
    private const string Published =
        "1个 8项 53项 26微克/立方米 97.5% 85.7% 100% 100% " +
        "33场 1个 1个 4个 第1名 150场 20万份 14万份 2600余个 5年 " +
        "22071万元 36个 4106万元 4个 383万元 1.438公里 5家 1.2公里 2公里 27个 83处 420平米 1600吨 100% " +
        "1085家 365人次 315个 200台 70辆 7个 100% 146家 " +
        "1000余万元 2.35亿元 1个 5个 5个 16个 28个 1.02万吨 25宗 1起 1204家 " +
        "243件 25% 1877家 131件 4件 121件 144件 19家 31家 19次 " +
        "1个 4个 31.3亿元 10个 26个 33个 132个 2篇 第29名 9件 6件 " +
        "4台 28台 12个 超400家 100% 100% 116.5% 3台 5套 2个 10个 1份 2件 7起 " +
        "3次 3次 9次 9次 9期 13个 17条 9份 5件 5人";

    [Fact]
    public async Task Facts_Of2023_HoldEveryPublishedNumberWithUnitAndQualifier()
    {
        var facts = (await services.Get<PlanService>().GetFactsAsync(2023, TestContext.Current.CancellationToken))!.Select(fact => fact.Wording).ToList();

        var missing = new List<string>();
        foreach (var number in Published.Split(' '))
        {
            if (!facts.Remove(number))
                missing.Add(number);
        }
        Assert.Empty(missing);
    }

    [Fact]
    public async Task Plan_Of2023_HasEightActionsOfThreeMeasuresAndFillsEverySlot()
    {
        var plan = (await services.Get<PlanService>().GetPlanAsync(2023, TestContext.Current.CancellationToken))!;
        var nodes = plan.Roots.SelectMany(root => root.SelfAndBelow()).ToList();

        Assert.Equal(8, nodes.Count(node => node.Kind == PlanItemKind.Action));
        Assert.All(nodes.Where(node => node.Kind == PlanItemKind.Action), action => Assert.Equal(3, action.Children.Count(child => child.Kind == PlanItemKind.Measure)));
        Assert.All(nodes.SelectMany(node => node.Paragraphs), paragraph => Assert.DoesNotMatch(@"[{}—]{1}—|[{}]", paragraph));
        Assert.All(nodes.SelectMany(node => node.Facts.Select(fact => (node, fact))), pair => Assert.Contains(pair.node.Paragraphs, paragraph => paragraph.Contains(pair.fact.Wording, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Plan_Of2024_HasItsPartsAndMapsEveryUndertakingToAnArea()
    {
        var nodes = (await services.Get<PlanService>().GetPlanAsync(2024, TestContext.Current.CancellationToken))!.Roots.SelectMany(root => root.SelfAndBelow()).ToList();

        Assert.Equal((1, 2, 3, 4), (Count(PlanItemKind.Goal), Count(PlanItemKind.Focus), Count(PlanItemKind.Treatment), Count(PlanItemKind.Demonstration)));
        Assert.All(nodes.Where(node => node.Kind == PlanItemKind.Undertaking), node => Assert.Matches("^A[1-8]$", node.AreaCode!));
        int Count(PlanItemKind kind) => nodes.Count(node => node.Kind == kind);
    }

    [Fact]
    public async Task Indicators_Headlines_AreThoseOfTheContract()
    {
        var indicators = await services.Get<PlanService>().GetIndicatorsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "air.good-days", "air.pm25", "soil.construction-land", "waste.safe-disposal", "water.city-sections", "water.county-sections",
                "water.drinking-sources", "water.national-provincial-sections", "water.provincial-boundary-sections",
            ],
            indicators.Where(indicator => indicator.IsHeadline).Select(indicator => indicator.Code).Order(StringComparer.Ordinal));
        Assert.InRange(indicators.Count(indicator => !indicator.IsHeadline), 50, 90);
    }

    [Fact]
    public async Task Targets_Of2024_AreThoseOfThePlan() => Assert.Equal(
        "air.good-days AtLeast 97.5;air.pm25 AtMost 26;soil.construction-land AtLeast 100;waste.safe-disposal AtLeast 100;water.county-sections AtLeast 100;"
        + "water.drinking-sources AtLeast 100;water.national-provincial-sections AtLeast 100;water.provincial-boundary-sections AtLeast 100",
        await services.ScalarAsync<string>(
            """
            SELECT string_agg(i.code || ' ' || t.direction || ' ' || trim_scale(t.value), ';' ORDER BY i.code COLLATE "C")
            FROM targets t JOIN indicators i ON i.id = t.indicator_id WHERE t.year = 2024
            """));

    [Fact]
    public async Task Load_Again_ChangesNoRow()
    {
        const string rows = """
            SELECT md5(string_agg(line, E'\n' ORDER BY line)) FROM (
                SELECT 'i' || xmin || t::text AS line FROM indicators t UNION ALL SELECT 'f' || xmin || t::text FROM reported_facts t
                UNION ALL SELECT 'p' || xmin || t::text FROM plan_items t UNION ALL SELECT 'r' || xmin || t::text FROM projects t
                UNION ALL SELECT 'n' || xmin || t::text FROM narratives t UNION ALL SELECT 't' || xmin || t::text FROM targets t) rows
            """;
        var before = await services.ScalarAsync<string>(rows);

        await services.Get<CatalogueLoader>().LoadAsync(TestContext.Current.CancellationToken);

        Assert.Equal(before, await services.ScalarAsync<string>(rows));
    }

    [Theory]
    [InlineData("facts.csv", ",26,微克/立方米,", ",sechsundzwanzig,微克/立方米,", "value")]
    [InlineData("facts.csv", "个,余,", "个,ungefähr,", "qualifier")]
    [InlineData("indicators.csv", ",WeightedMean,", ",Average,", "accumulation")]
    [InlineData("plan_items.csv", "2023.A1.2,2023.A1,", "2023.A1.2,2023.X9,", "2023.X9")]
    [InlineData("projects.csv", ",2023.A2.1,A2,污水零直排", ",2023.A2.1,A9,污水零直排", "A9")]
    [InlineData("narratives.csv", "{2023.A1.1.biodiversity-events}", "{2023.A1.1.nothing}", "2023.A1.1.nothing")]
    [InlineData("targets.csv", "air.pm25,2024", "air.pm99,2024", "air.pm99")]
    [InlineData("areas.csv", "A2,", "A1,", "A1")]
    [InlineData("units.csv", "is_example", "example", "is_example")]
    public async Task Load_OfAWrongFile_NamesFileLineAndProblemAndWritesNothing(string file, string right, string wrong, string named)
    {
        var original = await SeedFile.Embedded($"Catalogue/{file}")!.ReadToEndAsync(TestContext.Current.CancellationToken);
        var position = original.IndexOf(right, StringComparison.Ordinal);
        Assert.True(position >= 0, $"'{right}' is not in {file}.");
        var line = original[..position].Count(character => character == '\n') + 1;
        var facts = await services.ScalarAsync<long>("SELECT count(*) FROM reported_facts");
        TextReader? Source(string name) => name == $"Catalogue/{file}"
            ? new StringReader(original[..position] + wrong + original[(position + right.Length)..])
            : SeedFile.Embedded(name);

        var exception = await Assert.ThrowsAsync<SeedException>(() => services.Get<CatalogueLoader>().LoadAsync(Source, TestContext.Current.CancellationToken));

        Assert.Contains($"Catalogue/{file}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
        // A wrong header shows in the first row that misses its column.
        Assert.Equal(line == 1 ? 2 : line, exception.Line);
        Assert.Equal(facts, await services.ScalarAsync<long>("SELECT count(*) FROM reported_facts"));
    }

    [Fact]
    public async Task Load_WithoutAFile_NamesIt()
    {
        var exception = await Assert.ThrowsAsync<SeedException>(() => services.Get<CatalogueLoader>()
            .LoadAsync(name => name == "Catalogue/years.csv" ? null : SeedFile.Embedded(name), TestContext.Current.CancellationToken));

        Assert.Contains("Catalogue/years.csv", exception.Message, StringComparison.Ordinal);
    }
}

public sealed class EditedCatalogueTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    [Fact]
    public async Task Load_Again_LeavesEditedTargetsAndRenamedUnitsAlone()
    {
        await services.Get<LuchengEco.Services.Indicators.TargetService>().SetAsync(EcoTestServices.Administrator, "air.pm25", 2024,
            LuchengEco.Domain.Indicators.Direction.AtMost, 25.5m, "局务会决定", TestContext.Current.CancellationToken);
        await services.ExecuteAsync("UPDATE organisation_units SET name = '大气科', is_example = false WHERE code = 'air'");

        await services.Get<CatalogueLoader>().LoadAsync(TestContext.Current.CancellationToken);

        Assert.Equal(25.5m, await services.ScalarAsync<decimal>("SELECT t.value FROM targets t JOIN indicators i ON i.id = t.indicator_id WHERE i.code = 'air.pm25'"));
        Assert.Equal("大气科", await services.ScalarAsync<string>("SELECT name FROM organisation_units WHERE code = 'air'"));
    }

    [Theory]
    [InlineData("air.pm25", 2024, 26, "", "note-missing")]
    [InlineData("air.pm25", 2025, 26, "x", "year-not-open")]
    [InlineData("air.good-days", 2024, 101, "x", "value-out-of-range")]
    [InlineData("air.pm25", 2024, -1, "x", "value-out-of-range")]
    [InlineData("no.such", 2024, 1, "x", "indicator-unknown")]
    public async Task SetTarget_AgainstARule_IsRefused(string indicator, int year, int value, string note, string code) =>
        Assert.Equal(code, (await services.Get<LuchengEco.Services.Indicators.TargetService>().SetAsync(EcoTestServices.Administrator, indicator, year,
            LuchengEco.Domain.Indicators.Direction.AtMost, value, note, TestContext.Current.CancellationToken)).Code);

    [Fact]
    public async Task SetTarget_ByALeader_IsForbidden() =>
        Assert.Equal("forbidden", (await services.Get<LuchengEco.Services.Indicators.TargetService>().SetAsync(EcoTestServices.Leader, "air.pm25", 2024,
            LuchengEco.Domain.Indicators.Direction.AtMost, 20, "x", TestContext.Current.CancellationToken)).Code);
}
