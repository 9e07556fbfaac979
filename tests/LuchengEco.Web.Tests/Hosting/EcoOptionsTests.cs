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
        { options => options.Smtp.Port = 0, "Port" },
        { options => options.Smtp.IntervalMinutes = 0, "IntervalMinutes" },
        { options => options.Smtp.TimeoutSeconds = 301, "TimeoutSeconds" },
        { options => options.Smtp = Smtp(from: null), "Eco:Smtp:From" },
        { options => options.Smtp = Smtp(from: "nobody"), "Eco:Smtp:From" },
        { options => options.Smtp = Smtp(site: "eco.example.gov.cn"), "Eco:Smtp:BaseUrl" },
        { options => options.Smtp = Smtp(site: "ftp://eco.example.gov.cn"), "Eco:Smtp:BaseUrl" },
        { options => options.Smtp = Smtp(password: null), "Eco:Smtp:UserName" },
        { options => options.Smtp = Smtp(security: EcoOptions.SmtpSecurity.None), "Eco:Smtp:Security" },
    };

    [Fact]
    public void Validate_AWholeSmtp_Succeeds()
    {
        Assert.True(new EcoOptionsValidator().Validate(null, new EcoOptions { Smtp = Smtp() }).Succeeded);
        Assert.True(new EcoOptionsValidator().Validate(null, new EcoOptions { Smtp = Smtp(from: "鹿城生态 <eco@example.gov.cn>") }).Succeeded);
    }

    private static EcoOptions.SmtpOptions Smtp(string? from = "eco@example.gov.cn", string? site = "https://eco.example.gov.cn", string? password = "geheim",
        EcoOptions.SmtpSecurity security = EcoOptions.SmtpSecurity.StartTls) =>
        new() { Host = "mail.example.gov.cn", From = from, BaseUrl = site, UserName = "eco", Password = password, Security = security };

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
