using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.Plans;

namespace LuchengEco.Web.Tests.Plans;

/// <summary>A plan by hand: two actions of different areas, measures, facts in different units, a bare task.</summary>
internal static class PlanSamples
{
    public static FactView Fact(string code, string name, decimal value, string unit, Qualifier qualifier = Qualifier.Exact,
        decimal? normalised = null, string? normalisedUnit = null, string? indicator = null) =>
        new(code, "", name, value, unit, qualifier, normalised ?? value, normalisedUnit ?? unit, indicator, Quantity.Write(value, unit, qualifier));

    public static PlanNode Node(string code, PlanItemKind kind, string name, string? area = null, IReadOnlyList<FactView>? facts = null,
        IReadOnlyList<string>? paragraphs = null, IReadOnlyList<PlanNode>? children = null, string description = "") =>
        new(code, kind, name, description, area, facts ?? [], [.. (paragraphs ?? []).Select(LivingText.FromString)], children ?? []);

    public static PlanNode Sewers { get; } = Node("2023.A2.1", PlanItemKind.Measure, "高标推进管网建设",
        facts: [Fact("f.sewers", "污水零直排建设项目", 36, "个", indicator: "water.sewers"), Fact("f.cost", "污水零直排投资", 22071, "万元")],
        paragraphs: ["完成36个污水零直排建设项目。"]);

    public static PlanNode Banks { get; } = Node("2023.A2.2", PlanItemKind.Measure, "高标推进水岸同治",
        facts: [Fact("f.dredging", "河道清淤", 1.2m, "公里")]);

    public static PlanNode Water { get; } = Node("2023.A2", PlanItemKind.Action, "水环境质量提升行动", "A2", children: [Sewers, Banks]);

    public static PlanNode Problems { get; } = Node("2023.A6", PlanItemKind.Action, "突出环境问题清零行动", "A6",
        facts: [Fact("f.projects", "整治投入", 31.3m, "亿元", Qualifier.Odd, 313000, "万元")],
        children: [Node("2023.A6.1", PlanItemKind.Undertaking, "噪声专项整改")]);

    public static IReadOnlyList<PlanNode> Roots { get; } = [Water, Problems];

    public static PlanTree Tree { get; } = new(2023, "1+8+53", "全面实施工作体系。", "001/2024-00614", new DateOnly(2024, 1, 26), Roots,
        [new AreaView("A2", "水环境质量提升行动", "水环境"), new AreaView("A6", "突出环境问题清零行动", "问题清零")]);
}
