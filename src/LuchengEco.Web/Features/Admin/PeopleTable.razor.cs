using LuchengEco.Services.Accounts;
using LuchengEco.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>People with units, roles and state; on a narrow screen a card for each.</summary>
public sealed partial class PeopleTable
{
    [Parameter, EditorRequired] public IReadOnlyList<PersonRow> Rows { get; set; } = [];

    [Parameter, EditorRequired] public string Caption { get; set; } = "";

    /// <summary>Where a person's name leads.</summary>
    [Parameter, EditorRequired] public Func<Guid, string> Link { get; set; } = id => "";

    [Parameter] public SortOrder Sort { get; set; }

    [Parameter] public Func<SortOrder, string>? SortLink { get; set; }
}
