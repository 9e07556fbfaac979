using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LuchengEco.Web.Tests.EndToEnd;

internal static class Arrival
{
    /// <summary>Waits until a link that the circuit follows stands in the address (<c>**</c> for anything). <c>WaitForURLAsync</c> waits for the event of the navigation, which may be over before it listens.</summary>
    public static Task ArrivesAsync(this IPage page, string address) =>
        Expect(page).ToHaveURLAsync(new Regex($"^{Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal)}$"), new() { Timeout = 30_000 });
}
