using DataHub.Contracts.Access;
using DataHub.Contracts.Operations;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Sources;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Audit;
using DataHub.Host.Api.Sources;
using DataHub.Host.Console.SignIn;
using DataHub.Pipeline.Pulling;
using DataHub.Pipeline.Pulling.Sources;

namespace DataHub.Host.Console.Pages.Sources;

/// <summary>How the sources do over all nodes, and what operators say about them: it holds for every division.</summary>
[PageModel]
internal sealed class SourcesModel(
    OperatorSession session, OpsSourceBodies bodies, AdapterDirectory adapters, ISourceControlStore controls, SourceSync sync, SourceProbe probe, AuditTrail trail, TimeProvider time)
{
    /// <summary>Whoever may do this does it to all divisions.</summary>
    private const string Everywhere = "37";

    /// <exception cref="NotAllowedException" />
    public async Task<IReadOnlyList<OpsSource>> ReadAsync(CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsRead);
        return await bodies.AllAsync(caller.Divisions, cancellationToken);
    }

    /// <exception cref="NotAllowedException">Needs <c>ops.admin</c>.</exception>
    public async Task PauseAsync(string item, string reason, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsAdmin);
        await controls.PauseAsync(new ItemId(item), new SourcePause(time.GetUtcNow(), caller.ClientId, reason), Entry(caller, AuditActions.SourcePause, item, reason, null), cancellationToken);
        await sync.RunOnceAsync(cancellationToken);
    }

    /// <summary>Ends a pause and makes all nodes forget holds and breakers.</summary>
    /// <exception cref="NotAllowedException">Needs <c>ops.admin</c>.</exception>
    public async Task ResumeAsync(string item, string reason, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsAdmin);
        await controls.ResumeAsync(new ItemId(item), Entry(caller, AuditActions.SourceResume, item, reason, null), cancellationToken);
        await sync.RunOnceAsync(cancellationToken);
    }

    /// <summary>One real call with a test identity.</summary>
    /// <returns>Null when no test identity is configured, or there is no such item.</returns>
    /// <exception cref="NotAllowedException">Needs <c>ops.replay</c>.</exception>
    public async Task<ProbeResult?> ProbeAsync(string item, string reason, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsReplay);
        await trail.WriteAsync(caller, AuditActions.SourceProbe, Everywhere, item, reason, cancellationToken: cancellationToken);
        return adapters.Find(new ItemId(item)) is { } adapter && await probe.RunAsync(adapter, cancellationToken) is { State: not null } result ? result : null;
    }

    /// <exception cref="NotAllowedException">Needs <c>ops.admin</c>.</exception>
    public async Task PlanAsync(string item, DateTimeOffset from, DateTimeOffset until, string reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(until, from);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(until, now);
        var caller = await session.RequireAsync(Scopes.OpsAdmin);
        await controls.PlanAsync(
            new SourceWindow(Guid.CreateVersion7(now), new ItemId(item), from, until, reason, caller.ClientId),
            Entry(caller, AuditActions.SourceMaintenance, item, reason, $"{from:O}/{until:O}"),
            cancellationToken);
        await sync.RunOnceAsync(cancellationToken);
    }

    /// <exception cref="NotAllowedException">Needs <c>ops.admin</c>.</exception>
    public async Task UnplanAsync(string item, Guid window, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsAdmin);
        await controls.UnplanAsync(new ItemId(item), window, Entry(caller, AuditActions.SourceMaintenance, item, null, $"taken back: {window}"), cancellationToken);
        await sync.RunOnceAsync(cancellationToken);
    }

    private AuditEvent Entry(Caller caller, string action, string item, string? reason, string? detail) => trail.Event(caller, action, Everywhere, item, reason, detail);
}
