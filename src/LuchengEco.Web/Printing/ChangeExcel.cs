using LuchengEco.Services.Changes;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Printing;

/// <summary>Changes as an Excel file.</summary>
public static class ChangeExcel
{
    private static readonly int[] Widths = [20, 10, 32, 10, 30, 30, 50, 14, 10, 40, 8];

    public static byte[] Write(IReadOnlyList<ChangeLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return TableExcel.Write(ChangePageText.Title, Widths, ChangeWords.Heads, lines.Select(ChangeWords.FieldsOf));
    }
}
