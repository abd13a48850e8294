using System.CommandLine;
using DataHub.Cli.Commands;
using DataHub.Cli.Connecting;
using DataHub.Cli.Showing;
using DataHub.Client;
using Spectre.Console.Rendering;

namespace DataHub.Cli.Running;

/// <summary>What a command works with: its arguments, the hub, and a way to show an answer as a table or as JSON.</summary>
internal sealed class Session : IDisposable
{
    private readonly Lazy<HubConnection> _hub;

    public Session(ParseResult parsed, Screen screen, TimeProvider time)
    {
        (Parsed, Screen, Time) = (parsed, screen, time);
        Words = new Words(GlobalOptions.Language(parsed), time.LocalTimeZone);
        _hub = new(() => HubConnection.Open(HubSettings.Read(parsed), screen, Words));
    }

    public ParseResult Parsed { get; }
    public Screen Screen { get; }
    public TimeProvider Time { get; }
    public Words Words { get; }
    public bool Json => Parsed.GetValue(GlobalOptions.Json);
    public IDataHubClient Hub => _hub.Value.Client;
    public IDataHubOperations Operations => _hub.Value.Operations;
    public Uri Address => _hub.Value.Address;

    /// <summary>The body of the hub's latest answer as it came; empty before the first.</summary>
    public string LatestAnswer => _hub.IsValueCreated ? _hub.Value.Tap.Latest : "";

    /// <summary>The latest answer: as it came for scripts, as a view for people.</summary>
    public void Show(Func<Words, IEnumerable<IRenderable>> view)
    {
        if (Json)
        {
            Screen.Print(LatestAnswer);
            return;
        }

        Screen.Show(view(Words));
    }

    public void Dispose()
    {
        if (_hub.IsValueCreated)
        {
            _hub.Value.Dispose();
        }
    }
}
