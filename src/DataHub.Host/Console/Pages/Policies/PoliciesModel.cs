using System.Text.Encodings.Web;
using System.Text.Json;
using DataHub.Contracts.Access;
using DataHub.Core.Items.Declared;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Host.Console.SignIn;
using DataHub.Verification.Policies;

namespace DataHub.Host.Console.Pages.Policies;

/// <param name="Policy">The document read; null where this program's rules no longer take it.</param>
internal sealed record PolicyRow(PolicyVersion Version, Policy? Policy);

/// <param name="Pretty">The document, indented, its letters as letters.</param>
/// <param name="Policy">The document read; null where this program's rules no longer take it.</param>
internal sealed record PolicyView(PolicyVersion Version, int Latest, string Pretty, Policy? Policy);

/// <summary>Policies of the operator's divisions and their versions. A new one is drafted, checked and put on a page of its own.</summary>
[PageModel]
internal sealed class PoliciesModel(OperatorSession session, IPolicyStore store, DeclaredItems items)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="NotAllowedException" />
    public async Task<IReadOnlyList<PolicyRow>> ListAsync(CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.PolicyRead);
        return [.. (await store.ListAsync(caller.Divisions, cancellationToken)).Select(v => new PolicyRow(v, PolicyReader.Read(v.Json, items).Policy))];
    }

    /// <param name="version">The latest when null.</param>
    /// <returns>Null when there is none such in the operator's divisions.</returns>
    /// <exception cref="NotAllowedException" />
    public async Task<PolicyView?> FindAsync(PolicyKey key, int? version, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.PolicyRead);
        if (!caller.Divisions.Covers(key.Division) || await store.LatestAsync(key, cancellationToken) is not { } latest)
        {
            return null;
        }

        var shown = version is { } number && number != latest.Version ? await store.VersionAsync(key, number, cancellationToken) : latest;
        return shown is null ? null : new PolicyView(shown, latest.Version, JsonSerializer.Serialize(JsonDocument.Parse(shown.Json).RootElement, Indented), PolicyReader.Read(shown.Json, items).Policy);
    }
}
