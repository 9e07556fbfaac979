using LuchengEco.Services.Reporting;
using LuchengEco.Web.Features.FrozenSummaries;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Printing;

/// <summary>What a printed frozen summary is recognised by: version, check code, and the check page as a QR code.</summary>
public sealed partial class SealMark
{
    [Parameter, EditorRequired] public required SummarySeal Seal { get; set; }
}
