using System.CommandLine;
using DataHub.Cli.Commands;
using DataHub.Cli.Running;
using DataHub.Cli.Showing;

namespace DataHub.Cli.Connecting;

/// <summary>Where the hub is and who calls: options before the environment.</summary>
/// <param name="Address">As it was given; null when nowhere.</param>
/// <param name="AddressFrom">The option or variable that gave it.</param>
internal sealed record HubSettings(string? Address, string AddressFrom, HubKey? Key)
{
    public const string AddressVariable = "DATAHUB_ADDRESS";
    public const string KeyVariable = "DATAHUB_KEY";
    public const string KeyFileVariable = "DATAHUB_KEY_FILE";

    /// <exception cref="CommandException">The key's file cannot be read.</exception>
    public static HubSettings Read(ParseResult parsed)
    {
        var option = parsed.GetValue(GlobalOptions.Address);
        return new HubSettings(
            option ?? Variable(AddressVariable), option is null ? AddressVariable : GlobalOptions.Address.Name,
            parsed.GetValue(GlobalOptions.KeyFile) is { } file ? FromFile(file, GlobalOptions.KeyFile.Name)
            : Variable(KeyVariable) is { } key ? new HubKey(key.Trim(), KeyVariable, null)
            : Variable(KeyFileVariable) is { } named ? FromFile(named, KeyFileVariable)
            : null);
    }

    public Uri RequireAddress(Words words) => Address switch
    {
        null => throw CommandException.Usage(words.Of(
            $"不知道枢纽的地址：用 --address https://… 或环境变量 {AddressVariable} 指定。",
            $"The hub's address is not known: give --address https://… or set {AddressVariable}.")),
        _ => Uri.TryCreate(Address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw CommandException.Usage(words.Of($"{AddressFrom} 不是 http(s) 地址。", $"{AddressFrom} is no http(s) address.")),
    };

    public HubKey RequireKey(Words words) => Key switch
    {
        null => throw CommandException.Usage(words.Of(
            $"没有密钥：用 --key-file 指定密钥文件，或设置环境变量 {KeyVariable} 或 {KeyFileVariable}。密钥由 'clients add' 生成。",
            $"There is no key: give --key-file, or set {KeyVariable} or {KeyFileVariable}. 'clients add' of the hub makes one.")),
        { Usable: false } => throw CommandException.Usage(words.Of($"{Key.From} 中的内容不是密钥：应为一行可见字符。", $"{Key.From} holds no key: it must be one line of visible characters.")),
        _ => Key,
    };

    /// <summary>What is risky about them.</summary>
    public IEnumerable<string> Warnings(Words words)
    {
        if (Key is { Exposed: true })
        {
            yield return words.Of($"警告：其他用户能读取密钥文件 {Key.File}：请执行 chmod 600。", $"Warning: others can read the key file {Key.File}: chmod 600 it.");
        }

        if (Uri.TryCreate(Address, UriKind.Absolute, out var uri) && uri is { Scheme: "http", IsLoopback: false })
        {
            yield return words.Of($"警告：{uri} 未加密，密钥会以明文传输。", $"Warning: {uri} is not encrypted, the key crosses the network in clear text.");
        }
    }

    private static HubKey FromFile(string file, string from)
    {
        try
        {
            return new HubKey(File.ReadAllText(file).Trim(), $"{from} {file}", file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Usage($"{from}: {exception.Message}");
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
