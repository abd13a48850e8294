using DataHub.Adapters.Sdk.Gateway;

namespace DataHub.Adapters.HouseholdRegistration;

/// <summary>Handbook 2.1: one person (rid …01), or a list of at most 100 (rid …02).</summary>
internal interface IHouseholdRegistrationApi : IGatewayApi<HouseholdQuery>, IGatewayApi<HouseholdBatchQuery>;
