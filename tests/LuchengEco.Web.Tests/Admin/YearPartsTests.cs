using Bunit;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Web.Features.Admin;

namespace LuchengEco.Web.Tests.Admin;

public sealed class YearPartsTests : BunitContext
{
    private static readonly OpeningDraft Draft = new(2024, 2025, "框架", "要求",
        [
            new("air.pm25", "PM2.5浓度", "µg/m³", true, Direction.AtMost, 26, "沿用2024年目标", 0),
            new("law.cases", "立案数", "件", false, Direction.AtLeast, 90, "沿用2024年目标", 2),
            new("eco.visits", "参观人次", "人次", false, Direction.AtLeast, null, "沿用2024年目标", 0),
        ],
        [
            new("2024.G", "2025.G", null, PlanItemKind.Goal, "一个目标", 0),
            new("2024.G.1", "2025.G.1", "2024.G", PlanItemKind.Focus, "要点一", 1),
            new("2024.G.2", "2025.G.2", "2024.G", PlanItemKind.Focus, "要点二", 1),
        ]);

    private static readonly PhasedSheet Sheet = new("law.cases", "立案数", 2024,
        new IndicatorTraits("件", 0, Accumulation.Sum, FigureShape.Value, false, null, null), new PhasedSeen(Direction.AtLeast, 120, null), "",
        [10, 20, .. Enumerable.Repeat<decimal?>(null, 10)], [.. Enumerable.Range(1, 12).Select(month => (decimal?)(month * 9))],
        [.. Enumerable.Range(1, 12).Select(month => month * 10m)], null, "2023年没有完整的逐月数据。", []);

    [Fact]
    public void Wizard_UntickedTargetItemAndIndicator_AreNotAskedFor_AndThePreviewSaysSo()
    {
        YearOpening? wish = null;
        IReadOnlyList<string> preview = [];
        var wizard = Render<YearWizard>(parameters => parameters.Add(part => part.Draft, Draft).Add(part => part.Open, (asked, lines) =>
        {
            (wish, preview) = (asked, lines);
            return Task.FromResult<string?>(null);
        }));
        wizard.Find("[data-testid=year-begin]").Click();

        wizard.Find("[data-goes-on='law.cases']").Change(false);
        wizard.Find("[data-value='air.pm25']").Change("25.5");
        wizard.Find("[data-carry-item='2024.G.2']").Change(false);
        wizard.Find("[data-name='2024.G.1']").Change("要点一（深化）");
        Assert.Contains("2条校验规则", wizard.Find("li[data-indicator='law.cases']").TextContent, StringComparison.Ordinal);
        wizard.Find("form").Submit();

        Assert.Equal(["law.cases"], wish!.Ended);
        Assert.Equal([new OpeningTarget("air.pm25", 25.5m, "沿用2024年目标")], wish.Targets);
        Assert.Equal([new CarriedItem("2024.G", "一个目标"), new CarriedItem("2024.G.1", "要点一（深化）")], wish.Items);
        Assert.Contains("沿用1项目标，其中1项改了数值；1项不沿用", preview);
        Assert.Contains("沿用2个计划条目，其中1个更名；1个不沿用", preview);
    }

    [Fact]
    public void Wizard_ItemAndItsBranch_GoAndComeTogether()
    {
        var form = new YearForm(Draft);

        form.Carry(form.Items[0], false);
        Assert.All(form.Items, item => Assert.False(item.IsCarried));
        form.Carry(form.Items[2], true);

        Assert.Equal([true, false, true], form.Items.Select(item => item.IsCarried));
    }

    [Fact]
    public void Wizard_NumberThatCannotBeRead_IsNamedAndNothingIsAsked()
    {
        var asked = false;
        var wizard = Render<YearWizard>(parameters => parameters.Add(part => part.Draft, Draft).Add(part => part.Open, (_, _) =>
        {
            asked = true;
            return Task.FromResult<string?>(null);
        }));
        wizard.Find("[data-testid=year-begin]").Click();
        wizard.Find("[data-value='air.pm25']").Change("二十六");

        wizard.Find("form").Submit();

        Assert.False(asked);
        Assert.StartsWith("“PM2.5浓度”的目标值：", wizard.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Phased_FilledEvenly_IsSavedWithItsSourceAndWhatWasSeen()
    {
        (IReadOnlyList<decimal>? Months, string Note, PhasedSeen Seen)? saved = null;
        var editor = Render<PhasedEditor>(parameters => parameters.Add(part => part.Sheet, Sheet).Add(part => part.Save, (months, note, seen) =>
        {
            saved = (months, note, seen);
            return Task.FromResult<string?>(null);
        }));
        Assert.True(editor.Find("[data-fill=last-year]").HasAttribute("disabled"));
        Assert.Contains("2023年没有完整的逐月数据", editor.Markup, StringComparison.Ordinal);

        editor.Find("[data-fill=even]").Click();
        editor.Find("[data-month='1']").Input("8");
        editor.Find("form").Submit();

        Assert.Equal([8m, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120], saved!.Value.Months);
        Assert.Equal(("按月平均分解", Sheet.Seen), (saved.Value.Note, saved.Value.Seen));
        editor.Find("[data-fill=none]").Click();
        editor.Find("form").Submit();
        Assert.Null(saved.Value.Months);
    }

    [Fact]
    public void Phased_ShowsTheEndsOfItsAxis_AndOnlyStepsThatChangedTheCurve()
    {
        var at = new DateTimeOffset(2024, 11, 23, 16, 30, 0, TimeSpan.Zero);
        TargetStep[] history =
        [
            new(at, "系统管理员", Direction.AtLeast, 130, "提高", false) { Phased = Sheet.Even },
            new(at, "系统管理员", Direction.AtLeast, 120, "目录", false) { Phased = Sheet.Even, PhasedNote = "会议纪要" },
            new(at, "目录", Direction.AtLeast, 120, "目录", false),
        ];
        var editor = Render<PhasedEditor>(parameters => parameters.Add(part => part.Sheet, Sheet with { History = history }));

        Assert.Equal(["9", "108"], editor.FindAll("[data-tick]").Select(tick => tick.TextContent));
        Assert.StartsWith("未设阶段目标 → 10、20、", Assert.Single(editor.FindAll("ul.steps li")).TextContent, StringComparison.Ordinal);
        editor.Find("[data-month='1']").Input("200");
        Assert.Equal(["9", "200"], editor.FindAll("[data-tick]").Select(tick => tick.TextContent));
    }

    [Fact]
    public void Phased_MonthLeftBlank_IsNamed()
    {
        var editor = Render<PhasedEditor>(parameters => parameters.Add(part => part.Sheet, Sheet));
        editor.Find("[data-month='1']").Input("8");

        editor.Find("form").Submit();

        Assert.StartsWith("2月还没有填写", editor.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", editor.Find("[data-month='2']").GetAttribute("aria-invalid"));
    }
}
