using System.Runtime.CompilerServices;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;

namespace LuchengEco.Services.Tests.Accounts;

/// <summary><c>docs/rights.md</c> and <see cref="Rights.Table"/> say the same.</summary>
public sealed class RightsDocumentTests
{
    private static readonly IReadOnlyDictionary<string, string[]> Rows = File.ReadLines(Path.Combine(Root(), "docs", "rights.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray())
        .ToDictionary(cells => cells[0].Trim('`'));

    private static readonly string[] Heads = [.. File.ReadLines(Path.Combine(Root(), "docs", "rights.md"))
        .First(line => line.StartsWith("| Operation", StringComparison.Ordinal)).Split('|')[1..^1].Select(cell => cell.Trim())];

    [Fact]
    public void Document_HasARowForEveryOperationAndNoOther() =>
        Assert.Equal(Enum.GetNames<EcoOperation>().Order(), Rows.Keys.Order());

    [Fact]
    public void Document_NamesEveryRoleWithItsCode()
    {
        Assert.Equal(EcoRoles.All.Select(EcoRoles.NameOf), Heads[2..8]);
        var text = File.ReadAllText(Path.Combine(Root(), "docs", "rights.md"));
        Assert.All(EcoRoles.All, role => Assert.Contains($"{EcoRoles.NameOf(role)} `{role}`", text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Document_AllowsWhatTheTableAllows(EcoOperation operation)
    {
        var row = Rows[operation.ToString()];
        var documented = EcoRoles.All.Where((_, index) => row[2 + index] == "●");
        Assert.Equal(Rights.Table[operation].Order(), documented.Order());
        Assert.Equal(AuditWords.OfOperation(operation), row[1]);
        Assert.All(EcoRoles.All.Select((_, index) => row[2 + index]), cell => Assert.True(cell is "●" or "", cell));
    }

    public static TheoryData<EcoOperation> Operations => [.. Enum.GetValues<EcoOperation>()];

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
