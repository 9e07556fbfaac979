using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

/// <summary>The form of a month as a typist sees it.</summary>
public sealed class EntryForm(IPage page)
{
    /// <summary>“全部已保存” or how many rows are not.</summary>
    public ILocator Summary => page.GetByTestId("save-summary");

    public ILocator Notice => page.Locator("[data-notice]");

    /// <summary>The input of a number: value, numerator, denominator or weight; also mark and note.</summary>
    public ILocator Cell(string indicator, string field = "value") => page.Locator($"[data-cell='{indicator}:{field}']");

    public ILocator Row(string indicator) => page.Locator($"tr[data-row='{indicator}']");

    /// <summary>The sentence beside the cell.</summary>
    public ILocator Message(string indicator) => Row(indicator).Locator("[data-message]");

    public ILocator Choice(string indicator, string words) => Row(indicator).GetByRole(AriaRole.Button, new() { Name = words });

    /// <summary>The head of a unit's rows.</summary>
    public ILocator Unit(string unit) => page.Locator($"tbody[data-unit='{unit}'] tr.unit");

    /// <summary>Why the unit cannot be typed.</summary>
    public ILocator WhyNot(string unit) => page.Locator($"[data-why-not='{unit}']");

    /// <summary>The fields of a unit into which one could type.</summary>
    public ILocator OpenFields(string unit) => page.Locator($"tbody[data-unit='{unit}'] :is(input:not([readonly]), select:not([disabled]))");

    public async Task OpenAsync(Visitor typist, string month)
    {
        await typist.OpenAsync($"/entry/{month}");
        await ReadyAsync();
    }

    public Task ReadyAsync() => Expect(page.Locator("[data-testid='entry-grid'][data-ready='true']")).ToBeVisibleAsync();

    /// <summary>Replaces what stands in a cell at one stroke, so that no half of it is ever sent, however slow the machine.</summary>
    public async Task TypeAsync(string indicator, string field, string text)
    {
        await Cell(indicator, field).SelectTextAsync();
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>What the typed or pasted cells would become, before anything changes.</summary>
    public ILocator Preview => page.GetByTestId("paste-preview");

    /// <summary>Puts a text on the clipboard, as another program would, and presses the keys for paste in the cell.</summary>
    public async Task PasteAsync(string indicator, string field, string text)
    {
        await Cell(indicator, field).FocusAsync();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
        await page.Keyboard.PressAsync("Control+V");
    }

    /// <summary>The same with a block: it is shown first, and Enter takes it.</summary>
    public async Task PasteBlockAsync(string indicator, string field, string text)
    {
        await PasteAsync(indicator, field, text);
        await Expect(page.GetByTestId("paste-apply")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Preview).ToHaveCountAsync(0);
        await Expect(Cell(indicator, field)).ToBeFocusedAsync();
    }

    public Task<string> ClipboardAsync() => page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

    /// <summary>Leaves the row, which sends it at once.</summary>
    public Task LeaveAsync() => page.Keyboard.PressAsync("Enter");

    /// <param name="indicator">Code.</param>
    /// <param name="word">What the last column says: 已保存, 拒绝, 冲突, 等待连接…</param>
    public Task SaysAsync(string indicator, string word) => Expect(Row(indicator).Locator("[data-state]")).ToHaveTextAsync(word);

    public async Task TakesStepAsync(string unit, string word)
    {
        await Unit(unit).GetByRole(AriaRole.Button, new() { Name = word, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    public Task ConfirmAsync() => page.GetByTestId("dialog-confirm").ClickAsync();
}
