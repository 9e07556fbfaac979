using LuchengEco.Services.Plans;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Plans;

namespace LuchengEco.Web.Tests.Plans;

public sealed class PlanFilterTests
{
    [Fact]
    public void Apply_WithoutAreaAndText_KeepsThePlan() =>
        Assert.Same(PlanSamples.Roots, new PlanFilter(null, null).Apply(PlanSamples.Roots));

    [Fact]
    public void Apply_Area_KeepsItsItemsAndThoseThatInheritIt()
    {
        var root = Assert.Single(new PlanFilter("A2", null).Apply(PlanSamples.Roots));

        Assert.Equal(["2023.A2", "2023.A2.1", "2023.A2.2"], Codes([root]));
    }

    [Fact]
    public void Apply_UnknownArea_KeepsNothing() => Assert.Empty(new PlanFilter("A9", null).Apply(PlanSamples.Roots));

    [Fact]
    public void Apply_TextInAFact_KeepsItsItemAndTheWayToIt() =>
        Assert.Equal(["2023.A2", "2023.A2.2"], Codes(new PlanFilter(null, "清淤").Apply(PlanSamples.Roots)));

    [Fact]
    public void Apply_TextInTheNumber_IsFoundAsItIsWritten() =>
        Assert.Equal(["2023.A6"], Codes(new PlanFilter(null, "31.3余亿").Apply(PlanSamples.Roots)));

    [Fact]
    public void Apply_TextInAName_KeepsAllBelowIt() =>
        Assert.Equal(["2023.A2", "2023.A2.1", "2023.A2.2"], Codes(new PlanFilter(null, "水环境").Apply(PlanSamples.Roots)));

    [Fact]
    public void Apply_ItemThatIsOnlyOnTheWay_LosesItsFacts()
    {
        var root = Assert.Single(new PlanFilter(null, "噪声").Apply(PlanSamples.Roots));

        Assert.Empty(root.Facts);
        Assert.Equal("2023.A6.1", Assert.Single(root.Children).Code);
    }

    [Fact]
    public void Apply_AreaAndText_MustBothHold() => Assert.Empty(new PlanFilter("A6", "清淤").Apply(PlanSamples.Roots));

    [Fact]
    public void OfArea_TakesTheTopmostItems() => Assert.Equal(["2023.A6"], PlanFilter.OfArea(PlanSamples.Roots, "A6").Select(node => node.Code));

    [Fact]
    public void Arrange_ByValue_ComparesInTheCommonUnit()
    {
        var view = PlanView.Parse(null, PlanView.Table, "-value");

        Assert.Equal(["f.projects", "f.cost", "f.sewers", "f.dredging"], view.Arrange(FactRow.Of(PlanSamples.Roots)).Select(row => row.Fact.Code));
    }

    [Fact]
    public void Arrange_ByItemDownwards_TurnsThePlanRound()
    {
        var view = new PlanView(Sort: new SortOrder(PlanView.ByItem, true));

        Assert.Equal(["f.projects", "f.dredging", "f.cost", "f.sewers"], view.Arrange(FactRow.Of(PlanSamples.Roots)).Select(row => row.Fact.Code));
    }

    private static IEnumerable<string> Codes(IEnumerable<PlanNode> roots) => roots.SelectMany(root => root.SelfAndBelow()).Select(node => node.Code);
}
