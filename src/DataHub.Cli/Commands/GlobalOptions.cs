using System.CommandLine;
using DataHub.Cli.Connecting;

namespace DataHub.Cli.Commands;

/// <summary>Options of every command.</summary>
internal static class GlobalOptions
{
    public const string LanguageVariable = "DATAHUB_LANG";

    public static readonly Option<string?> Address = new("--address") { Description = $"Address of the hub; else {HubSettings.AddressVariable}.", HelpName = "URL", Recursive = true };

    public static readonly Option<string?> KeyFile = new("--key-file")
    {
        Description = $"File that holds the API key; else {HubSettings.KeyVariable}, else the file named by {HubSettings.KeyFileVariable}.",
        HelpName = "FILE",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json") { Description = "Print the hub's JSON as it came, for scripts.", Recursive = true };

    private static readonly Option<string?> Lang = LanguageOption();

    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Address);
        root.Options.Add(KeyFile);
        root.Options.Add(Json);
        root.Options.Add(Lang);
    }

    /// <returns><c>zh</c> unless English was asked for.</returns>
    public static string Language(ParseResult parsed) =>
        (parsed.GetValue(Lang) ?? Environment.GetEnvironmentVariable(LanguageVariable)) == "en" ? "en" : "zh";

    private static Option<string?> LanguageOption()
    {
        var option = new Option<string?>("--lang") { Description = $"Language of the tables, zh or en; else {LanguageVariable}, else zh.", Recursive = true };
        option.AcceptOnlyFromAmong("zh", "en");
        return option;
    }
}
