using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Bureau.Population;
using Microsoft.Extensions.Time.Testing;

namespace DataHub.Mocks.Tests.Samples;

/// <summary>A bureau of the sample people behind either door, on a clock that the test moves.</summary>
internal sealed class RunningBureau : IAsyncDisposable
{
    public static TheoryData<DoorKind> Doors => new(DoorKind.Kestrel, DoorKind.WireMock);

    private RunningBureau(MockBureau bureau, FakeTimeProvider clock)
    {
        Bureau = bureau;
        Clock = clock;
        Http = new HttpClient { BaseAddress = bureau.BaseAddress };
    }

    public MockBureau Bureau { get; }
    public FakeTimeProvider Clock { get; }
    public HttpClient Http { get; }

    public static Task<RunningBureau> StartAsync(IBureauData data) => StartAsync(data, DoorKind.Kestrel, null);

    public static Task<RunningBureau> StartAsync(DoorKind door, Func<MockBureauOptions, MockBureauOptions>? with = null) => StartAsync(new SampleData(), door, with);

    private static async Task<RunningBureau> StartAsync(IBureauData data, DoorKind door, Func<MockBureauOptions, MockBureauOptions>? with)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        var options = new MockBureauOptions { Door = door, Clock = clock };
        return new RunningBureau(await MockBureau.StartAsync(data, with?.Invoke(options) ?? options), clock);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Bureau.DisposeAsync();
    }
}
