using LuchengEco.Web.Hosting;

namespace LuchengEco.Web.Tests.Hosting;

public sealed class EcoOptionsTests
{
    public static TheoryData<Action<EcoOptions>, string> Wrong => new()
    {
        { options => options.IdleMinutes = 0, "IdleMinutes" },
        { options => options.IdleMinutes = 481, "IdleMinutes" },
        { options => options.Administrator.UserName = "a", "UserName" },
        { options => options.Administrator.UserName = "名字", "UserName" },
        { options => options.Printing.MaxConcurrent = 0, "MaxConcurrent" },
        { options => options.Printing.MaxWaiting = -1, "MaxWaiting" },
        { options => options.Printing.TimeoutSeconds = 4, "TimeoutSeconds" },
        { options => options.Printing.ChromiumPath = "/nowhere/chromium", "ChromiumPath" },
        { options => options.Api.TokenMinutes = 0, "TokenMinutes" },
        { options => options.Api.SignInsPerMinute = 0, "SignInsPerMinute" },
    };

    [Fact]
    public void Validate_Defaults_Succeed() => Assert.True(new EcoOptionsValidator().Validate(null, new EcoOptions()).Succeeded);

    [Theory, MemberData(nameof(Wrong))]
    public void Validate_AWrongSetting_FailsAndNamesIt(Action<EcoOptions> change, string name)
    {
        var options = new EcoOptions();
        change(options);

        var result = new EcoOptionsValidator().Validate(null, options);

        Assert.True(result.Failed);
        Assert.Contains(name, Assert.Single(result.Failures), StringComparison.Ordinal);
    }
}
