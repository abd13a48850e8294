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
    public MockCredentials Credentials { get; init; } = new();
    public BureauLimits Limits { get; init; } = new();
    /// <summary>Issuer and audience of the consents that its identity provider signs.</summary>
    public string ConsentIssuer { get; init; } = "https://login.example.test";
    public string ConsentAudience { get; init; } = "datahub";
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
