using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataHub.Contracts.Access;
using DataHub.Contracts.Comparing;
using DataHub.Core.Items.Declared;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Host.Api;
using DataHub.Host.Api.Policies;
using DataHub.Host.Console.SignIn;
using DataHub.Verification.Policies;

namespace DataHub.Host.Console.Pages.Policies;

/// <summary>What is known of a draft: everything that is wrong with it, and what it would change.</summary>
/// <param name="Key">Whose policy it is; null where it does not say.</param>
/// <param name="Stored">Version that it was compared with; 0: the county has none yet, or it is of another division.</param>
/// <param name="Differences">Against that version; empty when both say the same.</param>
internal sealed record DraftCheck(PolicyKey? Key, IReadOnlyList<PolicyProblem> Problems, bool InReach, int Stored, IReadOnlyList<JsonDifference> Differences)
{
    public bool MayBePut => Problems.Count == 0 && InReach && (Stored == 0 || Differences.Count > 0);
}

/// <summary>A policy being changed: checked by the hub's own rules, compared with what is stored, and put as the next version.</summary>
[PageModel]
internal sealed class PolicyDraftModel(OperatorSession session, IPolicyStore store, PolicyPublisher publisher, DeclaredItems items)
{
    /// <summary>Bytes of the longest document, as of the API's.</summary>
    public const int Longest = RequestBody.PolicyLimit;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The latest version's document to begin with; null when there is none such in the operator's divisions.</returns>
    /// <exception cref="NotAllowedException" />
    public async Task<string?> BeginAsync(PolicyKey key, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.PolicyRead);
        if (!caller.Divisions.Covers(key.Division) || await store.LatestAsync(key, cancellationToken) is not { } latest)
        {
            return null;
        }

        using var document = JsonDocument.Parse(latest.Json);
        return JsonSerializer.Serialize(document.RootElement, Indented);
    }

    /// <summary>Everything at once; stores nothing.</summary>
    /// <exception cref="NotAllowedException" />
    public async Task<DraftCheck> CheckAsync(string json, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.PolicyRead);
        if (Encoding.UTF8.GetByteCount(json) > Longest)
        {
            return new DraftCheck(null, [new PolicyProblem("", "is too long", $"a policy has at most {Longest / 1024} KiB")], false, 0, []);
        }

        var reading = PolicyReader.Read(json, items);
        if (reading.Policy?.Key is not { } key)
        {
            return new DraftCheck(null, reading.Problems, false, 0, []);
        }

        var inReach = caller.Divisions.Covers(key.Division);
        var latest = inReach ? await store.LatestAsync(key, cancellationToken) : null;
        if (latest is null)
        {
            return new DraftCheck(key, reading.Problems, inReach, 0, []);
        }

        using JsonDocument before = JsonDocument.Parse(latest.Json), after = JsonDocument.Parse(json);
        var differences = JsonComparison.Of(before.RootElement, after.RootElement);

        // The documents end here; what differs is kept beyond.
        return new DraftCheck(key, reading.Problems, inReach, latest.Version, [.. differences.Select(d => d with { Stored = d.Stored?.Clone(), Changed = d.Changed?.Clone() })]);
    }

    /// <summary>Stores the next version of a draft that was checked.</summary>
    /// <returns>Its number; null when another version came in between, or the draft may not be put.</returns>
    /// <exception cref="NotAllowedException">Needs <c>policy.write</c>.</exception>
    public async Task<int?> PutAsync(string json, int changedVersion, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var caller = await session.RequireAsync(Scopes.PolicyWrite);
        return await CheckAsync(json, cancellationToken) is { MayBePut: true, Key: { } key }
            ? (await publisher.PutAsync(key, json, changedVersion, caller, reason.Trim(), cancellationToken))?.Version
            : null;
    }
}
