using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Mocks.Bureau.Calls;

/// <summary>What every interface of one bureau shares.</summary>
internal sealed record BureauServices(IBureauData Data, TimeProvider Clock, MockCredentials Credentials, BureauLimits Limits,
    BureauFaults Faults, BureauLatency Latency, CallCounts Counts, bool RefuseReplays, bool IsWatched);
