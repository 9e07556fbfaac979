using System.Text.RegularExpressions;
using LuchengEco.Domain.Figures;

namespace LuchengEco.Domain.Plans;

/// <summary>A 科室 that owns figures. The source names none, so the catalogue's are examples until an administrator renames them.</summary>
public sealed partial class OrganisationUnit
{
    /// <summary>Code of 综合办公室, which writes the year's summary.</summary>
    public const string Office = "general";

    private OrganisationUnit()
    {
    }

    public OrganisationUnit(string code) => Code = code;

    /// <summary>A unit that an administrator adds; no example.</summary>
    /// <exception cref="DomainException">The code is no kebab-case of at most 40 characters, or the name cannot be used.</exception>
    public static OrganisationUnit Add(string? code, string name, int sortOrder)
    {
        if (code is not { Length: <= 40 } || !CodePattern().IsMatch(code))
            throw new DomainException("unit-code-invalid", Resources.DomainText.UnitCodeInvalid);
        var unit = new OrganisationUnit(code);
        unit.Rename(name);
        unit.Place(sortOrder);
        return unit;
    }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public int SortOrder { get; private set; }

    /// <summary>True until the unit is renamed by hand; the catalogue does not touch a renamed unit.</summary>
    public bool IsExample { get; private set; }

    /// <summary>Null while it works; a unit that ended keeps its history and gets no new figures.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public void Close(DateTimeOffset at) => ClosedAt ??= at;

    public void Reopen() => ClosedAt = null;

    /// <summary>An example stays one: only its place among the units is decided.</summary>
    public void Place(int sortOrder) => SortOrder = sortOrder;

    public void DescribeAsExample(string name, int sortOrder, bool isExample) => (Name, SortOrder, IsExample) = (name, sortOrder, isExample);

    /// <exception cref="DomainException">The name is empty, longer than 50 characters or holds a control character.</exception>
    public void Rename(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 50 || name.Trim().Any(char.IsControl) || !Remark.CanBeStored(name))
            throw new DomainException("unit-name-invalid", Resources.DomainText.UnitNameInvalid);
        Name = name.Trim();
        IsExample = false;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*\\z")]
    private static partial Regex CodePattern();
}
