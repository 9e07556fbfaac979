namespace LuchengEco.Web.Printing;

/// <summary>Finds the machine's Chromium; nothing is ever downloaded.</summary>
internal static class ChromiumLocator
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome", "/snap/bin/chromium",
        "/usr/bin/microsoft-edge-stable", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <param name="configured">Eco:Printing:ChromiumPath; empty looks in the usual places.</param>
    /// <returns>Null when there is none.</returns>
    public static string? Find(string? configured) => string.IsNullOrWhiteSpace(configured)
        ? Places.FirstOrDefault(File.Exists)
        : File.Exists(configured) ? configured : null;
}
