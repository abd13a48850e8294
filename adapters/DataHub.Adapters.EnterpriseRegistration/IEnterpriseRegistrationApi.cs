using DataHub.Adapters.Sdk.Business;
using DataHub.Adapters.Sdk.Gateway;

namespace DataHub.Adapters.EnterpriseRegistration;

/// <summary>Handbook 2.3: by credit code, or by the legal person's id number and name.</summary>
internal interface IEnterpriseRegistrationApi : IGatewayApi<BusinessQuery>;
