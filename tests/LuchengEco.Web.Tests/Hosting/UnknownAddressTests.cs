using System.Net;
using LuchengEco.Web.Tests.Api;

namespace LuchengEco.Web.Tests.Hosting;

[Collection(ReadOnlyHost.Name)]
public sealed class UnknownAddressTests(EcoHostFixture host)
{
    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/plan/2024")]
    public async Task Page_ThatDoesNotExist_IsAChinesePageWith404(string path)
    {
        using var client = await host.SignInByFormAsync("lingdao");
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("没有找到这个页面", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutAPerson_AsksToSignInWhetherItExistsOrNot()
    {
        using var client = host.CreateClient();
        using var response = await client.GetAsync("/nowhere", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Fnowhere", response.Headers.Location!.PathAndQuery);
    }

    [Fact]
    public async Task Api_ThatDoesNotExist_IsAProblemAndNoPage()
    {
        using var client = await host.SignInAsync("lingdao");
        using var response = await client.GetAsync("/api/v1/nowhere", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }
}
