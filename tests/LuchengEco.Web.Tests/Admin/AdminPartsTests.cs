using Bunit;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Indicators;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Review;
using LuchengEco.Web.Features.Admin;

namespace LuchengEco.Web.Tests.Admin;

public sealed class AdminPartsTests : BunitContext
{
    private static readonly UnitLine[] Units =
    [
        new("air", "大气环境科", true, null, ["PM2.5浓度"], 2),
        new("water", "水科", false, new DateTimeOffset(2024, 11, 1, 0, 0, 0, TimeSpan.Zero), [], 0),
    ];

    private static readonly IndicatorDescription Pm25 = new()
    {
        Name = "PM2.5浓度",
        ShortName = "PM2.5浓度",
        Unit = "µg/m³",
        Decimals = 0,
        Shape = FigureShape.Value,
        Accumulation = Accumulation.WeightedMean,
        Direction = Direction.AtMost,
        AreaCode = "A3",
        UnitCode = "air",
        PlausibleMin = 3,
        PlausibleMax = 150,
        FirstYear = 2023,
        Definition = "日均浓度的平均值。",
        DefinitionVersion = 2,
        SortOrder = 7,
    };

    private static readonly IndicatorSheet Sheet = new("air.pm25", Pm25, false, IndicatorState.Active, new StoredMonths(22, 0, new(2023, 1), new(2024, 10)),
        [new(2, new(2024, 1), "标准修订", "某人", new DateTimeOffset(2024, 1, 5, 2, 0, 0, TimeSpan.Zero), "日均浓度的平均值。", [new("口径说明", "旧", "新")]), new(1, new(2023, 1), "目录初始口径", "", null, "旧", [])],
        [new("air", "大气环境科"), new("water", "水科")], [new("A3", "大气"), new("A2", "水")]);

    [Fact]
    public void Units_MarkExamplesAndClosedOnes_AndCannotMoveBeyondTheEnds()
    {
        var table = Render<UnitTable>(parameters => parameters.Add(part => part.Units, Units));

        Assert.Equal("示例", table.Find("tr[data-unit=air] [data-example]").TextContent);
        Assert.Contains("已停用", table.Find("tr[data-unit=water]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["恢复"], table.FindAll("[data-close=water]").Select(button => button.TextContent));
        Assert.True(table.Find("tr[data-unit=air] button[aria-label='把“大气环境科”上移']").HasAttribute("disabled"));
        Assert.True(table.Find("tr[data-unit=water] button[aria-label='把“水科”下移']").HasAttribute("disabled"));
    }

    [Fact]
    public void Units_Moved_AskForTheWholeOrder()
    {
        IReadOnlyList<string>? order = null;
        var table = Render<UnitTable>(parameters => parameters.Add(part => part.Units, Units).Add(part => part.Order, codes => order = codes));

        table.Find("tr[data-unit=air] button[aria-label='把“大气环境科”下移']").Click();

        Assert.Equal(["water", "air"], order);
    }

    [Fact]
    public void Units_RenameThatIsRefused_KeepsTheFieldOpenAndSaysWhatToDo()
    {
        var answer = "请换一个名称。";
        var table = Render<UnitTable>(parameters => parameters.Add(part => part.Units, Units).Add(part => part.Rename, (_, _) => Task.FromResult<string?>(answer)));
        table.Find("[data-rename=air]").Click();
        table.Find("[data-testid=unit-name]").Change("水科");
        table.Find("tr[data-unit=air] form").Submit();
        Assert.Equal(answer, table.Find("[role=alert]").TextContent);

        answer = null;
        table.Find("tr[data-unit=air] form").Submit();

        Assert.Empty(table.FindAll("[data-testid=unit-name]"));
    }

    [Fact]
    public void Indicator_ChangeOfDefinition_AsksForMonthAndReason_AndOfNameDoesNot()
    {
        var changes = new List<IndicatorChange>();
        var editor = Render<IndicatorEditor>(parameters => parameters.Add(part => part.Sheet, Sheet).Add(part => part.Save, change =>
        {
            changes.Add(change);
            return Task.FromResult(ChangeResult.Done);
        }));
        Assert.Contains("仍随目录更新", editor.Markup, StringComparison.Ordinal);

        editor.Find("[data-field=name]").Change("细颗粒物浓度");
        Assert.Empty(editor.FindAll("[data-testid=definition-change]"));
        editor.Find("form").Submit();
        editor.Find("[data-field=decimals]").Change("1");
        Assert.Contains("第3版", editor.Find("[data-testid=definition-change]").TextContent, StringComparison.Ordinal);
        editor.Find("form").Submit();
        Assert.Contains("哪个月", editor.Find("form > [role=alert]").TextContent, StringComparison.Ordinal);
        editor.Find("[data-field=from]").Change("2024-07");
        editor.Find("[data-field=reason]").Change("标准修订");
        editor.Find("form").Submit();

        Assert.Equal([(null, null, 0), ("标准修订", new YearMonth(2024, 7), 1)], changes.Select(change => (change.Reason, change.From, change.Wanted.Decimals)));
        Assert.Equal(Pm25 with { Name = "细颗粒物浓度" }, changes[0].Wanted);
        Assert.All(changes, change => Assert.Equal(Pm25, change.Seen));
    }

    [Fact]
    public void Indicator_ChangedByAnother_OffersTheNewest_AndALimitThatIsNoNumberIsRefusedHere()
    {
        var reloads = 0;
        var editor = Render<IndicatorEditor>(parameters => parameters.Add(part => part.Sheet, Sheet).Add(part => part.Reload, () => { reloads++; })
            .Add(part => part.Save, _ => Task.FromResult(new ChangeResult(ChangeOutcome.ChangedByAnother, "changed-by-another", "另一位管理员已作了修改。"))));

        editor.Find("[data-field=max]").Change("1,5");
        editor.Find("form").Submit();
        Assert.Contains("合理范围上限", editor.Find("form > [role=alert]").TextContent, StringComparison.Ordinal);
        editor.Find("[data-field=max]").Change("１５０．５");
        editor.Find("form").Submit();
        editor.Find("form > [role=alert] button").Click();

        Assert.Equal(1, reloads);
    }

    [Fact]
    public void Indicator_History_ShowsWhatEachVersionChanged()
    {
        var editor = Render<IndicatorEditor>(parameters => parameters.Add(part => part.Sheet, Sheet));

        Assert.Equal(["第2版 · 自2024年1月起", "第1版 · 自2023年1月起"], editor.FindAll("[data-version] h3").Select(head => head.TextContent));
        Assert.Equal(("旧", "新"), (editor.Find("[data-version='2'] del").TextContent, editor.Find("[data-version='2'] ins").TextContent));
        Assert.Contains("2024-01-05 10:00", editor.Find("[data-version='2']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Duties_SelectAll_TakesWhatIsShownOnly_AndNamesWhatWaits()
    {
        IReadOnlyList<IndicatorDutyRow>? assigned = null;
        var person = new DutyPerson(Guid.NewGuid(), "张三", "zhang", true, false, new HashSet<string> { "air" }, true);
        IndicatorDutyRow[] rows =
        [
            new(new("air.pm25", "PM2.5浓度", "µg/m³", "A3", "大气", "air", "大气环境科", IndicatorState.Inactive, true, 1, false), new("air.pm25", "PM2.5", "air", person, null, null, null, null, ["“张三”已停用，请改派他人。"])),
            new(new("water.dredging", "河道清淤", "公里", "A2", "水", "water", "水科", IndicatorState.Inactive, false, 1, false), new("water.dredging", "清淤", "water", null, null, null, null, null, [])),
            new(new("water.city-sections", "市控断面", "%", "A2", "水", "water", "水科", IndicatorState.Ended, false, 1, false), null),
        ];
        var view = new AdminIndicatorsView(rows, new([.. rows.Select(row => row.Line)], [new("air", "大气环境科"), new("water", "水科")], [new("A3", "大气"), new("A2", "水")]),
            new([.. rows.Select(row => row.Duty).OfType<DutyLine>()], [new("air", "大气环境科", 0, 1), new("water", "水科", 0, 1)], [person]));
        var list = Render<IndicatorDutyList>(parameters => parameters.Add(part => part.View, view).Add(part => part.Filter, AdminIndicatorFilter.Parse("water", null, null, null, null))
            .Add(part => part.Assign, chosen =>
            {
                assigned = chosen;
                return Task.FromResult(true);
            }));

        Assert.Contains("2项指标尚未启用", list.Find("[data-testid=waiting]").TextContent, StringComparison.Ordinal);
        Assert.Contains("“张三”已停用，请改派他人。（1项）", list.Find("[data-testid=problems]").TextContent, StringComparison.Ordinal);
        Assert.True(list.Find("[data-testid=assign]").HasAttribute("disabled"));
        list.Find("[data-testid=select-all]").Change(true);
        list.Find("[data-testid=assign]").Click();

        Assert.Equal(["water.dredging"], assigned!.Select(row => row.Line.Code));
    }

    [Fact]
    public void Target_Edited_ReadsTheNumberGenerouslyAndShowsItsHistory()
    {
        (Direction, decimal, string)? set = null;
        var line = new TargetLine("air.pm25", "PM2.5浓度", "µg/m³", 0, true, Direction.AtMost, 26, "计划", TargetOrigin.Catalogue, [new(default, "目录", Direction.AtMost, 27, "旧计划", false)]);
        var table = Render<TargetTable>(parameters => parameters.Add(part => part.Targets, new YearTargets(2024, [2023, 2024], [line])).Add(part => part.Set, (_, direction, value, note) =>
        {
            set = (direction, value, note);
            return Task.FromResult<string?>(null);
        }));
        Assert.Equal("≤26", table.Find("tr[data-target='air.pm25'] strong").TextContent);

        table.Find("[data-set='air.pm25']").Click();
        table.Find("[data-field=value]").Change("二十五");
        table.Find("[data-testid=target-form]").Submit();
        Assert.NotEmpty(table.Find("[role=alert]").TextContent);
        table.Find("[data-field=value]").Change("２５");
        table.Find("[data-field=note]").Change("局务会议定");
        table.Find("[data-testid=target-form]").Submit();
        table.Find("button[aria-expanded]:not([data-phase])").Click();

        Assert.Equal((Direction.AtMost, 25m, "局务会议定"), set);
        Assert.Contains("≤27", table.Find(".steps").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Threshold_Changed_IsMarkedAgainstItsDefault_AndABlankSwitchesOff()
    {
        ThresholdValues? set = null;
        var defaults = new ThresholdValues(200, 4, false, 10, false, true);
        var table = Render<ThresholdTable>(parameters => parameters
            .Add(part => part.Lines, [new("law.cases", "立案", "enforcement", "综合执法队", "件", false, defaults with { YearOnYear = 30 }, defaults), new("law.permits", "许可证", "approval", "审批科", "件", false, defaults, defaults)])
            .Add(part => part.Link, (unit, changed) => $"{unit} {changed}")
            .Add(part => part.Set, (_, values) =>
            {
                set = values;
                return Task.FromResult<string?>(null);
            }));

        Assert.Equal("30%", table.Find("tr[data-threshold='law.cases'] .differs").TextContent);
        Assert.Empty(table.FindAll("tr[data-threshold='law.permits'] .differs, [data-reset='law.permits']"));
        table.Find("[data-edit='law.cases']").Click();
        table.Find("[data-field=year]").Change("");
        table.Find("[data-field=falls]").Change(true);
        table.Find("[data-testid=threshold-form]").Submit();

        Assert.Equal(defaults with { YearOnYear = null, WarnsOfFall = true }, set);
    }

    [Fact]
    public void Rule_Typed_IsReadBackInWordsWithEachKey()
    {
        (string Code, RuleDraft Draft)? saved = null;
        var editor = Render<RuleEditor>(parameters => parameters
            .Add(part => part.Indicators, [new("law.cases", "立案", FigureShape.Value, false), new("water.county-sections", "县控断面", FigureShape.Fraction, false)])
            .Add(part => part.Suggested, new YearMonth(2024, 10))
            .Add(part => part.Try, (_, month) => Task.FromResult<RuleTrial?>(new(month, new SoftWarning("rule-x", "说明（左边为5，右边为4）"), [])))
            .Add(part => part.Save, (code, draft) =>
            {
                saved = (code, draft);
                return Task.FromResult<string?>("规则代码已被使用。");
            }));

        editor.Find("[data-field=formula]").Input("[law.cases] <= ");
        Assert.Contains("看不懂", editor.Find("[data-testid=reading]").TextContent, StringComparison.Ordinal);
        editor.Find("[data-field=pick]").Change("water.county-sections");
        editor.Find("[data-field=part]").Change("/denominator");
        editor.Find("[data-testid=insert]").Click();
        Assert.Equal("读作：立案 ≤ 县控断面（分母）", editor.Find("[data-testid=reading]").TextContent);
        editor.Find("[data-testid=try]").Click();
        Assert.Equal("2024年10月：不满足。说明（左边为5，右边为4）", editor.Find("[data-testid=trial]").TextContent);
        editor.Find("[data-field=sentence]").Change("立案不应超过断面数。");
        editor.Find("[data-field=blocks]").Change(true);
        editor.Find("form").Submit();

        Assert.Equal(("", new RuleDraft("立案不应超过断面数。", "[law.cases] <= [water.county-sections/denominator]", 0, true, true)), saved);
        Assert.Equal("规则代码已被使用。", editor.Find(".problem[role=alert]").TextContent);
    }

    [Fact]
    public void Calendar_OfAYear_ShowsEachMonthsDayAndWhatDiffers()
    {
        (YearMonth, string?, DateOnly)? set = null;
        var month = new YearMonth(2024, 1);
        var calendar = new CalendarYear(2024, 5, 3, 2, [new("air", "大气环境科")], [new(month, null, null, new(2024, 2, 18)), new(month, "air", "大气环境科", new(2024, 2, 20))],
            [.. YearMonth.MonthsOf(2024).Select(of => new MonthDue(of, of == month ? new(2024, 2, 18) : of.PlusMonths(1).FirstDay.AddDays(4), of == month, []))]);
        var editor = Render<CalendarEditor>(parameters => parameters.Add(part => part.Calendar, calendar).Add(part => part.SetDay, (of, unit, on) =>
        {
            set = (of, unit, on);
            return Task.FromResult<string?>(null);
        }));

        Assert.Contains("2024-02-18（周日）", editor.Find("tr[data-month='2024-01']").TextContent, StringComparison.Ordinal);
        Assert.Contains("大气环境科：2024-02-20（周二）", editor.Find("tr[data-month='2024-01']").TextContent, StringComparison.Ordinal);
        Assert.Contains("2025-01-05（周日）周末", string.Concat(editor.Find("tr[data-month='2024-12']").TextContent.Where(sign => !char.IsWhiteSpace(sign))), StringComparison.Ordinal);
        editor.Find("[data-testid=due-day-form] [data-field=month]").Change("9");
        editor.Find("[data-testid=due-day-form] [data-field=unit]").Change("air");
        editor.Find("[data-testid=due-day-form] [data-field=on]").Change("2024-10-12");
        editor.Find("[data-testid=due-day-form]").Submit();

        Assert.Equal((new YearMonth(2024, 9), "air", new DateOnly(2024, 10, 12)), set);
    }

    [Fact]
    public void Frame_WithoutTheRight_ShowsNothingOfThePage()
    {
        var frame = Render<AdminFrame>(parameters => parameters.Add(part => part.Title, "科室管理").Add(part => part.Lead, "说明").Add(part => part.IsDenied, true).AddChildContent("<p>内容</p>"));

        Assert.Contains("没有权限", frame.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("内容", frame.Markup, StringComparison.Ordinal);
        Assert.Empty(frame.FindAll("nav"));
    }
}
