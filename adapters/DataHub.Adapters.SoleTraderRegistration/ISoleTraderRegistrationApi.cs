using DataHub.Adapters.Sdk.Business;
using DataHub.Adapters.Sdk.Gateway;

namespace DataHub.Adapters.SoleTraderRegistration;

/// <summary>Handbook 2.4: by credit code, or by the operator's id number and name.</summary>
internal interface ISoleTraderRegistrationApi : IGatewayApi<BusinessQuery>;
