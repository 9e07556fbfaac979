using System.Runtime.CompilerServices;
using LuchengEco.Domain;
using LuchengEco.Services.Persistence;

namespace LuchengEco.Services.Tests;

/// <summary>Web → Services → Domain, and nothing else.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void Domain_References_NothingButTheFramework() =>
        Assert.All(typeof(YearMonth).Assembly.GetReferencedAssemblies(), reference => Assert.Matches("^(System|netstandard|mscorlib)", reference.Name!));

    [Fact]
    public void Services_References_DomainAndNotWeb()
    {
        var names = typeof(EcoDatabase).Assembly.GetReferencedAssemblies().Select(reference => reference.Name).ToList();

        Assert.Contains("LuchengEco.Domain", names);
        Assert.DoesNotContain("LuchengEco.Web", names);
    }

    [Fact]
    public void Web_Sources_NameNoEntityFramework()
    {
        var web = Path.Combine(Root(), "src", "LuchengEco.Web");
        var offenders = Directory.EnumerateFiles(web, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("EntityFrameworkCore", StringComparison.Ordinal));

        Assert.Empty(offenders);
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
