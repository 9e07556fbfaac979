using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Entry;

namespace LuchengEco.Web.Tests.Entry;

/// <summary>Hand-made sheets: a mean, a ratio and a sum of one unit.</summary>
internal static class Sheets
{
    public static readonly YearMonth November = new(2024, 11);

    public static Actor Filler { get; } = ActorWith(EcoRoles.Filler);

    public static Actor Reviewer { get; } = ActorWith(EcoRoles.Reviewer);

    public static Actor Leader { get; } = ActorWith(EcoRoles.Leader);

    public static SheetUnit Air { get; } = new("air-office", "大气科", SubmissionState.Draft, null, true, null);

    public static SheetRow Mean { get; } = new()
    {
        Code = "air.pm25",
        Name = "PM2.5平均浓度",
        ShortName = "PM2.5",
        Unit = "µg/m³",
        Decimals = 0,
        Shape = FigureShape.Value,
        Accumulation = Accumulation.WeightedMean,
        NeedsWeight = true,
        AreaCode = "A1",
        UnitCode = "air-office",
        PlausibleMin = 0,
        PlausibleMax = 500,
        Definition = "按日均值计算",
        IsHeadline = true,
    };

    public static SheetRow Ratio { get; } = Mean with
    {
        Code = "air.good-days",
        Name = "优良天数比例",
        ShortName = "优良率",
        Unit = "%",
        Decimals = 1,
        Shape = FigureShape.Fraction,
        Accumulation = Accumulation.Ratio,
        NeedsWeight = false,
        NumeratorName = "优良天数",
        DenominatorName = "有效天数",
        PlausibleMin = null,
        PlausibleMax = null,
    };

    public static SheetRow Sum { get; } = Mean with
    {
        Code = "air.inspections",
        Name = "检查次数",
        ShortName = "检查",
        Unit = "次",
        Accumulation = Accumulation.Sum,
        NeedsWeight = false,
        PlausibleMax = null,
        IsHeadline = false,
    };

    public static MonthlySheet Of(params SheetRow[] rows) => new(November, [Air], rows);

    private static Actor ActorWith(string role) => new(Guid.NewGuid(), role, role, new HashSet<string> { role }, new HashSet<string> { "air-office" })
    {
        Fills = new Dictionary<string, string> { ["air.pm25"] = "air-office" },
        Reviews = new HashSet<string> { "air-office" },
    };
}
