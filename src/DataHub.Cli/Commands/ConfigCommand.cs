using System.CommandLine;
using System.Text.Json;
using DataHub.Cli.Connecting;
using DataHub.Cli.Running;
using DataHub.Cli.Showing;

namespace DataHub.Cli.Commands;

/// <summary><c>config show</c></summary>
internal static class ConfigCommand
{
    public static Command Build()
    {
        var command = new Command("config", "What this program would use.");
        command.Subcommands.Add(Show());
        return command;
    }

    private static Command Show()
    {
        var command = new Command("show", "Address, where the key comes from, and language; the key itself is never shown and no hub is asked.");
        command.Runs((session, _) =>
        {
            var settings = HubSettings.Read(session.Parsed);
            if (session.Json)
            {
                session.Screen.Print(Json(settings, session));
            }
            else
            {
                session.Screen.Show([Fields.Of(
                    (session.Words.Of("地址", "address"), settings.Address is { } address ? $"{address} ({settings.AddressFrom})" : session.Words.Of("未设置", "not set")),
                    (session.Words.Of("密钥", "key"), settings.Key?.From ?? session.Words.Of("未设置", "not set")),
                    (session.Words.Of("语言", "language"), session.Words.Language))]);
                foreach (var warning in settings.Warnings(session.Words))
                {
                    session.Screen.Tell(warning);
                }
            }

            return Task.FromResult(ExitCodes.Ok);
        });
        return command;
    }

    private static string Json(HubSettings settings, Session session)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("address", settings.Address);
            json.WriteString("keyFrom", settings.Key?.From);
            json.WriteString("language", session.Words.Language);
            json.WriteStartArray("warnings");
            foreach (var warning in settings.Warnings(session.Words))
            {
                json.WriteStringValue(warning);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
