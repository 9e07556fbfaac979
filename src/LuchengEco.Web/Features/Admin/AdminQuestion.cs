using LuchengEco.Web.Features.Entry;
using MudBlazor;

namespace LuchengEco.Web.Features.Admin;

/// <summary>Asks before an account changes in a way that its person will notice.</summary>
internal static class AdminQuestion
{
    /// <returns>True when the answer is yes.</returns>
    public static async Task<bool> AskAsync(IDialogService dialogs, string title, string confirmWord, IReadOnlyList<string> lines, IReadOnlyList<string> items) =>
        await new StepQuestion(title, confirmWord, lines, items, null, false).AskAsync(dialogs) is not null;
}
