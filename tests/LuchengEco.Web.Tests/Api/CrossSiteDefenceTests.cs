using LuchengEco.Web.Api;
using Microsoft.AspNetCore.Http;

namespace LuchengEco.Web.Tests.Api;

public sealed class CrossSiteDefenceTests
{
    [Theory]
    [InlineData("GET", null, null, true)]
    [InlineData("PUT", null, null, false)]
    [InlineData("PUT", "same-origin", null, true)]
    [InlineData("PUT", "none", null, true)]
    [InlineData("PUT", "same-site", null, false)]
    [InlineData("PUT", "cross-site", "http://eco.test:5080", false)]
    [InlineData("POST", null, "http://eco.test:5080", true)]
    [InlineData("POST", null, "https://eco.test:5080", true)]
    [InlineData("POST", null, "http://eco.test", false)]
    [InlineData("POST", null, "http://evil.test:5080", false)]
    [InlineData("POST", null, "null", false)]
    public void Allows_WithTheCookie_OnlyWhatComesFromThisSite(string method, string? site, string? origin, bool allowed) =>
        Assert.Equal(allowed, CrossSiteDefence.Allows(Request(method, site, origin)));

    [Fact]
    public void Allows_WithAToken_FromAnywhere()
    {
        var context = Request("PUT", "cross-site", "http://evil.test");
        context.Request.Headers.Authorization = "Bearer x";
        Assert.True(CrossSiteDefence.Allows(context));
    }

    private static DefaultHttpContext Request(string method, string? site, string? origin)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = "/api/v1/figures/2024-10";
        context.Request.Host = new HostString("eco.test", 5080);
        if (site is not null)
            context.Request.Headers["Sec-Fetch-Site"] = site;
        if (origin is not null)
            context.Request.Headers.Origin = origin;
        return context;
    }
}
