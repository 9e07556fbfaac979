using LuchengEco.Services.Accounts;
using Microsoft.Extensions.Options;

namespace LuchengEco.Services.Tests.Accounts;

public sealed class PasswordRulesTests
{
    private static readonly PasswordRules Rules = new(Options.Create(new AccountOptions()), TimeProvider.System);

    [Theory]
    [InlineData("Ab3#efg", false, "密码至少需要8位。")]
    [InlineData("Ab3#efgh", false, null)]
    [InlineData("Ab3#efghi", true, "密码至少需要10位。")]
    [InlineData("Ab3#efghij", true, null)]
    [InlineData("abcdefgh", false, "密码须包含大写字母、小写字母、数字、符号中的至少3类，还可加入：大写字母、数字、符号。")]
    [InlineData("abcdefg1", false, "密码须包含大写字母、小写字母、数字、符号中的至少3类，还可加入：大写字母、符号。")]
    [InlineData("Abcdefg1", false, null)]
    [InlineData("abcdef1#", false, null)]
    [InlineData("密码abc12", false, "密码至少需要8位。")]
    [InlineData("x#ZHANG.San1", false, "密码不能包含用户名。")]
    public void Check_OfAPassword_SaysWhatIsMissing(string password, bool isAdministrator, string? problem)
    {
        var problems = Rules.Check(password, "zhang.san", isAdministrator);
        Assert.Equal(problem is null ? [] : [problem], problems);
    }

    [Fact]
    public void Generate_AThousandTimes_KeepsEveryRuleAndNeverRepeats()
    {
        var generated = Enumerable.Range(0, 1000).Select(_ => Rules.Generate()).ToList();
        Assert.All(generated, password => Assert.Empty(Rules.Check(password, "zhang.san", isAdministrator: true)));
        Assert.Equal(1000, generated.Distinct().Count());
    }

    [Theory]
    [InlineData(89, false, false)]
    [InlineData(90, false, true)]
    [InlineData(900, true, false)]
    public void IsExpired_AfterItsDays_IsTrueExceptForADemonstration(int days, bool isDemonstration, bool expected)
    {
        var user = new EcoUser { PasswordChangedAt = TimeProvider.System.GetUtcNow().AddDays(-days).AddMinutes(expected ? -1 : 1), IsDemonstration = isDemonstration };
        Assert.Equal(expected, Rules.IsExpired(user));
    }
}
