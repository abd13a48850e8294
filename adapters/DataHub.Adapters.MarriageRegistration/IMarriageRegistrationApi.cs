using DataHub.Adapters.Sdk.Gateway;

namespace DataHub.Adapters.MarriageRegistration;

/// <summary>Handbook 2.5: the acts of a couple, or of one person.</summary>
internal interface IMarriageRegistrationApi : IGatewayApi<MarriageQuery>;
