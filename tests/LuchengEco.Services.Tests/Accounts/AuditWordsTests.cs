using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;

namespace LuchengEco.Services.Tests.Accounts;

/// <summary>Every action that the sources write into the audit has a Chinese word.</summary>
public sealed partial class AuditWordsTests
{
    [Fact]
    public void Action_OfTheSources_HasAWord()
    {
        var written = Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Action().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().ToList();
        Assert.Contains("target-set", written);
        Assert.All(written, action => Assert.True(AuditWords.OfAction(action) != action, $"Action_{action.Replace('-', '_')} is missing in AuditText.resx."));
    }

    [Fact]
    public void Action_OfARefusal_NamesTheOperation() => Assert.All(Enum.GetValues<EcoOperation>(), operation =>
        Assert.Equal($"越权：{AuditWords.OfOperation(operation)}", AuditWords.OfAction("denied-" + AuditLog.Word(operation))));

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)*)\", AuditOutcome\\.")]
    private static partial Regex Action();

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
