using DataHub.Testing;

namespace DataHub.Journeys.Tests.Webhooks;

/// <summary>A hub with the mock bureau that may tell a receiver on this machine, looking every second.</summary>
public sealed class HubWithWebhooks : HubWithBureau
{
    public WebhookReceiver Receiver { get; private set; } = null!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        Receiver = await WebhookReceiver.StartAsync();
    }

    protected override IEnumerable<string> Settings() =>
        [.. base.Settings(), "--Webhooks:AllowHttp=true", "--Webhooks:AllowPrivateTargets=true", "--Webhooks:Source=https://hub.example.test", "--Jobs:SweepSeconds=1"];
}
