using MudBlazor;

namespace DataHub.Host.Console.Layout;

/// <summary>Colours and letters of the console, light and dark; every pair of text and ground reaches 4.5 : 1.</summary>
internal sealed class ConsoleTheme
{
    private static readonly string[] Fonts = ["system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "sans-serif"];

    /// <summary>The operator's choice; null follows the system.</summary>
    public bool? Chosen { get; set; }

    public MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b5cad",
            Secondary = "#5b6b7f",
            Tertiary = "#00796b",
            AppbarBackground = "#ffffff",
            AppbarText = "#1b2735",
            Background = "#f4f6f9",
            Surface = "#ffffff",
            DrawerBackground = "#ffffff",
            DrawerText = "#1b2735",
            TextPrimary = "#1b2735",
            TextSecondary = "#526173",
            Success = "#1b7f3b",
            Warning = "#a15c00",
            Error = "#c62828",
            Info = "#0b6aa8",
            LinesDefault = "#dde3ea",
            TableLines = "#e6ebf1",
            Divider = "#dde3ea",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#6cb2ff",
            PrimaryContrastText = "#06213d",
            Secondary = "#a9b7c6",
            Tertiary = "#4db6ac",
            AppbarBackground = "#161d26",
            AppbarText = "#e6edf5",
            Background = "#10161d",
            Surface = "#18212b",
            DrawerBackground = "#161d26",
            DrawerText = "#dbe4ee",
            TextPrimary = "#e6edf5",
            TextSecondary = "#a9b7c6",
            Success = "#5fd487",
            Warning = "#ffb74d",
            Error = "#ff8a80",
            Info = "#6cb2ff",
            SuccessContrastText = "#06290f",
            WarningContrastText = "#2b1a00",
            ErrorContrastText = "#3b0703",
            InfoContrastText = "#06213d",
            LinesDefault = "#2b3744",
            TableLines = "#263240",
            Divider = "#2b3744",
            ActionDefault = "#a9b7c6",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.9rem" },
            Button = new ButtonTypography { FontFamily = Fonts, TextTransform = "none" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px", DrawerWidthLeft = "220px" },
    };
}
