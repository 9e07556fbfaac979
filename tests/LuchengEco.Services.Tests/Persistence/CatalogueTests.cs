using System.Globalization;
using LuchengEco.Domain.Plans;
using LuchengEco.Services.Persistence.Seed;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Persistence;

public sealed class CatalogueTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    [Theory]
    [InlineData(2023, PublishedNumbers.Of2023)]
    [InlineData(2024, PublishedNumbers.Of2024)]
    public async Task Facts_OfAYear_AreThePublishedNumbersInTheirOrderAndNoOthers(int year, string published)
    {
        var facts = (await services.Get<PlanService>().GetFactsAsync(EcoTestServices.Leader, year, TestContext.Current.CancellationToken))!;

        Assert.Equal(published.ReplaceLineEndings("\n"), string.Join('\n', facts.Select(Line)));

        static string Line(FactView fact) => $"{fact.PlanItem} {Word(fact.Qualifier)}{Plain(fact.Value)} {(fact.Unit.Length == 0 ? "-" : fact.Unit)}"
            + ((fact.NormalisedValue, fact.NormalisedUnit) == (fact.Value, fact.Unit) ? "" : $" = {Plain(fact.NormalisedValue)} {fact.NormalisedUnit}")
            + (fact.Indicator is null ? "" : $" → {fact.Indicator}");
        static string Plain(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
        static string Word(Qualifier qualifier) => qualifier switch
        {
            Qualifier.Exact => "",
            Qualifier.Odd => "余",
            Qualifier.Over => "超",
            Qualifier.About => "约",
            Qualifier.Nearly => "近",
        };
    }

    [Theory]
    [InlineData(2023, PublishedNumbers.Names2023)]
    [InlineData(2024, PublishedNumbers.Names2024)]
    public async Task Plan_OfAYear_KeepsEveryNameThatCarriesANumeral(int year, string names)
    {
        var plan = (await services.Get<PlanService>().GetPlanAsync(EcoTestServices.Leader, year, TestContext.Current.CancellationToken))!;
        var words = string.Join('\n', plan.Roots.SelectMany(root => root.SelfAndBelow())
            .SelectMany(node => (string[])[node.Name, node.Description, .. node.Paragraphs, .. node.Facts.Select(fact => fact.Name)]));

        Assert.All(names.Split(' '), name => Assert.Contains(name, words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Facts_WithAnIndicator_HaveItsUnitAndNoMoreDecimals() => Assert.Null(await services.ScalarAsync<string>(
        """
        SELECT string_agg(f.code, ' ') FROM reported_facts f JOIN indicators i ON i.code = f.indicator_code
        WHERE f.unit <> CASE i.unit WHEN 'µg/m³' THEN '微克/立方米' ELSE i.unit END OR scale(trim_scale(f.value)) > i.decimals
        """));

    [Fact]
    public async Task Narratives_SayEveryFactThroughASlot() => Assert.Equal("2024.demonstrations 2024.goal 2024.points 2024.treatments", await services.ScalarAsync<string>(
        """
        SELECT string_agg(f.code, ' ' ORDER BY f.code COLLATE "C") FROM reported_facts f
        WHERE NOT EXISTS (SELECT 1 FROM narratives n WHERE n.plan_item_code = f.plan_item_code AND strpos(n.template, '{' || f.code || '}') > 0)
        """));

    /// <summary>A number typed into a sentence would stay behind when the fact is corrected.</summary>
    [Fact]
    public async Task Narratives_OutsideTheirSlots_HoldNoNumberButInNames() => Assert.Null(await services.ScalarAsync<string>(
        """
        SELECT string_agg(plan_item_code, ' ') FROM narratives
        WHERE regexp_replace(template, '\{[^}]*\}|PM2\.5|“1\+8\+53”|5\.22国际|绿剑2023|2023年全市', '', 'g') ~ '[0-9]'
        """));

    [Fact]
    public async Task Plan_Of2023_HasEightActionsOfThreeMeasuresAndFillsEverySlot()
    {
        var nodes = (await services.Get<PlanService>().GetPlanAsync(EcoTestServices.Leader, 2023, TestContext.Current.CancellationToken))!.Roots.SelectMany(root => root.SelfAndBelow()).ToList();

        Assert.Equal(
            """
            A1 全社会共建共富行动：深化美丽鹿城建设、深化低碳示范创建、深化绿色宣传工作
            A2 水环境质量提升行动：高标推进管网建设、高标推进水岸同治、高标推进专家合作
            A3 大气环境质量巩固行动：狠抓污染源治理、狠抓扬尘管控、狠抓辐射监管
            A4 净土治废污染防治行动：“无废亚运”建设有亮点、土壤污染治理有成效、固废管理工作有进展
            A5 生态环境安全屏障行动：执法监管有“力度”、依法审批有“温度”、应急处突有“强度”
            A6 突出环境问题清零行动：完成环保督察整改、加强七张清单整改、落实噪声专项整改
            A7 环境数治能力提升行动：深化数字赋能、深化科技监管、深化制度改革
            A8 生态清廉单元建设行动：加强政治建设、抓好队伍建设、筑牢廉政防线
            """.ReplaceLineEndings("\n"),
            string.Join('\n', nodes.Where(node => node.Kind == PlanItemKind.Action)
                .Select(action => $"{action.AreaCode} {action.Name}：{string.Join('、', action.Children.Select(measure => measure.Name))}")));
        Assert.All(nodes.Where(node => node.Kind == PlanItemKind.Action), action => Assert.All(action.Children, measure => Assert.Equal((PlanItemKind.Measure, action.AreaCode), (measure.Kind, measure.AreaCode))));
        Assert.All(nodes.Where(node => node.Kind == PlanItemKind.Measure), measure => Assert.NotEmpty(measure.Paragraphs));
        Assert.All(nodes.SelectMany(node => node.Paragraphs), paragraph => Assert.DoesNotMatch("[{}]|——|为—|到—", paragraph));
    }

    [Fact]
    public async Task Plan_Of2024_HasEveryUndertakingUnderItsPartWithItsArea()
    {
        var nodes = (await services.Get<PlanService>().GetPlanAsync(EcoTestServices.Leader, 2024, TestContext.Current.CancellationToken))!.Roots.SelectMany(root => root.SelfAndBelow()).ToList();

        Assert.Equal(
            """
            Goal 锚定“一个目标”
            A3 深化全域“清新空气示范区”建设
            A2 深化“五水共治”碧水行动
            A4 净土治废“两个100%”
            Focus 要点一：聚焦第三轮中央生态环境保护督察
            A6 督察迎检准备
            A6 反馈问题“回头看”
            A6 督察十个方面短板排查
            A6 “七张问题清单”指数考核
            Focus 要点二：加强部门联动和执法服务
            A5 公检法环等多部门联动
            A5 “全员、全年、全过程”实战练兵
            A5 “线上”巡查与“线下”检查相结合
            A7 “1+N”环保管家体系
            Treatment 三治之一：“五水共治”水环境巩固提升行动
            A2 重点断面“一点一策”
            A2 重点流域“一河一策”
            A2 治水重点工程项目建设
            A2 省控以上断面水质提升
            Treatment 三治之二：“蓝天保卫”空气质量提升行动
            A3 制鞋行业污染整治提升方案
            A3 涉VOCs企业源头替代和末端治理检查
            A3 城乡面源综合治理
            A3 扬尘污染防治
            A3 秸秆禁烧管控
            A3 移动源废气污染防治
            A3 老旧柴油叉车淘汰
            Treatment 三治之三：“无废城市”净土治废提升行动
            A4 “无废城市”指标短板提升
            A4 “无废城市”四星标准
            A4 “无废亚运”创建成果巩固
            A4 蒲鞋市街道无废生活精品体验带建设
            A4 全国无废示范窗口创建
            Demonstration 示范一：生物多样性友好体验带
            A1 七都街道生物多样性科普馆（温州市生物多样性研学飞地）
            A1 七都岛省级湿地公园
            A1 沿江观鸟平台
            A1 樟里村低碳无废村
            A1 零碳变电站
            Demonstration 示范二：环境健康友好创新试点
            A1 大南街道环境健康友好项目建设
            A1 “1+1+2+3”环境健康友好管理体系
            A1 环境健康友好共建共享模式
            Demonstration 示范三：减污降碳标杆园区
            A3 园区VOCs污染防治
            A1 园区绿色低碳智造
            A3 鞋都产业环境蝶变
            A1 园区生态、生产、生活融合提升
            A1 园区型减污降碳协同增效“鹿城样板”
            Demonstration 示范四：低零碳街镇（社区）试点
            A1 低零碳试点申报建设经验总结
            A1 低（零）碳示范点创建
            A1 蒲鞋市街道“绿色低碳宜居街道发展模式”
            A1 基层低碳建设路径探索
            """.ReplaceLineEndings("\n"),
            string.Join('\n', nodes.Where(node => node.Kind != PlanItemKind.Framework)
                .Select(node => $"{(node.Kind == PlanItemKind.Undertaking ? node.AreaCode : node.Kind.ToString())} {node.Name}")));
        Assert.All(nodes.Where(node => node.Kind is not (PlanItemKind.Framework or PlanItemKind.Undertaking)), node => Assert.NotEmpty(node.Paragraphs));
    }

    [Fact]
    public async Task Indicators_Headlines_AreThoseOfTheContract()
    {
        var indicators = await services.Get<PlanService>().GetIndicatorsAsync(EcoTestServices.Leader, TestContext.Current.CancellationToken);

        Assert.Equal(
            """
            air.pm25 µg/m³ 0 WeightedMean AtMost Value 2023–
            air.good-days % 1 Ratio AtLeast Fraction 2023–
            water.city-sections % 1 Latest AtLeast Fraction 2023–2023
            water.national-provincial-sections % 1 Latest AtLeast Fraction 2024–
            water.provincial-boundary-sections % 1 Latest AtLeast Fraction 2024–
            water.county-sections % 1 Latest AtLeast Fraction 2024–
            water.drinking-sources % 1 Ratio AtLeast Fraction 2023–
            soil.construction-land % 1 Latest AtLeast Fraction 2023–
            waste.safe-disposal % 1 Ratio AtLeast Fraction 2024–
            """.ReplaceLineEndings("\n"),
            string.Join('\n', indicators.Where(indicator => indicator.IsHeadline).Select(indicator =>
                $"{indicator.Code} {indicator.Unit} {indicator.Decimals} {indicator.Accumulation} {indicator.Direction} {indicator.Shape} {indicator.FirstYear}–{indicator.LastYear}")));
        Assert.InRange(indicators.Count(indicator => !indicator.IsHeadline), 50, 90);
    }

    /// <summary>Everything counted in 2023 has its baseline; the drills are stated without a number.</summary>
    [Fact]
    public async Task Indicators_OfOperation_HaveAFactOf2023() => Assert.Equal("law.emergency-drills", await services.ScalarAsync<string>(
        """
        SELECT string_agg(i.code, ' ') FROM indicators i
        WHERE i.headline_order IS NULL AND (SELECT count(*) FROM reported_facts f WHERE f.indicator_code = i.code AND f.year = 2023) <> 1
        """));

    /// <summary>The range refuses what is typed, so it must let a year's work through that is reported in one month.</summary>
    [Fact]
    public async Task Indicators_PlausibleRange_HoldsTheWholeOf2023() => Assert.Null(await services.ScalarAsync<string>(
        """
        SELECT string_agg(i.code, ' ') FROM indicators i JOIN reported_facts f ON f.indicator_code = i.code AND f.year = 2023
        WHERE i.plausible_min IS NULL OR i.plausible_max IS NULL OR f.value <= i.plausible_min OR f.value > i.plausible_max
            OR (i.code NOT LIKE 'air.pm25' AND i.unit <> '%' AND f.value * 5 / 4 > i.plausible_max)
        """));

    [Fact]
    public async Task Indicators_RanksAndStocks_TakeTheLatestFigure() => Assert.Equal(
        "digital.pending-cases AtMost;digital.river-monitors AtLeast;digital.sewage-sensors AtLeast;inspect.provincial-rank AtMost;waste.micro-contracts AtLeast",
        await services.ScalarAsync<string>(
            """
            SELECT string_agg(code || ' ' || direction, ';' ORDER BY code COLLATE "C") FROM indicators WHERE accumulation = 'Latest' AND unit <> '%'
            """));

    [Fact]
    public async Task Units_BecauseTheSourceNamesNone_AreMarkedAsExamples() =>
        Assert.Equal("9 of 9", await services.ScalarAsync<string>("SELECT count(*) FILTER (WHERE is_example) || ' of ' || count(*) FROM organisation_units"));

    [Fact]
    public async Task Projects_WithInvestmentOrPlace_AreAsStated() => Assert.Equal(
        """
        2023.A1.1 生物多样性科普基地 @杨府山公园
        2023.A1.2 省级第三批低零碳试点申报 @蒲鞋市街道等 4个
        2023.A2.1 污水零直排建设项目 22071万元=22071 36个
        2023.A2.1 短板网格片区污水管网提质增效 4106万元=4106 4个
        2023.A2.1 新建污水管网（超额完成） 383万元=383 1.438公里
        2023.A4.1 “1+5+5+16+28”无废生活体系（市、区两级投入） 1000余万元=1000
        2023.A4.1 “1+5+5+16+28”无废生活体系（社会资本投入） 2.35亿元=23500
        2023.A4.2 中央资金项目：耕地土壤重金属污染源解析和土壤修复 @鹿城区 1起
        2023.A5.2 “专题报告+项目环评”打捆审批试点 @新二代城市科创园 19家
        2023.A6.1 长江经济带警示片正岙河、丰门河问题整治（十大工程） @正岙河、丰门河 31.3亿元=313000 26个
        2024.T1.4 东水厂断面水质提升 @东水厂断面
        2024.T2.1 制鞋行业污染整治提升方案 @鹿城区
        2024.T3.4 无废生活精品体验带 @蒲鞋市街道
        2024.D1 生物多样性友好体验带 @七都街道
        2024.D1.1 生物多样性科普馆（温州市生物多样性研学飞地） @七都街道
        2024.D2.1 环境健康友好创新试点（全省首批） @大南街道 1.07亿元=10700 6个
        2024.D3.5 减污降碳标杆园区 @鞋都
        2024.D4.3 绿色低碳宜居街道 @蒲鞋市街道
        """.ReplaceLineEndings("\n"),
        await services.ScalarAsync<string>(
            """
            SELECT string_agg(plan_item_code || ' ' || name || CASE place WHEN '' THEN '' ELSE ' @' || place END
                || CASE investment_text WHEN '' THEN '' ELSE ' ' || investment_text || '=' || trim_scale(coalesce(investment_done, investment_planned)) END
                || coalesce(' ' || trim_scale(item_count) || count_unit, ''), E'\n' ORDER BY code)
            FROM projects WHERE place <> '' OR investment_text <> '' OR investment_planned IS NOT NULL OR investment_done IS NOT NULL
            """));

    [Fact]
    public async Task Targets_Of2024_AreThoseOfThePlan() => Assert.Equal(
        "air.good-days AtLeast 97.5;air.pm25 AtMost 26;soil.construction-land AtLeast 100;waste.safe-disposal AtLeast 100;water.county-sections AtLeast 100;"
        + "water.drinking-sources AtLeast 100;water.national-provincial-sections AtLeast 100;water.provincial-boundary-sections AtLeast 100",
        await services.ScalarAsync<string>(
            """
            SELECT string_agg(i.code || ' ' || t.direction || ' ' || trim_scale(t.value), ';' ORDER BY i.code COLLATE "C")
            FROM targets t JOIN indicators i ON i.id = t.indicator_id WHERE t.year = 2024 AND t.note LIKE '2024年计划%'
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

public sealed class ShrunkCatalogueTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    private const string Former =
        """
        INSERT INTO plan_items (code, year, parent_code, kind, sort_order, area_code, name, description)
            VALUES ('2023.X', 2023, '2023.A1', 'Measure', 99, 'A1', 'x', ''), ('2023.X.1', 2023, '2023.X', 'Undertaking', 99, 'A1', 'x', '');
        INSERT INTO reported_facts (code, year, plan_item_code, sort_order, name, value, unit, qualifier, normalised_value, normalised_unit)
            VALUES ('2023.X.1.x', 2023, '2023.X.1', 1, 'x', 1, '个', 'Exact', 1, '个');
        INSERT INTO projects (code, year, plan_item_code, area_code, name, place, investment_text, count_unit, state, sort_order)
            VALUES ('2023.X.1.1', 2023, '2023.X.1', 'A1', 'x', '', '', '', 'Planned', 1);
        INSERT INTO narratives (plan_item_code, sort_order, year, template) VALUES ('2023.X.1', 1, 2023, 'x');
        """;

    private const string Count =
        """
        SELECT (SELECT count(*) FROM plan_items WHERE code LIKE '2023.X%') || ' ' || (SELECT count(*) FROM reported_facts WHERE code LIKE '2023.X%') || ' '
            || (SELECT count(*) FROM projects WHERE code LIKE '2023.X%') || ' ' || (SELECT count(*) FROM narratives WHERE plan_item_code LIKE '2023.X%')
        """;

    [Fact]
    public async Task Load_OfACatalogueThatNoLongerStatesSomething_RemovesItUnlessItIsReferenced()
    {
        await services.ExecuteAsync(Former);
        await services.ExecuteAsync("CREATE TABLE evidence (item varchar(40) REFERENCES plan_items); INSERT INTO evidence VALUES ('2023.X.1')");

        var exception = await Assert.ThrowsAsync<SeedException>(() => services.Get<CatalogueLoader>().LoadAsync(TestContext.Current.CancellationToken));

        Assert.Contains("evidence", exception.Message, StringComparison.Ordinal);
        Assert.Contains("2023.X.1", exception.Message, StringComparison.Ordinal);
        Assert.Equal("2 1 1 1", await services.ScalarAsync<string>(Count));

        await services.ExecuteAsync("DROP TABLE evidence");
        await services.Get<CatalogueLoader>().LoadAsync(TestContext.Current.CancellationToken);

        Assert.Equal("0 0 0 0", await services.ScalarAsync<string>(Count));
    }
}
