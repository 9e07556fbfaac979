using System.Runtime.CompilerServices;
using Bunit;
using Bunit.TestDoubles;
using LuchengEco.Services.Accounts;
using LuchengEco.Web.Components.Live;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Printing.Exports;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>While another year is loading, the summary before it still stands on the page.</summary>
public sealed class SummaryToolsTests : BunitContext
{
    public SummaryToolsTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var options = Options.Create(new EcoOptions());
        this.AddAuthorization();
        Services.AddScoped<LiveCircuit>();
        Services.AddSingleton(options).AddSingleton(new ExportDesk((_, _, _, _) => Task.FromResult(ExportResult.Failed(ExportFailure.Broken)), new ExportLine(options), options, TimeProvider.System, NullLogger<ExportDesk>.Instance))
            // Nobody is signed in: it is never asked.
            .AddSingleton((ActorService)RuntimeHelpers.GetUninitializedObject(typeof(ActorService))).AddSingleton(new CircuitActivity(null!, TimeProvider.System, NullLogger<CircuitActivity>.Instance)).AddSingleton<CurrentActor>();
    }

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
