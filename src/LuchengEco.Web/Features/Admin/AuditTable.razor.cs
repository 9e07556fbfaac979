using System.Globalization;
using LuchengEco.Services;
using LuchengEco.Services.Auditing;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Entries of the audit, newest first; the details of one unfold below it.</summary>
public sealed partial class AuditTable
{
    [Parameter, EditorRequired] public IReadOnlyList<AuditLine> Lines { get; set; } = [];

    private static string Time(AuditLine line) => Clock.ToLocal(line.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
