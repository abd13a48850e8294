using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Doors;

namespace DataHub.Mocks.Bureau;

/// <summary>How a mock bureau is to run.</summary>
public sealed record MockBureauOptions
{
    public DoorKind Door { get; init; } = DoorKind.Kestrel;
    /// <summary>Port on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }
    /// <summary>The typical latencies of the handbook from the start; else none.</summary>
    public bool TypicalLatency { get; init; }
    /// <summary>Refuse beyond the quotas of the handbook; calls are counted either way.</summary>
    public bool EnforceQuotas { get; init; }
    /// <summary>
    /// Refuse a serial or a nonce that was used before, as the handbook says. False: for load that plays recorded calls again;
    /// signatures are checked all the same.
    /// </summary>
    public bool RefuseReplays { get; init; } = true;
    /// <summary>Told each call of an item after it was answered, on the call's own thread; through the Kestrel door only.</summary>
    public Action<ServedCall>? Watch { get; init; }
    public MockCredentials Credentials { get; init; } = new();
    public BureauLimits Limits { get; init; } = new();
    /// <summary>Issuer and audience of the consents that its identity provider signs.</summary>
    public string ConsentIssuer { get; init; } = "https://login.example.test";
    public string ConsentAudience { get; init; } = "datahub";
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
