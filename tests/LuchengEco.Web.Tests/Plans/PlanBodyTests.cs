using Bunit;
using LuchengEco.Domain;
using LuchengEco.Web.Features.Plans;
using MudBlazor.Services;

namespace LuchengEco.Web.Tests.Plans;

public sealed class PlanBodyTests : BunitContext
{
    public PlanBodyTests() => Services.AddMudBlazorDialog();

    [Fact]
    public void Tree_FromTheStart_IsOpenAndShowsEveryFact()
    {
        var body = Show();

        Assert.All(body.FindAll("details"), branch => Assert.True(branch.HasAttribute("open")));
        Assert.Equal(4, body.FindAll(".facts li").Count);
        Assert.Contains("31.3余亿元", body.Find("[id='2023.A6']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void CloseAll_ThenOpenAll_FoldsAndUnfoldsEveryBranch()
    {
        var body = Show();

        body.FindAll(".tools button")[1].Click();
        Assert.All(body.FindAll("details"), branch => Assert.False(branch.HasAttribute("open")));

        body.FindAll(".tools button")[0].Click();
        Assert.All(body.FindAll("details"), branch => Assert.True(branch.HasAttribute("open")));
    }

    [Fact]
    public void Summary_Clicked_FoldsItsOwnBranchOnly()
    {
        var body = Show();

        body.Find("[id='2023.A2.1'] > summary").Click();

        Assert.False(body.Find("[id='2023.A2.1']").HasAttribute("open"));
        Assert.True(body.Find("[id='2023.A2']").HasAttribute("open"));
    }

    [Fact]
    public void Target_OfAFoldedItem_UnfoldsTheWayAndMarksIt()
    {
        var body = Show();
        body.FindAll(".tools button")[1].Click();

        body.Render(parameters => parameters.Add(component => component.Target, "2023.A2.1"));

        Assert.True(body.Find("[id='2023.A2']").HasAttribute("open"));
        Assert.Contains("target", body.Find("[id='2023.A2.1']").ClassList);
        Assert.False(body.Find("[id='2023.A6']").HasAttribute("open"));
    }

    [Fact]
    public void Search_FiltersMarksAndCounts()
    {
        var body = Show();

        body.Find("input[type=search]").Input("清淤");

        Assert.Equal("清淤", body.Find("mark").TextContent);
        Assert.Single(body.FindAll(".facts li"));
        Assert.Contains("显示4项数据中的1项", body.Find(".shown").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_FindsNothing_OffersTheWayBack()
    {
        var body = Show();
        body.Find("input[type=search]").Input("没有的词");
        Assert.Empty(body.FindAll("details"));

        body.Find(".empty a").Click();

        Assert.Equal(4, body.FindAll(".facts li").Count);
    }

    [Fact]
    public void Fact_ThatIsABaseline_LinksToItsIndicator()
    {
        var link = Assert.Single(Show().FindAll(".facts a"));

        Assert.Equal("/indicators/water.sewers?year=2023&month=12", link.GetAttribute("href"));
        Assert.Contains("污水零直排建设项目", link.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void Area_OfTheUrl_KeepsOnlyItsItems()
    {
        var body = Show(new PlanView("A6"));

        Assert.Empty(body.FindAll("[id='2023.A2']"));
        Assert.Equal("问题清零", body.FindAll("nav.filter a[aria-current]")[1].TextContent.Trim());
    }

    [Fact]
    public void Table_SortedByValue_StandsFromGreatToSmallAndSaysSo()
    {
        var body = Show(PlanView.Parse(null, PlanView.Table, "-value"));

        Assert.Equal(["31.3余亿元", "22071万元", "36个", "1.2公里"], body.FindAll("td.wording").Select(cell => cell.TextContent.Trim()));
        Assert.Equal("descending", body.Find("th[aria-sort]").GetAttribute("aria-sort"));
    }

    private IRenderedComponent<PlanBody> Show(PlanView? view = null) => Render<PlanBody>(parameters => parameters
        .Add(component => component.Tree, PlanSamples.Tree)
        .Add(component => component.View, view ?? new PlanView())
        .Add(component => component.Through, new YearMonth(2023, 12)));
}
