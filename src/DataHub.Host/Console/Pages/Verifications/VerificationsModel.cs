using DataHub.Contracts.Access;
using DataHub.Contracts.Verifications;
using DataHub.Core.Identifiers;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Verdicts;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Audit;
using DataHub.Host.Api.Verifications;
using DataHub.Host.Console.SignIn;
using DataHub.Pipeline.Delivering;

namespace DataHub.Host.Console.Pages.Verifications;

/// <summary>What the operator typed; empty fields do not filter.</summary>
public sealed class VerificationFilter
{
    public string ExternalId { get; set; } = "";
    public string ChildIdNumber { get; set; } = "";
    public string? Outcome { get; set; }
    public string Division { get; set; } = "";

    internal VerificationQuery ToQuery(string? cursor) => new()
    {
        ExternalId = Given(ExternalId),
        ChildIdNumber = Given(ChildIdNumber) is { } number ? IdDocument.Normalize(IdType.ResidentId, number) : null,
        Outcome = EnumNames<Outcome>.TryParse(Outcome ?? "", out var outcome) ? outcome : null,
        Division = Given(Division),
        Cursor = cursor,
        Limit = 25,
    };

    private static string? Given(string text) => text.Trim() is { Length: > 0 } given ? given : null;
}

/// <param name="LatestRevision">Number of the newest; <see cref="VerificationResponse.Revision"/> may be an older one.</param>
/// <param name="Change">What it changed since the revision before; null for the first.</param>
/// <param name="People">Family members as the requester named them, masked unless <paramref name="Unmasked"/>.</param>
internal sealed record VerdictView(VerificationResponse Body, int LatestRevision, RevisionChange? Change, IReadOnlyList<FamilyMember> People, bool Unmasked);

/// <param name="Role"><c>child</c>, <c>guardian-1</c> ….</param>
internal sealed record FamilyMember(string Role, string Name, string IdNumber);

/// <summary>Finding verifications and explaining one. Personal data is masked until an operator gives a reason, which is written down first.</summary>
[PageModel]
internal sealed class VerificationsModel(OperatorSession session, VerificationReader reader, VerificationPresenter presenter, RevisionChanges changes, AuditTrail trail)
{
    /// <exception cref="NotAllowedException" />
    public async Task<SearchPage> SearchAsync(VerificationFilter filter, string? cursor, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.VerifyRead);
        return await reader.SearchAsync(filter.ToQuery(cursor), caller.Divisions, cancellationToken);
    }

    /// <param name="revision">The latest when null.</param>
    /// <returns>Null when there is none such in the operator's divisions.</returns>
    /// <exception cref="NotAllowedException" />
    public async Task<VerdictView?> FindAsync(Guid id, int? revision, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.VerifyRead);
        return await reader.FindAsync(id, revision, caller.Divisions, cancellationToken) is { } view ? await ShowAsync(view, caller, unmasked: false, cancellationToken) : null;
    }

    /// <summary>The same with personal data; <paramref name="reason"/> is in the audit before anything is shown.</summary>
    /// <exception cref="NotAllowedException">Needs <c>prefill.read</c>.</exception>
    public async Task<VerdictView?> UnmaskAsync(Guid id, int? revision, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var caller = await session.RequireAsync(Scopes.PrefillRead);
        await session.RequireAsync(Scopes.VerifyRead);
        if (await reader.FindAsync(id, revision, caller.Divisions, cancellationToken) is not { } view)
        {
            return null;
        }

        await trail.WriteAsync(caller, AuditActions.Unmask, view.Verification.PolicyKey.Division, id.ToString(), reason.Trim(), $"verification revision {view.Revision?.Number ?? 0}", cancellationToken);
        return await ShowAsync(view, caller, unmasked: true, cancellationToken);
    }

    private async Task<VerdictView> ShowAsync(VerificationView view, Caller caller, bool unmasked, CancellationToken cancellationToken)
    {
        var change = view.Revision is { Number: > 1 and var number }
            ? await changes.FindAsync(view.Verification.Id, (number - 1, number), null, 1, caller.Divisions, unmasked, cancellationToken)
            : null;
        var family = view.Verification.Family;
        IEnumerable<FamilyMember> people =
        [
            new FamilyMember("child", family.Child.Name, family.Child.IdNumber),
            .. family.Guardians.Select((g, i) => new FamilyMember($"guardian-{i + 1}", g.Person.Name, g.Person.IdNumber)),
        ];
        return new VerdictView(
            presenter.Present(view, prefill: unmasked),
            view.LatestRevision,
            change?.Changes[0],
            [.. people.Select(p => unmasked ? p : p with { Name = FactMask.Mask(p.Name), IdNumber = FactMask.Mask(p.IdNumber) })],
            unmasked);
    }
}
