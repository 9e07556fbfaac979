using LuchengEco.Services.Accounts;

namespace LuchengEco.Services.Tests.Accounts;

public sealed class AccountOptionsTests
{
    public static TheoryData<Action<AccountOptions>, string> Wrong => new()
    {
        { options => options.MinLength = 7, "MinLength" },
        { options => options.MinLength = 65, "MinLength" },
        { options => options.AdministratorMinLength = 7, "AdministratorMinLength" },
        { options => (options.MinLength, options.AdministratorMinLength) = (12, 11), "AdministratorMinLength" },
        { options => options.CharacterClasses = 0, "CharacterClasses" },
        { options => options.CharacterClasses = 5, "CharacterClasses" },
        { options => options.PasswordDays = -1, "PasswordDays" },
        { options => options.PasswordHistory = 25, "PasswordHistory" },
        { options => options.LockoutAttempts = 2, "LockoutAttempts" },
        { options => options.LockoutMinutes = 0, "LockoutMinutes" },
        { options => options.MaxSessions = -1, "MaxSessions" },
    };

    [Fact]
    public void Validate_Defaults_Succeed() => Assert.True(new AccountOptionsValidator().Validate(null, new AccountOptions()).Succeeded);

    [Theory, MemberData(nameof(Wrong))]
    public void Validate_AWrongSetting_FailsAndNamesIt(Action<AccountOptions> change, string name)
    {
        var options = new AccountOptions();
        change(options);
        var result = new AccountOptionsValidator().Validate(null, options);
        Assert.True(result.Failed);
        Assert.Contains(result.Failures!, failure => failure.Contains(name, StringComparison.Ordinal));
    }
}
