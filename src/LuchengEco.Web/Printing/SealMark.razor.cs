using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.FrozenSummaries;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Printing;

/// <summary>What a printed frozen summary is recognised by: version, check code, and the check page as a QR code.</summary>
public sealed partial class SealMark
{
    [Parameter, EditorRequired] public required SummarySeal Seal { get; set; }

    private int PathStart => Seal.CheckAddress.LastIndexOf(EcoUrls.Check + "/", StringComparison.Ordinal) is >= 0 and var start ? start : Seal.CheckAddress.Length;

    private string Site => Seal.CheckAddress[..PathStart];

    /// <summary>Never broken at its hyphens, which a copy of the text would lose.</summary>
    private string Path => Seal.CheckAddress[PathStart..];
}
