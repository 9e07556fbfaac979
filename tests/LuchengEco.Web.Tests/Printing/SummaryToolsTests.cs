using Bunit;
using LuchengEco.Web.Features.Summary;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>While another year is loading, the summary before it still stands on the page.</summary>
public sealed class SummaryToolsTests : BunitContext
{
    public SummaryToolsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Month_ChosenWhileAnotherYearLoads_IsAMonthOfThatYear()
    {
        var summary = SampleSummaries.Complete();
        var tools = Render<SummaryTools>(it => it.Add(page => page.Years, [summary.Year + 1, summary.Year]).Add(page => page.Year, summary.Year + 1).Add(page => page.Summary, summary).Add(page => page.IsLoading, true));

        tools.Find("[data-testid=summary-month]").Change("6");

        Assert.EndsWith($"/summary/{summary.Year + 1}?month=6", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Files_WhileAnotherSummaryLoads_WaitForIt(bool isLoading)
    {
        var summary = SampleSummaries.Complete();
        var tools = Render<SummaryTools>(it => it.Add(page => page.Years, [summary.Year]).Add(page => page.Year, summary.Year).Add(page => page.Summary, summary).Add(page => page.IsLoading, isLoading));

        Assert.All(tools.FindAll(".actions button"), button => Assert.Equal(isLoading, button.HasAttribute("disabled")));
    }
}
