namespace DataHub.Mocks.Bureau.Doors;

/// <summary>A running HTTP server before the bureau.</summary>
internal interface IDoor : IAsyncDisposable
{
    Uri BaseAddress { get; }
}
