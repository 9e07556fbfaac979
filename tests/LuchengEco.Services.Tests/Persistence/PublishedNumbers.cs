namespace LuchengEco.Services.Tests.Persistence;

/// <summary>
/// What the published summary of 2023 and plan of 2024 (索引号 001008003001022/2024-00614) state, read off the text by hand and in its
/// order, apart from the catalogue. A line: plan item, qualifier and value, unit (“-” where the text gives none), the amount in the
/// common unit behind “=” where it differs, the indicator that counts the same thing again behind “→”.
/// </summary>
/// <remarks>
/// A numeral inside a name (第四批, 三级, 二轮, 一号改革工程, 两打) is no number of its own; <see cref="Names2023"/> and
/// <see cref="Names2024"/> hold those. Dates (2023年, 2024-01-26) are left out, and so is “约” in 签约1204家, which is half a word.
/// </remarks>
internal static class PublishedNumbers
{
    public const string Of2023 = """
        2023 1 个
        2023 8 项
        2023 53 项
        2023 26 微克/立方米 → air.pm25
        2023 97.5 % → air.good-days
        2023 85.7 % → water.city-sections
        2023 100 % → water.drinking-sources
        2023 100 % → soil.construction-land
        2023.A1.1 33 场 → society.biodiversity-events
        2023.A1.2 1 个 → society.synergy-pilots
        2023.A1.2 1 个 → society.benchmark-projects
        2023.A1.2 4 个 → society.low-carbon-pilots
        2023.A1.2 1 名
        2023.A1.3 150 场 → society.activities
        2023.A1.3 20 万份 = 200000 份 → society.leaflets
        2023.A1.3 14 万份 = 140000 份 → society.gifts
        2023.A1.3 余2600 个 → society.poster-points
        2023.A1.3 5 年
        2023.A2.1 22071 万元 → water.sewer-investment
        2023.A2.1 36 个 → water.sewer-projects
        2023.A2.1 4106 万元 → water.grid-investment
        2023.A2.1 4 个 → water.grid-areas
        2023.A2.1 383 万元 → water.pipe-investment
        2023.A2.1 1.438 公里 → water.pipe-length
        2023.A2.2 5 家 → water.clean-discharge-plants
        2023.A2.2 1.2 公里 → water.dredging
        2023.A2.2 2 公里 → water.buffer
        2023.A2.2 27 个 → water.outfalls
        2023.A2.2 83 处 → water.river-cleaning
        2023.A2.2 420 平米 → water.demolition
        2023.A2.2 1600 吨 → water.river-waste
        2023.A2.2 100 % → water.surface-cleaning
        2023.A2.3 1 名
        2023.A2.3 1 支
        2023.A3.1 1085 家 → air.vocs-enterprises
        2023.A3.1 365 人次 → air.straw-persuaded
        2023.A3.1 315 个 → air.straw-fires
        2023.A3.1 200 台 → air.exhaust-tests
        2023.A3.1 70 辆 → air.forklifts
        2023.A3.2 7 个
        2023.A3.2 100 %
        2023.A3.2 1 张
        2023.A3.3 146 家 → air.radiation-units
        2023.A4.1 余1000 万元
        2023.A4.1 2.35 亿元 = 23500 万元
        2023.A4.1 1 -
        2023.A4.1 5 -
        2023.A4.1 5 -
        2023.A4.1 16 -
        2023.A4.1 28 -
        2023.A4.1 1.02 万吨 = 10200 吨 → waste.street-reduction
        2023.A4.2 25 宗 → soil.land-surveys
        2023.A4.2 1 起 → soil.remediation
        2023.A4.3 1204 家 → waste.micro-contracts
        2023.A5.1 243 件 → law.petitions
        2023.A5.1 25 %
        2023.A5.1 1877 家 → law.helped-enterprises
        2023.A5.1 131 件 → law.cases
        2023.A5.1 4 件 → law.five-kinds
        2023.A5.2 121 件 → law.eia-approvals
        2023.A5.2 144 件 → law.permits
        2023.A5.2 19 家 → law.bundled-approvals
        2023.A5.3 31 家 → law.emergency-plans
        2023.A5.3 19 次 → law.emergency-responses
        2023.A6.1 1 个 → inspect.central-closed
        2023.A6.1 4 个 → inspect.similar-closed
        2023.A6.1 31.3 亿元 = 313000 万元
        2023.A6.1 10 个
        2023.A6.1 26 个 → inspect.river-projects
        2023.A6.2 33 个 → inspect.provincial-issues
        2023.A6.2 132 个 → inspect.city-issues
        2023.A6.2 2 篇 → inspect.model-lists
        2023.A6.2 29 名 → inspect.provincial-rank
        2023.A6.3 9 件 → inspect.noise-complaints
        2023.A6.3 6 件 → inspect.noise-closed
        2023.A7.1 4 台 → digital.river-monitors
        2023.A7.1 28 台 → digital.sewage-sensors
        2023.A7.1 12 个 → digital.steward-projects
        2023.A7.1 超400 家 → digital.steward-enterprises
        2023.A7.1 100 % → digital.eco-code
        2023.A7.1 100 % → digital.solid-code
        2023.A7.1 116.5 % → digital.condition-monitoring
        2023.A7.2 3 台 → digital.drones
        2023.A7.2 5 套 → digital.mobile-kits
        2023.A7.2 2 个 → digital.water-stations
        2023.A7.2 10 个 → digital.air-stations
        2023.A7.3 1 份 → digital.agreements
        2023.A7.3 2 件 → digital.pending-cases
        2023.A7.3 7 起 → digital.assessments
        2023.A8.1 3 次 → party.lectures
        2023.A8.1 3 次 → party.case-seminars
        2023.A8.1 9 次 → party.study-sessions
        2023.A8.2 9 次 → party.special-actions
        2023.A8.2 9 期 → party.bulletins
        2023.A8.2 13 个 → party.rectified
        2023.A8.3 17 条 → party.measures
        2023.A8.3 9 份 → party.warnings
        2023.A8.3 5 件 → party.letters
        2023.A8.3 5 人 → party.reminded
        """;

    public const string Of2024 = """
        2024 1 个
        2024 2 个
        2024 3 项
        2024 4 个
        2024.G 4 个
        2024.G 100 %
        2024.G 2 个
        2024.G 100 %
        2024.F1 10 个
        2024.F2 1 -
        2024.F2 3 个
        2024.T3 4 星
        2024.D2 1.07 亿元 = 10700 万元
        2024.D2 6 个
        2024.D2 1 -
        2024.D2 1 -
        2024.D2 2 -
        2024.D2 3 -
        """;

    /// <summary>Names of 2023 that carry a numeral; each must be found in the catalogue's words.</summary>
    public const string Names2023 =
        "“1+8+53” 八大行动 “八八战略” 省级第四批减污降碳协同试点 省级第三批标杆项目 省级第三批低零碳试点 5.22国际生物多样性日 “公益一条街” 三级排水管网 全市首支 “七个100%” " +
        "“一张清单” “1+5+5+16+28” “绿剑2023” 综合查一次 “两打” 五类案件 “零跑” “一号改革工程” 2023年全市突发环境事件应急演练 第二轮中央 举一反三 十大工程 七张清单 “一案双查” 周一夜学 “五深七强”";

    /// <summary>Names of 2024 that carry a numeral.</summary>
    public const string Names2024 =
        "“一个目标” 一个目标、两个要点、三治协同、四个示范 “五水共治” “四个100%” “两个100%” 第三轮中央生态环境保护督察 十个方面 “七张问题清单” “1+N” “一点一策” “一河一策” 四星标准 全省首批 “1+1+2+3”";
}
