using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Json;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Problems;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Sources;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Audit;
using DataHub.Host.Api.Problems;
using DataHub.Pipeline.Pulling;
using DataHub.Pipeline.Pulling.Sources;

namespace DataHub.Host.Api.Sources;

/// <summary><c>/ops/v1/sources</c>: what operators see of the sources, and say about them.</summary>
internal sealed class OpsSources(
    AdapterDirectory adapters, ISourceControlStore controls, SourceSync sync, SourceProbe probe, OpsSourceBodies bodies, AuditTrail trail, TimeProvider time)
{
    private const int Limit = 8 * 1024, LongestReason = 500;

    /// <summary>Controls hold for all divisions.</summary>
    private const string Everywhere = "37";

    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(30);
    private static readonly JsonTypeInfo<SourceControlRequest> ControlType = (JsonTypeInfo<SourceControlRequest>)ContractsJson.Requests.GetTypeInfo(typeof(SourceControlRequest));
    private static readonly JsonTypeInfo<MaintenanceRequest> MaintenanceType = (JsonTypeInfo<MaintenanceRequest>)ContractsJson.Requests.GetTypeInfo(typeof(MaintenanceRequest));

    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken) => new JsonAnswer<OpsSourceListResponse>(
        new(await bodies.AllAsync(context.Caller().Divisions, cancellationToken)), ContractsJson.Default.OpsSourceListResponse);

    public async Task<IResult> PauseAsync(string item, HttpContext context, CancellationToken cancellationToken)
    {
        var (adapter, reason, problem) = await ReadAsync(item, context, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        await controls.PauseAsync(
            adapter!.Descriptor.Item, new SourcePause(time.GetUtcNow(), context.Caller().ClientId, reason!), Entry(AuditActions.SourcePause, item, reason, null, context), cancellationToken);
        return await AnswerAsync(item, context, cancellationToken);
    }

    public async Task<IResult> ResumeAsync(string item, HttpContext context, CancellationToken cancellationToken)
    {
        var (adapter, reason, problem) = await ReadAsync(item, context, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        await controls.ResumeAsync(adapter!.Descriptor.Item, Entry(AuditActions.SourceResume, item, reason, null, context), cancellationToken);
        return await AnswerAsync(item, context, cancellationToken);
    }

    public async Task<IResult> ProbeAsync(string item, HttpContext context, CancellationToken cancellationToken)
    {
        var (adapter, reason, problem) = await ReadAsync(item, context, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        await trail.WriteAsync(context.Caller(), AuditActions.SourceProbe, Everywhere, item, reason, cancellationToken: cancellationToken);
        var result = await probe.RunAsync(adapter!, cancellationToken);
        return result.State is not { } state
            ? new Problem(ErrorCodes.ProbeNotConfigured, $"Agree on a test identity with the department and set Adapters:{adapter!.Descriptor.Item}:Probe (Division, Name, IdNumber).")
            : new JsonAnswer<ProbeResponse>(
                new(item, EnumNames<PullState>.Of(state), result.Failure is { } failure ? EnumNames<ErrorClass>.Of(failure.Class) : null, result.Failure?.Code, result.Failure?.Message,
                    (int)result.Elapsed.TotalMilliseconds),
                ContractsJson.Default.ProbeResponse);
    }

    public async Task<IResult> PlanAsync(string item, HttpContext context, CancellationToken cancellationToken)
    {
        if (Find(item) is not { } adapter)
        {
            return NoSuch();
        }

        var (bytes, unread) = await RequestBody.ReadAsync(context.Request, Limit, cancellationToken);
        if (unread is not null)
        {
            return unread;
        }

        var (request, misshapen) = RequestBody.Parse(bytes, MaintenanceType);
        if (request is null)
        {
            return misshapen!;
        }

        var now = time.GetUtcNow();
        var errors = new FieldErrors();
        Require(errors, request.Reason);
        if (request.From is not { } from || request.Until is not { } until)
        {
            errors.Add(request.From is null ? "/from" : "/until", "is required: an instant such as 2026-06-10T18:00:00Z");
            return errors.ToProblem();
        }

        if (until <= from || until <= now || until - from > LongestWindow)
        {
            errors.Add("/until", "must be in the future, after 'from', and at most 30 days after it; for an open end pause the item");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var window = new SourceWindow(Guid.CreateVersion7(now), adapter.Descriptor.Item, from, until, request.Reason, context.Caller().ClientId);
        await controls.PlanAsync(window, Entry(AuditActions.SourceMaintenance, item, request.Reason, $"{from:O}/{until:O}", context), cancellationToken);
        return await AnswerAsync(item, context, cancellationToken, StatusCodes.Status201Created);
    }

    public async Task<IResult> UnplanAsync(string item, Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        if (Find(item) is not { } adapter)
        {
            return NoSuch();
        }

        if (!await controls.UnplanAsync(adapter.Descriptor.Item, id, Entry(AuditActions.SourceMaintenance, item, null, $"taken back: {id}", context), cancellationToken))
        {
            return new Problem(ErrorCodes.NotFound, "The item has no planned maintenance with this id.");
        }

        await sync.RunOnceAsync(cancellationToken);
        return Results.NoContent();
    }

    private async Task<(IAdapter? Adapter, string? Reason, IResult? Problem)> ReadAsync(string item, HttpContext context, CancellationToken cancellationToken)
    {
        if (Find(item) is not { } adapter)
        {
            return (null, null, NoSuch());
        }

        var (bytes, unread) = await RequestBody.ReadAsync(context.Request, Limit, cancellationToken);
        if (unread is not null)
        {
            return (null, null, unread);
        }

        var (request, misshapen) = RequestBody.Parse(bytes, ControlType);
        var errors = new FieldErrors();
        Require(errors, request?.Reason);
        return request is null ? (null, null, misshapen) : errors.Any ? (null, null, errors.ToProblem()) : (adapter, request.Reason, null);
    }

    /// <summary>This node does it at once, the others within seconds.</summary>
    private async Task<IResult> AnswerAsync(string item, HttpContext context, CancellationToken cancellationToken, int status = StatusCodes.Status200OK)
    {
        await sync.RunOnceAsync(cancellationToken);
        var source = (await bodies.AllAsync(context.Caller().Divisions, cancellationToken)).Single(body => body.Item == item);
        return new JsonAnswer<OpsSource>(source, ContractsJson.Default.OpsSource, status);
    }

    private AuditEvent Entry(string action, string item, string? reason, string? detail, HttpContext context) =>
        trail.Event(context.Caller(), action, Everywhere, item, reason, detail);

    private IAdapter? Find(string item) => adapters.Find(new ItemId(item));

    private Problem NoSuch() => new(ErrorCodes.NotFound, $"There is no such item; known are {string.Join(", ", SourceHealth.InOrder(adapters).Select(a => a.Item.Value))}.");

    private static void Require(FieldErrors errors, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            errors.Add("/reason", $"takes 1 to {LongestReason} characters: it is kept in the audit");
        }
    }
}
