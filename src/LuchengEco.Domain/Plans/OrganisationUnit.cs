namespace LuchengEco.Domain.Plans;

/// <summary>A 科室 that owns figures. The source names none, so the catalogue's are examples until an administrator renames them.</summary>
public sealed class OrganisationUnit
{
    private OrganisationUnit()
    {
    }

    public OrganisationUnit(string code) => Code = code;

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public int SortOrder { get; private set; }

    /// <summary>True until the unit is renamed by hand; the catalogue does not touch a renamed unit.</summary>
    public bool IsExample { get; private set; }

    /// <summary>Null while it works; a unit that ended keeps its history and gets no new figures.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public void Close(DateTimeOffset at) => ClosedAt ??= at;

    public void Reopen() => ClosedAt = null;

    public void Place(int sortOrder) => (SortOrder, IsExample) = (sortOrder, false);

    public void DescribeAsExample(string name, int sortOrder, bool isExample) => (Name, SortOrder, IsExample) = (name, sortOrder, isExample);

    /// <exception cref="DomainException">The name is empty or longer than 50 characters.</exception>
    public void Rename(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 50)
            throw new DomainException("unit-name-invalid", Resources.DomainText.UnitNameInvalid);
        Name = name.Trim();
        IsExample = false;
    }
}
