using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Verifications;
using DataHub.Core.Ports;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Problems;
using DataHub.Pipeline.Delivering;

namespace DataHub.Host.Api.Verifications;

/// <summary><c>GET /v1/verifications/{id}/changes</c>: what differs between revisions and why.</summary>
internal sealed class RevisionChanges(VerificationReader reader, IRecheckStore rechecks)
{
    private const int MostSteps = 50, UsualSteps = 20;

    public async Task<IResult> HandleAsync(Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var from = QueryFields.Int(context.Request, "from", 0, int.MaxValue, errors);
        var to = QueryFields.Int(context.Request, "to", 1, int.MaxValue, errors);
        var before = QueryFields.Int(context.Request, "before", 1, int.MaxValue, errors);
        var limit = QueryFields.Int(context.Request, "limit", 1, MostSteps, errors) ?? UsualSteps;
        if (from is not null != to is not null)
        {
            errors.Add(from is null ? "?from" : "?to", "is needed with the other: two revisions are compared");
        }
        else if (from >= to)
        {
            errors.Add("?from", "must be an earlier revision than 'to'");
        }
        else if (from is not null && before is not null)
        {
            errors.Add("?before", "cannot be combined with from and to");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var caller = context.Caller();
        var answer = await FindAsync(id, from is null ? null : (from.Value, to!.Value), before, limit, caller.Divisions, caller.Has(Scopes.PrefillRead), cancellationToken);
        return answer is null ? GetVerification.NoSuch : new JsonAnswer<ChangesResponse>(answer, ContractsJson.Default.ChangesResponse);
    }

    /// <param name="pair">These two revisions (0: before the first); null: step by step, the newest first.</param>
    /// <param name="before">Steps that lead to a revision below this one; null: all.</param>
    /// <returns>Null when there is no such verification or revision in these divisions.</returns>
    public async Task<ChangesResponse?> FindAsync(
        Guid id, (int From, int To)? pair, int? before, int limit, DivisionScope scope, bool unmasked, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(id, null, scope, cancellationToken) is not { } latest || pair?.To > latest.LatestRevision)
        {
            return null;
        }

        var notes = await rechecks.ListAsync(id, cancellationToken);
        if (pair is var (from, to))
        {
            var (earlier, later) = (await RevisionAsync(from), await RevisionAsync(to));
            return later is null ? null : new ChangesResponse(id, latest.LatestRevision, [RevisionDifference.Of(earlier, later, notes, unmasked)], null);
        }

        var changes = new List<RevisionChange>();
        var number = Math.Min(latest.LatestRevision, (before ?? int.MaxValue) - 1);
        var shown = await RevisionAsync(number);
        for (; shown is not null && changes.Count < limit; number--)
        {
            var earlier = await RevisionAsync(number - 1);
            changes.Add(RevisionDifference.Of(earlier, shown, notes, unmasked));
            shown = earlier;
        }

        return new ChangesResponse(id, latest.LatestRevision, changes, shown is null ? null : number + 1);

        async Task<VerificationView?> RevisionAsync(int wanted) => wanted < 1 ? null : wanted == latest.LatestRevision ? latest : await reader.FindAsync(id, wanted, scope, cancellationToken);
    }
}
