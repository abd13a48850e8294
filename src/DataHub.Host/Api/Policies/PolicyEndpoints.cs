using System.Text;
using System.Text.Json;
using DataHub.Contracts.Json;
using DataHub.Contracts.Policies;
using DataHub.Contracts.Problems;
using DataHub.Core.Items.Declared;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Problems;
using DataHub.Verification.Policies;

namespace DataHub.Host.Api.Policies;

/// <summary>Policies: listed, read as they were put, validated, and replaced by the next version.</summary>
/// <param name="items">Items that the hub knows from documents, which policies may name.</param>
internal sealed class PolicyEndpoints(IPolicyStore store, PolicyPublisher publisher, DeclaredItems items)
{
    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var versions = await store.ListAsync(context.Caller().Divisions, cancellationToken);
        return new JsonAnswer<PolicyListResponse>(new PolicyListResponse([.. versions.Select(Summary)]), ContractsJson.Default.PolicyListResponse);
    }

    public async Task<IResult> GetAsync(string division, int year, string stage, HttpContext context, CancellationToken cancellationToken)
    {
        if (Key(division, year, stage, context) is not { } key || await store.LatestAsync(key, cancellationToken) is not { } version)
        {
            return new Problem(ErrorCodes.PolicyNotFound, "There is no policy for this division, year and stage.");
        }

        var tag = EntityTags.Of(version.Version);
        context.Response.Headers.ETag = tag;
        return EntityTags.Names(context.Request.Headers.IfNoneMatch, tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Text(version.Json, "application/json", Encoding.UTF8);
    }

    public async Task<IResult> PutAsync(string division, int year, string stage, HttpContext context, CancellationToken cancellationToken)
    {
        if (Key(division, year, stage, context) is not { } key)
        {
            return new Problem(ErrorCodes.PolicyNotFound, "No policy can be put here: the address needs a county of the credential's divisions, a year, and the stage primary or junior.");
        }

        var create = EntityTags.Names(context.Request.Headers.IfNoneMatch, "");
        var expected = create ? 0 : EntityTags.Version(context.Request.Headers.IfMatch);
        if (expected is null)
        {
            return new Problem(ErrorCodes.PreconditionRequired, "Send If-Match with the ETag of the version that you changed, or If-None-Match: * for a county's first policy.");
        }

        var (bytes, unread) = await RequestBody.ReadAsync(context.Request, RequestBody.PolicyLimit, cancellationToken);
        if (unread is not null)
        {
            return unread;
        }

        var json = Encoding.UTF8.GetString(bytes);
        var reading = PolicyReader.Read(json, items);
        var errors = new FieldErrors();
        foreach (var problem in reading.Problems)
        {
            errors.Add(problem.Pointer, $"{problem.Problem}: {problem.Fix}");
        }

        if (reading.Policy is { } policy && policy.Key != key)
        {
            errors.Add("", $"the document is the policy of {policy.Key}, the address that of {key}: make them agree");
        }

        return errors.Any ? errors.ToProblem(ErrorCodes.PolicyInvalid) : await StoreAsync(key, json, expected.Value, context, cancellationToken);
    }

    /// <summary>What <see cref="PutAsync"/> would say of the document; nothing is stored.</summary>
    public async Task<IResult> ValidateAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (bytes, unread) = await RequestBody.ReadAsync(context.Request, RequestBody.PolicyLimit, cancellationToken);
        if (unread is not null)
        {
            return unread;
        }

        var problems = PolicyReader.Read(Encoding.UTF8.GetString(bytes), items).Problems;
        return new JsonAnswer<PolicyValidationResponse>(
            new PolicyValidationResponse(problems.Count == 0, [.. problems.Select(p => new PolicyProblemBody(p.Pointer, p.Problem, p.Fix))]), ContractsJson.Default.PolicyValidationResponse);
    }

    private async Task<IResult> StoreAsync(PolicyKey key, string json, int expected, HttpContext context, CancellationToken cancellationToken)
    {
        if (await publisher.PutAsync(key, json, expected, context.Caller(), reason: null, cancellationToken) is not { } stored)
        {
            return new Problem(ErrorCodes.PreconditionFailed, "Another version is the latest: read it, apply your change to it and put it again.");
        }

        context.Response.Headers.ETag = EntityTags.Of(stored.Version);
        return new JsonAnswer<PolicySummary>(Summary(stored), ContractsJson.Default.PolicySummary, expected == 0 ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static PolicyKey? Key(string division, int year, string stage, HttpContext context) =>
        EnumNames<Stage>.TryParse(stage, out var known) && context.Caller().Divisions.Covers(division) ? new PolicyKey(division, year, known) : null;

    private static PolicySummary Summary(PolicyVersion version)
    {
        using var document = JsonDocument.Parse(version.Json);
        var title = document.RootElement.GetProperty("title");
        return new PolicySummary(
            version.Key.Division, version.Key.Year, EnumNames<Stage>.Of(version.Key.Stage), version.Version,
            new(title.GetProperty("zh").GetString()!, title.GetProperty("en").GetString()!), version.StoredAt, version.StoredBy);
    }
}
