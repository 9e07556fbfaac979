using LuchengEco.Services.Auditing;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Printing;

/// <summary>Entries of the audit as an Excel file.</summary>
public static class AuditExcel
{
    private static readonly int[] Widths = [9, 20, 24, 22, 9, 30, 40, 18, 66];

    public static byte[] Write(IReadOnlyList<AuditLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return TableExcel.Write(AdminText.AuditTitle, Widths, AuditWords.Heads, lines.Select(AuditWords.FieldsOf));
    }
}
