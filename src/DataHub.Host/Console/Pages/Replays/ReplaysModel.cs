using DataHub.Contracts.Access;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Host.Api.Audit;
using DataHub.Host.Console.SignIn;
using DataHub.Pipeline.Replaying;

namespace DataHub.Host.Console.Pages.Replays;

/// <summary>How a replay is to go, as the operator set it.</summary>
public sealed class ReplayTerms
{
    public string Reason { get; set; } = "";

    /// <summary>Pulls a second at most. 0.1–10,000.</summary>
    public double Rate { get; set; } = 20;

    /// <summary>Stops itself when the same class came back that often in a row. 1–1000.</summary>
    public int StopAfter { get; set; } = 10;

    /// <summary>Also what the source rejected, and what can no longer change the verdict.</summary>
    public bool Force { get; set; }

    /// <summary>Reads the stored answers again; nobody is asked.</summary>
    public bool Raw { get; set; }

    internal ReplayMode Mode => Raw ? ReplayMode.Raw : ReplayMode.Ask;
}

/// <summary>Planning, starting, watching and holding up replays.</summary>
[PageModel]
internal sealed class ReplaysModel(OperatorSession session, IReplayStore replays, ReplayDesk desk, AuditTrail trail, TimeProvider time)
{
    private const int PageSize = 20;

    /// <returns>Newest first; the id to go on before, null on the last page.</returns>
    /// <exception cref="NotAllowedException" />
    public async Task<(IReadOnlyList<ReplayStatus> Items, Guid? Next)> ListAsync(Guid? before, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsRead);
        var found = await replays.ListAsync(caller.Divisions, before, PageSize + 1, cancellationToken);
        return ([.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <exception cref="NotAllowedException" />
    public async Task<ReplayStatus?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsRead);
        return await replays.FindAsync(id, caller.Divisions, cancellationToken);
    }

    /// <summary>What it would do; changes nothing.</summary>
    /// <exception cref="NotAllowedException">Needs <c>ops.replay</c>.</exception>
    public async Task<ReplayPlanned> PlanAsync(ReplaySelection selection, ReplayTerms terms, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsReplay);
        return await desk.PlanAsync(FailedOnly(selection), terms.Mode, terms.Force, terms.Rate, caller.Divisions, cancellationToken);
    }

    /// <exception cref="NotAllowedException">Needs <c>ops.replay</c>.</exception>
    public async Task<ReplayStarted> StartAsync(ReplaySelection selection, ReplayTerms terms, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(terms.Reason);
        ArgumentOutOfRangeException.ThrowIfNotEqual(terms.Rate is >= 0.1 and <= 10_000 && terms.StopAfter is >= 1 and <= 1000, true, nameof(terms));
        var caller = await session.RequireAsync(Scopes.OpsReplay);
        var now = time.GetUtcNow();
        var replay = new NewReplay
        {
            Id = Guid.CreateVersion7(now),
            CreatedAt = now,
            CreatedBy = caller.ClientId,
            Reason = terms.Reason.Trim(),
            Mode = terms.Mode,
            RatePerSecond = terms.Rate,
            StopAfter = terms.StopAfter,
            Force = terms.Force,
            Selection = FailedOnly(selection),
        };
        return await desk.StartAsync(replay, caller.Divisions, trail.ReplayStart(caller, replay), cancellationToken);
    }

    /// <summary>Pauses, resumes or cancels.</summary>
    /// <exception cref="NotAllowedException">Needs <c>ops.replay</c>.</exception>
    public async Task<ReplayMoved> MoveAsync(Guid id, ReplayState to, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsReplay);
        return await desk.MoveAsync(id, to, to == ReplayState.Running ? null : $"by {caller.ClientId}", caller.Divisions, trail.ReplayMove(caller, id, to), cancellationToken);
    }

    private static ReplaySelection FailedOnly(ReplaySelection selection) =>
        selection with { Filter = selection.Filter is { } filter ? filter with { State = PullState.Failed } : null };
}
