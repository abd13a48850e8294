using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Audit;
using DataHub.Pipeline.Planning;

namespace DataHub.Host.Api.Policies;

/// <summary>Puts the next version of a policy that was checked, for API and console alike.</summary>
internal sealed class PolicyPublisher(IPolicyStore store, PolicyCatalog catalog, AuditTrail trail, TimeProvider time)
{
    /// <param name="expected">Version that it was made from; 0: a county's first.</param>
    /// <returns>Null when another version is the latest.</returns>
    public async Task<PolicyVersion?> PutAsync(PolicyKey key, string json, int expected, Caller caller, string? reason, CancellationToken cancellationToken)
    {
        var audit = trail.Event(caller, AuditActions.PolicyPut, key.Division, key.ToString(), reason);
        if (await store.PutAsync(key, json, expected, caller.ClientId, time.GetUtcNow(), audit, cancellationToken) is not { } stored)
        {
            return null;
        }

        catalog.Refresh(key);
        return stored;
    }
}
