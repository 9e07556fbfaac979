using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Tasks;
using LuchengEco.Web.Features.Tasks;

namespace LuchengEco.Web.Tests.Tasks;

public sealed class ReminderLinesTests
{
    private static readonly YearMonth November = new(2024, 11);

    [Fact]
    public void Of_ADueDayThatIsNear_SaysWhenAndWhatIsMissing() =>
        Assert.Equal(["2024年11月数据12月5日截止，还有3天；水生态环境科缺5项"], Lines(Open("水生态环境科", 3, filled: 7, total: 12)));

    [Fact]
    public void Of_TheDueDayItselfAndTheDaysAfter_SaysSo()
    {
        Assert.Equal(["2024年11月数据今天（12月5日）截止；水生态环境科已填完待报送"], Lines(Open("水生态环境科", 0, filled: 12, total: 12)));
        Assert.Equal(["2024年11月数据已于12月5日截止，已逾期2天；水生态环境科缺1项"], Lines(Open("水生态环境科", -2, filled: 11, total: 12) with { Group = TaskGroup.Overdue }));
    }

    [Fact]
    public void Of_ADueDayThatIsFar_SaysNothing() => Assert.Empty(Lines(Open("水生态环境科", 4, 0, 12)));

    [Fact]
    public void Of_ManyUnits_NamesThreeAndCountsThem() =>
        Assert.Equal(["2024年11月数据12月5日截止，还有1天；甲缺1项、乙缺1项、丙缺1项等4个科室"], Lines([.. "甲乙丙丁".Select(name => Open($"{name}", 1, 0, 1))]));

    [Fact]
    public void Of_ReturnsAndReviews_NamesThem() =>
        Assert.Equal(["甲2024年11月数据已退回，请修改后重新报送", "有2个科室月报等待您审核"],
            Lines(Open("甲", 9, 1, 1) with { Group = TaskGroup.Returned, State = ReportingState.Returned }, Open("乙", 9, 1, 1) with { Group = TaskGroup.Review }, Open("丙", 9, 1, 1) with { Group = TaskGroup.Review }));

    private static IReadOnlyList<string> Lines(params EcoTask[] tasks) => ReminderLines.Of(new MyTasks(new DateOnly(2024, 12, 2), 3, tasks, []));

    private static EcoTask Open(string unit, int daysLeft, int filled, int total) =>
        new(TaskGroup.Open, unit, unit, November, ReportingState.Due, new DateOnly(2024, 12, 5), daysLeft, filled, total);
}
