using System.Globalization;
using DataHub.Contracts.Json;
using DataHub.Contracts.Operations;
using DataHub.Core.Ports;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Problems;

namespace DataHub.Host.Api.Audit;

/// <summary><c>/ops/v1/audit</c>: what concerns the caller's divisions, and whether the chain holds.</summary>
internal sealed class AuditEndpoints(IAuditLog log)
{
    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var request = context.Request;
        long? before = null;
        if (QueryFields.Text(request, "cursor", errors) is { } cursor)
        {
            if (long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                before = number;
            }
            else
            {
                errors.Add("?cursor", "is no cursor of this hub: start again without one");
            }
        }

        var action = QueryFields.Text(request, "action", errors);
        if (action is not null && !AuditActions.All.Contains(action))
        {
            errors.Add("?action", $"must be one of {string.Join(", ", AuditActions.All)}");
        }

        var query = new AuditQuery
        {
            Actor = QueryFields.Text(request, "actor", errors),
            Action = action,
            Target = QueryFields.Text(request, "target", errors),
            From = QueryFields.Instant(request, "from", errors),
            To = QueryFields.Instant(request, "to", errors),
            Before = before,
            Limit = QueryFields.Int(request, "limit", 1, 200, errors) ?? 50,
        };
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var page = await log.SearchAsync(query, context.Caller().Divisions, cancellationToken);
        return new JsonAnswer<AuditListResponse>(
            new AuditListResponse([.. page.Items.Select(Show)], page.NextBefore?.ToString(CultureInfo.InvariantCulture)), ContractsJson.Default.AuditListResponse);
    }

    public async Task<IResult> ProofAsync(CancellationToken cancellationToken)
    {
        var proof = await log.ProveAsync(cancellationToken);
        return new JsonAnswer<AuditProofResponse>(
            new AuditProofResponse(
                proof.Holds, proof.Fault?.Entry, proof.Fault?.Problem,
                [.. proof.Segments.Select(s => new AuditSegmentBody(s.Number, s.FirstEntry, s.LastEntry, Convert.ToHexStringLower(s.Hash)))], proof.GuardedFrom),
            ContractsJson.Default.AuditProofResponse);
    }

    private static AuditEntryBody Show(AuditEntry entry)
    {
        var told = entry.Event;
        return new AuditEntryBody(entry.Number, told.At, told.Actor, told.Action, told.Division, told.Target, told.Reason, told.Detail);
    }
}
