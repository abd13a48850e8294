using DataHub.Adapters.Sdk.Gateway;

namespace DataHub.Adapters.ResidencePermit;

/// <summary>Handbook 2.2: the permits of one person.</summary>
internal interface IResidencePermitApi : IGatewayApi<PermitQuery>;
