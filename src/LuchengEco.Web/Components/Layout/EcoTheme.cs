using MudBlazor;

namespace LuchengEco.Web.Components.Layout;

/// <summary>MudBlazor in the colours of <c>app.css</c>.</summary>
public static class EcoTheme
{
    private static readonly string[] Faces = ["system-ui", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0f6b5c",
            Secondary = "#2b5f9e",
            Background = "#f4f7f6",
            TextPrimary = "#1c2b2a",
            TextSecondary = "#51625f",
            Error = "#a3231c",
            Warning = "#8a5300",
            Success = "#1b6e3c",
        },
        Typography = new Typography { Default = new DefaultTypography { FontFamily = Faces, FontSize = ".9375rem", LineHeight = "1.6" } },
    };
}
