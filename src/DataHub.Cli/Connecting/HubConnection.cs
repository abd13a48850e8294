using DataHub.Cli.Running;
using DataHub.Cli.Showing;
using DataHub.Client;

namespace DataHub.Cli.Connecting;

/// <summary>The hub's two clients over one connection.</summary>
internal sealed class HubConnection : IDisposable
{
    private readonly HttpClient _http;
    private readonly HttpClient _operationsHttp;

    private HubConnection(Uri address, string key)
    {
        Address = address;
        _http = new HttpClient(Tap, disposeHandler: false);
        _operationsHttp = new HttpClient(Tap, disposeHandler: false);
        Client = DataHubClientRegistration.Create(_http, address, key);
        Operations = DataHubClientRegistration.CreateOperations(_operationsHttp, address, key);
    }

    public Uri Address { get; }
    public AnswerTap Tap { get; } = new();
    public IDataHubClient Client { get; }
    public IDataHubOperations Operations { get; }

    /// <exception cref="CommandException">Address or key is missing or unusable.</exception>
    public static HubConnection Open(HubSettings settings, Screen screen, Words words)
    {
        var address = settings.RequireAddress(words);
        var key = settings.RequireKey(words);
        foreach (var warning in settings.Warnings(words))
        {
            screen.Tell(warning);
        }

        return new HubConnection(address, key.Secret);
    }

    public void Dispose()
    {
        _http.Dispose();
        _operationsHttp.Dispose();
        Tap.Dispose();
    }
}
