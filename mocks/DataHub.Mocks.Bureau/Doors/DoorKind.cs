namespace DataHub.Mocks.Bureau.Doors;

/// <summary>Which server stands before the bureau.</summary>
public enum DoorKind
{
    /// <summary>Plain Kestrel: the fast one, for load.</summary>
    Kestrel,
    /// <summary>WireMock.Net, with its request log.</summary>
    WireMock,
}
